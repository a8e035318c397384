"""What ends, renews or must be given notice of soon."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from blocks import kit
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, user
from blocks.paging import paged
from blocks.standing import in_days
from contracts.account import Account
from contracts.contract import Family
from contracts.deadlines import Deadline, DeadlineKind
from contracts.i18n import _, many, number, show_day
from contracts.version import Version
from contracts.working_days import working_day_on_or_before


class Due(Protocol):
    """A deadline that lies ahead, and what it is about."""

    @property
    def deadline(self) -> Deadline: ...
    @property
    def contract(self) -> Family: ...
    @property
    def version(self) -> Version: ...
    @property
    def account(self) -> Account | None: ...


WHAT = {
    DeadlineKind.NOTICE: "last day for notice, else it renews for {length}",
    DeadlineKind.RENEWAL: "renews for {length}",
    DeadlineKind.END: "ends",
}


@dataclass(frozen=True, slots=True)
class ExpiringView:
    """Deadlines by day, the earliest first, and of how many days."""

    found: Sequence[Due]
    today: date
    within: int
    complete: bool  # whether there are no more


def expiring_message(view: ExpiringView, page: int, line: str) -> Message:
    """Deadlines by day, the earliest first, paged."""
    said = _count(len(view.found), view.within)
    groups = [[kit.text(_due(one, view.today), button=_terms(one))] for one in view.found]
    head = [kit.text(bold(said)), *(() if view.found else _further(view.within, line))]
    if not view.complete:
        head.append(kit.context(_("There are more: these come first. Ask for fewer days.")))
    return paged(head, groups, page, line, said)


HORIZONS = (90, 365, 3_650)


def _further(within: int, line: str) -> list[Block]:
    """Where nothing comes due, a look further ahead."""
    ahead = next((days for days in HORIZONS if days > within), None)
    if ahead is None:
        return []
    mine = " --mine" if "--mine" in line else ""
    label = _("Look {days} days ahead", days=number(ahead))
    return [kit.actions(kit.runs(label, f"expiring --within {ahead}{mine}"))]


def _count(found: int, within: int) -> str:
    """“3 deadlines in the next 90 days”."""
    when = many("in the next day", "in the next {count} days", within) if within else _("today")
    if not found:
        return _("No deadline {when}.", when=when)
    return many("{count} deadline {when}", "{count} deadlines {when}", found, when=when)


def _due(one: Due, today: date) -> Mrkdwn:
    day = one.deadline.day
    first = joined(" · ", [bold(show_day(day)), in_days(day, today), _what(one)])
    who = one.account.name if one.account else _("shared terms")
    value = one.version.value.short if one.version.value else ""
    owner = user(one.account.owner) if one.account and one.account.owner else ""
    ref = f"{one.contract.ref}/{one.version.number}"
    return lines([first, joined(" · ", [who, ref, value, owner])])


def _what(one: Due) -> str:
    said = _(WHAT[one.deadline.kind], length=one.version.renewal.length)
    holidays = one.account.holidays if one.account else None
    act = working_day_on_or_before(one.deadline.day, holidays)
    if one.deadline.kind is not DeadlineKind.NOTICE or act == one.deadline.day:
        return said
    return _("{said}; act by {day}", said=said, day=show_day(act))


def _terms(one: Due) -> kit.Button:
    if one.account is None:
        return kit.runs(_("Show"), f"show {one.contract.ref}")
    return kit.runs(_("Terms"), f"terms {one.account.code}")
