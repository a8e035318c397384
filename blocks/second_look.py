"""What refuses nothing, but deserves a second look: by the author, and by whoever decides."""

from blocks.mrkdwn import Mrkdwn, phrase


def second_look(sentence: str) -> Mrkdwn:
    """A sentence that catches the eye."""
    return phrase("⚠ {sentence}", sentence=sentence)
