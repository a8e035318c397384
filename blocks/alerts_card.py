"""Which channels are warned of deadlines, and of which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from blocks import kit
from blocks.alert_words import flags, kind_words, wanted, week
from blocks.expiring_card import Due
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, bold, channel, phrase, user
from blocks.paging import paged
from contracts.alerts import Filters
from contracts.i18n import _, many, show_day, show_day_of
from contracts.rhythm import Weekly


class Subscription(Protocol):
    """A channel, what it wants to be warned of, and who asked for it."""

    @property
    def id(self) -> int: ...
    @property
    def channel_id(self) -> str: ...
    @property
    def filters(self) -> Filters: ...
    @property
    def by(self) -> str: ...
    @property
    def at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Started:
    """A channel that is warned, how many accounts are of its segment, and whether it is *new*."""

    subscription: Subscription
    fitting: int
    new: bool
    weekly: Weekly | None = None


def alerts_message(
    found: Sequence[Subscription], weekly: Mapping[str, Weekly], page: int, line: str
) -> Message:
    """Every channel that asked for warnings, with its number, paged."""
    nothing = _("No channel asked for warnings yet.")
    how = phrase("Type `/contract alerts here` in the channel that should get them.")
    head = [kit.text(bold(_("Warnings")))]
    stop = _("`/contract alerts stop NUMBER` ends one of them, from wherever you type it.")
    lines = [_line(one, weekly.get(one.channel_id)) for one in found]
    groups = [kit.texts([one]) for one in lines or [how]]
    rest = [kit.context(Mrkdwn(stop))] if found else kit.texts([nothing])
    return paged([*head, *rest], groups, page, line, _("Warnings"))


def _line(one: Subscription, weekly: Weekly | None) -> Mrkdwn:
    words = "*{number}* · {channel}: {what}, since {day}, by {who}"
    said = phrase(words, number=one.id, channel=channel(one.channel_id), what=wanted(one.filters),
                  day=show_day_of(one.at), who=user(one.by))  # fmt: skip
    if weekly is None:
        return said
    return phrase("{said}; gathered {when}", said=said, when=week(weekly))


def started_message(started: Started) -> Message:
    """What will come, how much that is, and where else a warning goes."""
    one = started.subscription
    values = {"channel": channel(one.channel_id), "what": wanted(one.filters)}
    if not started.new:
        since = {"who": user(one.by), "day": show_day_of(one.at)}
        said = "{channel} is warned already: {what}, as {who} asked on {day}. Nothing changed."
        return Message(_("Warnings"), (kit.text(phrase(said, **values, **since)),))
    lines = [
        phrase("{channel} is warned of deadlines from now on: {what}.", **values),
        _how_many(one.filters.segment, started.fitting),
        *_incomparable(one.filters),
        *_gathered(started.weekly),
        _("An account’s own channel and its owner are warned as before."),
        _("I must be a member of this channel: invite me if I am not."),
    ]
    buttons = kit.actions(
        kit.runs(_("Test it"), "alerts test"),
        kit.runs(_("All channels"), "alerts list"),
        kit.runs(_("Stop it"), f"alerts stop{flags(one.filters)}"),
    )
    return Message(_("Warnings"), (*kit.texts(lines), buttons))


def _gathered(weekly: Weekly | None) -> list[str]:
    said = "This channel gets them gathered, {when}; only what is urgent comes at once."
    return [_(said, when=week(weekly))] if weekly else []


def _incomparable(filters: Filters) -> list[str]:
    if filters.min_value is None:
        return []
    said = (
        "Contracts without a value, or with one in another currency than {currency}, are included."
    )
    return [_(said, currency=filters.min_value.currency)]


def _how_many(segment: str, fitting: int) -> str:
    if not fitting and segment:
        return _("No account has that segment yet.")
    if segment:
        return many(
            "{count} account is of that segment today.",
            "{count} accounts are of that segment today.",
            fitting,
        )
    return many("There is {count} account today.", "There are {count} accounts today.", fitting)


def stopped_message(stopped: Sequence[Subscription], *, singly: bool = False) -> Message:
    """What does not come any more; *singly*, not gathered in a digest any more."""
    lines: list[Mrkdwn | str] = [
        phrase(
            "{channel} is not warned any more: {what}.",
            channel=channel(one.channel_id),
            what=wanted(one.filters),
        )
        for one in stopped
    ]
    if singly:
        lines.append(_("The weekly digest of this channel has ended."))
    if not lines:
        lines.append(_("This channel did not ask for such warnings: nothing changed."))
    return Message(_("Warnings"), tuple(kit.texts(lines)))


@dataclass(frozen=True, slots=True)
class NextWarning:
    """The deadline of which a channel is warned next, and the day of its first warning."""

    due: Due
    customer: str
    first: date


def tested_message(one: NextWarning, channel_id: str, today: date) -> Message:
    """That it is on its way."""
    contract, deadline = one.due.contract, one.due.deadline
    words = "A test is on its way to {channel}: *{who}*, {ref}, {kind} on {day}."
    said = phrase(words, channel=channel(channel_id), who=one.customer,
                  ref=f"{contract.ref}/{one.due.version.number}",
                  kind=kind_words(deadline.kind), day=show_day(deadline.day))  # fmt: skip
    lines: list[Mrkdwn | str] = [said]
    if one.first > today:
        lines.append(_("Its first real warning comes on {day}.", day=show_day(one.first)))
    return Message(_("Warnings"), tuple(kit.texts(lines)))


def nothing_comes_message(channel_id: str, *, asked: bool) -> Message:
    """That no deadline of the coming year would be warned of here; *asked*, for its filters."""
    said = phrase(
        "Nothing of the coming year would come to {channel}.", channel=channel(channel_id)
    )
    why = (
        _("No deadline fits what it asked for: `/contract alerts list` shows that.")
        if asked
        else _("It asked for no warnings: type `/contract alerts here`.")
    )
    return Message(_("Warnings"), tuple(kit.texts([said, Mrkdwn(why)])))
