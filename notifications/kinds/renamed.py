"""An admin is told that a channel which is warned has another name now."""

from dataclasses import dataclass

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import channel, lines, phrase
from contracts.i18n import _
from notifications.hearing import RENAMED
from notifications.kind import Kind, Moment
from store import Notice, UnitOfWork


@dataclass(frozen=True, slots=True)
class Renamed:
    channel_id: str
    before: str  # empty: nobody knows


def facts(notice: Notice, _work: UnitOfWork, _moment: Moment) -> Renamed:
    return Renamed(notice.facts["channel"], notice.facts["before"])


def render(one: Renamed) -> Message:
    where = channel(one.channel_id)
    said = (
        phrase("*#{before} is called {channel} now.*", before=one.before, channel=where)
        if one.before
        else phrase("*A channel is called {channel} now.*", channel=where)
    )
    rest = _("It is still warned of deadlines, as its readers are the same.")
    how = phrase("Where that is wrong: `/contract alerts list` shows what to stop.")
    buttons = kit.actions(kit.runs(_("All channels"), "alerts list"))
    return Message(_("A channel has another name."), (kit.text(lines([said, rest, how])), buttons))


renamed = Kind(RENAMED, facts, render, Renamed("C0SAL0001", "sales"))
