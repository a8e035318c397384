"""Which channels are warned of deadlines, and about which accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, bold, channel, phrase, user
from blocks.paging import paged
from contracts.i18n import _, many, quoted, show_day_of


class Subscription(Protocol):
    """A channel, the segment of accounts that it is about (empty: all), and who asked for it."""

    @property
    def channel_id(self) -> str: ...
    @property
    def segment(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Started:
    """A channel that is warned, how many accounts fit by now, and whether that is *new*."""

    subscription: Subscription
    fitting: int
    new: bool


def alerts_message(found: Sequence[Subscription], page: int, line: str) -> Message:
    """Every channel that asked for warnings, paged."""
    nothing = _("No channel asked for warnings yet.")
    how = phrase("Type `/contract alerts here` in the channel that should get them.")
    head = [kit.text(bold(_("Warnings")))]
    said = kit.texts([_line(one) for one in found] or [nothing, how])
    return paged(head, [said], page, line, _("Warnings"))


def _line(one: Subscription) -> Mrkdwn:
    return phrase(
        "• {channel}: {what}, since {day}, by {who}",
        channel=channel(one.channel_id),
        what=_about(one.segment),
        day=show_day_of(one.at),
        who=user(one.by),
    )


def _about(segment: str) -> str:
    if segment:
        return _("accounts of the segment {segment}", segment=quoted(segment))
    return _("every account")


def started_message(started: Started) -> Message:
    """What will come, how much that is, and where else a warning may go."""
    one = started.subscription
    values = {"channel": channel(one.channel_id), "what": _about(one.segment)}
    if not started.new:
        since = {"who": user(one.by), "day": show_day_of(one.at)}
        said = "{channel} is warned already about {what}, as {who} asked on {day}: nothing changed."
        return Message(_("Warnings"), (kit.text(phrase(said, **values, **since)),))
    lines = [
        phrase("{channel} is warned of deadlines from now on: {what}.", **values),
        _how_many(one.segment, started.fitting),
        _("An account that has a channel of its own is warned about there."),
        _("I must be a member of this channel: invite me if I am not."),
    ]
    stop = f'alerts stop --segment "{one.segment}"' if one.segment else "alerts stop"
    list_them = kit.runs(_("All channels"), "alerts list")
    buttons = kit.actions(list_them, kit.runs(_("Stop it"), stop))
    return Message(_("Warnings"), (*kit.texts(lines), buttons))


def _how_many(segment: str, fitting: int) -> str:
    if not fitting and segment:
        return _("No account has that segment yet.")
    return many("{count} account fits today.", "{count} accounts fit today.", fitting)


def stopped_message(stopped: Sequence[Subscription]) -> Message:
    """What does not come any more."""
    if not stopped:
        said = _("This channel was not warned of that: nothing changed.")
        return Message(_("Warnings"), (kit.text(said),))
    lines = (
        phrase(
            "{channel} is no longer warned about {what}.",
            channel=channel(one.channel_id),
            what=_about(one.segment),
        )
        for one in stopped
    )
    return Message(_("Warnings"), tuple(kit.texts(lines)))
