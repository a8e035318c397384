"""That a channel or a person reads warnings once a week, and when the next digest comes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from blocks import kit
from blocks.alert_words import week
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, channel, phrase
from contracts.i18n import _, show_moment
from contracts.rhythm import Weekly


class Reader(Protocol):
    """Whose digest it is, how often it comes and when next."""

    @property
    def reader(self) -> str: ...
    @property
    def weekly(self) -> Weekly | None: ...
    @property
    def due(self) -> datetime | None: ...


def channel_weekly_message(one: Reader, zone: str) -> Message:
    """From now on the channel gets a digest."""
    words = "{channel} gets its warnings gathered from now on, {when} ({zone})."
    said = phrase(words, channel=channel(one.reader), when=_when(one), zone=zone)
    return _message([said, *_rest(one, zone)], "alerts stop --weekly")


def own_weekly_message(one: Reader, zone: str) -> Message:
    """From now on whoever asks gets one."""
    words = (
        "You get your week {when}: deadlines of your accounts, approvals that wait, your drafts."
    )
    return _message([_(words, when=_when(one)), *_rest(one, zone)], "week off")


def _when(one: Reader) -> str:
    return week(one.weekly) if one.weekly else ""


def _rest(one: Reader, zone: str) -> list[str]:
    lines = [_("What is urgent still comes at once: the last warnings before a deadline.")]
    if one.due is not None:
        words = "The next one comes on {at}; a week without anything is left out."
        lines.append(_(words, at=show_moment(one.due, zone)))
    return lines


def _message(lines: Sequence[Mrkdwn | str], stop: str) -> Message:
    buttons = kit.actions(kit.runs(_("One by one again"), stop))
    return Message(_("Once a week"), (*kit.texts(lines), buttons))


def singly_message() -> Message:
    """There is no digest any more."""
    said = _("The weekly digest has ended: warnings come one by one again.")
    return Message(_("Once a week"), (kit.text(said),))


def no_digest_message() -> Message:
    """There was none."""
    return Message(_("Once a week"), (kit.text(_("There was no weekly digest: nothing changed.")),))
