"""What was done, in a sentence or two, and what can be done next."""

from collections.abc import Mapping, Sequence

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn
from contracts.i18n import many


def and_then(message: Message, drafts: Sequence[str]) -> Message:
    """*message* with a button that submits the first of *drafts*, and offers the others then."""
    if not drafts:
        return message
    label = many("Submit the next, {count} is left", "Submit the next, {count} are left",
                 len(drafts))  # fmt: skip
    button = kit.runs(label, in_turn(drafts), style="primary")
    return Message(message.text, (*message.blocks, kit.actions(button)))


def in_turn(drafts: Sequence[str]) -> str:
    """The command line that submits the first of *drafts* and offers the others after it."""
    first, *rest = drafts
    return f"submit {first} --then {','.join(rest)}" if rest else f"submit {first}"


def done_message(said: Sequence[Mrkdwn | str], then: Mapping[str, str], text: str) -> Message:
    """*said*, a line each; *then* are command lines by the labels of their buttons.

    *text* is for the notification: nothing confidential.
    """
    buttons = [kit.runs(label, line) for label, line in then.items()]
    return Message(text, (*kit.texts(said), *([kit.actions(*buttons)] if buttons else [])))
