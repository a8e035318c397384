"""A week in one message: deadlines, what waits for a decision, drafts; what comes first, first."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from blocks import kit
from blocks.expiring_card import Due, mark_of, what_of
from blocks.kit import Block, Button, Message
from blocks.mrkdwn import Mrkdwn, bold, channel, joined, phrase, user
from blocks.standing import due
from contracts.account import customer_name
from contracts.i18n import _, many, show_day, show_day_of
from contracts.lifecycle import State
from contracts.people import is_person
from contracts.terms.wording import short

DEADLINES, OTHERS = 25, 10  # as many as are named; of the rest only how many there are
NAME_ROOM, WHAT_ROOM = 60, 120  # characters


class Request(Protocol):
    @property
    def ref(self) -> str: ...
    @property
    def requested_by(self) -> str: ...
    @property
    def requested_at(self) -> datetime: ...


class Draft(Protocol):
    @property
    def ref(self) -> str: ...
    @property
    def customer(self) -> str: ...
    @property
    def state(self) -> State: ...


class Week(Protocol):
    """All that is before a reader on *today*, for so many *days* ahead."""

    @property
    def reader(self) -> str: ...
    @property
    def today(self) -> date: ...
    @property
    def days(self) -> int: ...
    @property
    def deadlines(self) -> Sequence[Due]: ...
    @property
    def complete(self) -> bool: ...
    @property
    def waiting(self) -> Sequence[Request]: ...
    @property
    def drafts(self) -> Sequence[Draft]: ...


NOTHING = "Nothing comes due in the {when}, nothing waits for you, and you have no drafts."


def week_message(week: Week, *more: Button) -> Message:
    """The week of a person, or of a channel; *more* are buttons beside those that lead on."""
    mine = is_person(week.reader)
    title = (
        bold(_("Your week"))
        if mine
        else phrase("*The week* in {channel}", channel=channel(week.reader))
    )
    head = kit.text(joined(" · ", [title, show_day(week.today)]))
    blocks = list(_sections(week))
    if not blocks:
        words = NOTHING if mine else "Nothing comes due in the {when}."
        blocks = [kit.text(_(words, when=_ahead(week)))]
    buttons = [*_buttons(week, mine=mine), *more]
    actions = [kit.actions(*buttons)] if buttons else []
    text = _("Your week") if mine else _("The week’s deadlines")
    return Message(text, (head, *blocks, *actions))


def _sections(week: Week) -> Iterator[Block]:
    if week.waiting:
        said = many("{count} request waits for your decision",
                    "{count} requests wait for your decision", len(week.waiting))  # fmt: skip
        yield from _listed(said, [_request(one) for one in week.waiting], OTHERS)
    if week.deadlines:
        said = many("{count} deadline in the {when}", "{count} deadlines in the {when}",
                    len(week.deadlines), when=_ahead(week))  # fmt: skip
        yield from _listed(said, [_deadline(one, week.today) for one in week.deadlines], DEADLINES)
        if not week.complete:
            yield kit.context(_("There are more: these come first."))
    if week.drafts:
        said = many("{count} draft of yours", "{count} drafts of yours", len(week.drafts))
        yield from _listed(said, [_draft(one) for one in week.drafts], OTHERS)


def _ahead(week: Week) -> str:
    return many("next day", "next {count} days", week.days)


def _listed(title: str, found: Sequence[Mrkdwn], most: int) -> list[Block]:
    """*title* above the first *most*, and how many there are beyond."""
    rest = len(found) - most
    more = [_("… and {count} more", count=rest)] if rest > 0 else []
    return kit.texts([bold(title), *found[:most], *more])


def _deadline(one: Due, today: date) -> Mrkdwn:
    """“• *30 Sep (in 45 days)* · ACME Industries · ACME-1/3 · last day … · 240,000 EUR”."""
    who = customer_name(one.account)
    ref = f"{one.contract.ref}/{one.version.number}"
    value = one.version.value.short if one.version.value else ""
    when = joined(" ", [mark_of(one, today), bold(due(one.deadline.day, today))])
    said = [when, short(who, NAME_ROOM), ref, short(what_of(one), WHAT_ROOM), value]
    return phrase("• {said}", said=joined(" · ", said))


def _request(one: Request) -> Mrkdwn:
    words = "• *{ref}*, from {who} since {day}"
    return phrase(words, ref=one.ref, who=user(one.requested_by), day=show_day_of(one.requested_at))


def _draft(one: Draft) -> Mrkdwn:
    said = joined(" · ", [bold(one.ref), short(one.customer, NAME_ROOM), _(NEXT[one.state])])
    return phrase("• {said}", said=said)


NEXT: Mapping[State, str] = {
    State.DRAFT: "not submitted yet",
    State.REJECTED: "rejected: change it, or give it up",
    State.APPROVED: "approved: record the customer’s acceptance",
}


def _buttons(week: Week, *, mine: bool) -> Iterator[Button]:
    """The lists that hold all of it."""
    if week.waiting:
        yield kit.runs(_("Decide"), "queue", style="primary")
    if week.deadlines:
        line = f"expiring --within {week.days}"
        yield kit.runs(_("All deadlines"), f"{line} --mine" if mine else line)
