"""What ends, renews or must be given notice of soon."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from blocks import kit
from blocks.deadline_words import what
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, phrase, user
from blocks.paging import paged
from blocks.standing import in_days
from blocks.urgency import urgency
from contracts.account import Account, customer_name
from contracts.contract import Family
from contracts.deadlines import Deadline, DeadlineKind
from contracts.i18n import _, listed, many, number, quoted, show_day
from contracts.version import Version
from contracts.window import Window
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
    @property
    def taken_by(self) -> str | None: ...


class Whose(Protocol):
    """Accounts by their owners and teams."""

    @property
    def owners(self) -> Sequence[str]: ...
    @property
    def teams(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class ComingView:
    """Deadlines by day, the earliest first: of which days, and whose.

    *scope* is that as it is typed; from *more_from* on there are more than these.
    """

    found: Sequence[Due]
    today: date
    window: Window
    account: Account | None = None
    whose: Whose | None = None
    scope: str = ""
    more_from: date | None = None

    @property
    def of(self) -> str:
        """Whose, in words; nothing where it is everybody's."""
        return self.account.name if self.account else _(WORDS.get(self.scope, ""))


WORDS = {"--mine": "Your accounts", "--team": "Your team", "": ""}


def expiring_message(view: ComingView, page: int, line: str) -> Message:
    """Deadlines by day, the earliest first, paged."""
    groups = [[due_section(one, view.today)] for one in view.found]
    return paged(heading(view, "expiring"), groups, page, line, summary(view))


HORIZONS = (90, 365, 3_650)


def heading(view: ComingView, command: str) -> list[Block]:
    """How many there are and of whom, whether that is all, and where to look on."""
    head: list[Block] = [kit.text(bold(summary(view)))]
    if view.scope == "--team" and view.whose:
        head.append(kit.context(_team(view.whose)))
    if view.more_from:
        words = "There is more than one answer takes: from {day} on these are not all. Ask for fewer days, or for one customer."  # noqa: E501 - one sentence to translate
        head.append(kit.context(_(words, day=show_day(view.more_from))))
    return head if view.found else [*head, *_further(view, command)]


def _team(whose: Whose) -> Mrkdwn:
    """Who that is."""
    teams = _("team {names}", names=listed([quoted(one) for one in whose.teams]))
    people = Mrkdwn(listed([user(one) for one in whose.owners]))
    said = "Accounts of {teams}, and of {people}." if whose.teams else "Accounts of {people}."
    return phrase(said, teams=teams, people=people)


def _further(view: ComingView, command: str) -> list[Block]:
    """Where nothing comes due, a look further ahead."""
    reach = (view.window.last - view.today).days
    ahead = next((days for days in HORIZONS if days > reach), None)
    if ahead is None:
        return []
    label = _("Look {days} days ahead", days=number(ahead))
    line = " ".join(filter(None, (command, view.scope, f"--within {ahead}")))
    return [kit.actions(kit.runs(label, line))]


def summary(view: ComingView) -> str:
    """“ACME Industries: 3 deadlines in the next 90 days”."""
    when, found = view.window.words, len(view.found)
    said = _("No deadline {when}.", when=when)
    if found:
        said = many("{count} deadline {when}", "{count} deadlines {when}", found, when=when)
    return _("{of}: {said}", of=view.of, said=said) if view.of else said


def due_section(one: Due, today: date) -> Block:
    """When, what happens, of whom and who looks after it; with a button for the terms."""
    day = one.deadline.day
    said = joined(" · ", [bold(show_day(day)), in_days(day, today), what_of(one)])
    first = joined(" ", [mark_of(one, today), said])
    who = customer_name(one.account)
    value = one.version.value.short if one.version.value else ""
    owner = one.taken_by or (one.account.owner if one.account else None)
    ref = f"{one.contract.ref}/{one.version.number}"
    second = joined(" · ", [who, ref, value, user(owner) if owner else ""])
    return kit.text(lines([first, second]), button=_terms(one))


def mark_of(one: Due, today: date) -> Mrkdwn:
    """How urgent it is; empty: not very."""
    return urgency(one.deadline, today, one.account.holidays if one.account else None)


ACTED_ON = frozenset({DeadlineKind.NOTICE, DeadlineKind.OBLIGATION})


def act_by(one: Due) -> date | None:
    """The working day on or before a day on which somebody must act; None where nobody has to."""
    if one.deadline.kind not in ACTED_ON:
        return None
    holidays = one.account.holidays if one.account else None
    return working_day_on_or_before(one.deadline.day, holidays)


def what_of(one: Due) -> str:
    """“last day for notice, else it renews for 12 months; act by 25 Sep 2026”."""
    said, act = what(one.version, one.deadline), act_by(one)
    if act is None or act == one.deadline.day:
        return said
    return _("{said}; act by {day}", said=said, day=show_day(act))


def _terms(one: Due) -> kit.Button:
    if one.account is None:
        return kit.runs(_("Show"), f"show {one.contract.ref}")
    return kit.runs(_("Terms"), f"terms {one.account.code}")
