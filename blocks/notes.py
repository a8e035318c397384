"""Why somebody reads a message that was not only, or not at all, for them: a line above it."""

from collections.abc import Callable, Mapping, Sequence

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, channel, phrase, user
from contracts.i18n import _
from contracts.people import is_person

Note = Mapping[str, str]
"""What the row of a message says of it: ``note`` names the sentence, the rest fills it."""


def noted(message: Message, notes: Sequence[Note]) -> Message:
    """*message* below its *notes*; a test says so in the notification, too."""
    if not notes:
        return message
    said = [NOTES[one["note"]](one) for one in notes]
    is_test = any(one["note"] == TEST for one in notes)
    text = _("A test: {text}", text=message.text) if is_test else message.text
    return Message(text, (kit.context(*said), *message.blocks))


def reader(reader_id: str) -> Mrkdwn:
    """A person or a channel."""
    return user(reader_id) if is_person(reader_id) else channel(reader_id)


def _nobody(_note: Note) -> Mrkdwn:
    return phrase(
        "Nobody else gets its warnings, so you do: type `/contract alerts here` in the channel that"
        " should."
    )


def _escalated(note: Note) -> Mrkdwn:
    words = "You get this, too, as the manager of {who}: nobody had reacted by then."
    return phrase(words, who=user(note["who"]))


def _owner_left(note: Note) -> Mrkdwn:
    words = "Its owner, {who}, is no longer with us, so you get it. Give it a new one: {line}"
    line = f"`/contract account {note['account']} --owner @somebody`"
    return phrase(words, who=user(note["who"]), line=Mrkdwn(line))


def _moved(note: Note) -> Mrkdwn:
    words = "This was meant for {who}, but cannot go there: {cause}."
    return phrase(words, who=reader(note["who"]), cause=cause_of(note["cause"]))


def _test(note: Note) -> Mrkdwn:
    words = "*This is a test* that {who} asked for: the next warning that comes here looks like it."
    return phrase(words, who=user(note["who"]))


def cause_of(cause: str) -> str:
    """Why nothing can be said to somebody, in words."""
    return _(CAUSES.get(cause, cause))


CAUSES: Mapping[str, str] = {
    "archived": "the channel is archived",
    "left": "I am not a member of the channel any more, or it is gone",
    "outsiders": "people from outside read that channel",
    "shut": "I am not allowed to post there",
    "gone": "they are no longer with us, or may not look up contracts",
}
TEST, MOVED = "test", "moved"
NOTES: Mapping[str, Callable[[Note], Mrkdwn]] = {
    "nobody": _nobody,
    "escalated": _escalated,
    "owner left": _owner_left,
    MOVED: _moved,
    TEST: _test,
}
