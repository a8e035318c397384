"""What was done, in a sentence or two, and what can be done next."""

from collections.abc import Mapping, Sequence

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn


def done_message(said: Sequence[Mrkdwn | str], then: Mapping[str, str], text: str) -> Message:
    """*said*, a line each; *then* are command lines by the labels of their buttons.

    *text* is for the notification: nothing confidential.
    """
    buttons = [kit.runs(label, line) for label, line in then.items()]
    return Message(text, (*kit.texts(said), *([kit.actions(*buttons)] if buttons else [])))
