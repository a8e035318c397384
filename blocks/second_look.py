"""What refuses nothing, but deserves a second look: by the author, and by whoever decides."""

from blocks.mrkdwn import Mrkdwn, italic, joined, phrase
from contracts.cautions import Caution


def second_look(caution: Caution) -> Mrkdwn:
    """A sentence that catches the eye, and what to do about it."""
    said = phrase("⚠ {sentence}", sentence=caution.sentence)
    return joined(" ", [said, italic(caution.todo) if caution.todo else ""])
