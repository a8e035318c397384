"""A draft that was made without a form: its days, the prices that moved, what was left alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.draft_saved import problem_line
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, phrase
from blocks.second_look import second_look
from blocks.standing import period
from contracts.as_is import Moved
from contracts.cautions import Caution
from contracts.deadlines import term_end
from contracts.i18n import _, many, show_day
from contracts.submission import Problem
from contracts.terms.wording import short
from contracts.uplift import Kept, Raised, Uplifted
from contracts.version import Version

NAME_ROOM = 80
MOST = 6  # lines of each list; the form shows the rest


@dataclass(frozen=True, slots=True)
class DraftedView:
    """What is known before the first word is written; *old* is the version that runs."""

    ref: str
    customer: str
    old: Version
    new: Version
    today: date
    by: str  # by what prices moved; empty: they did not
    result: Uplifted | None
    note: str
    moved: Sequence[Moved]
    problems: Sequence[Problem]
    cautions: Sequence[Caution]
    decides: Mrkdwn | str


def drafted_message(view: DraftedView) -> Message:
    """Ready to submit, if nothing is missing."""
    return Message(_("{ref} is drafted", ref=view.ref), tuple(_blocks(view)))


def _blocks(view: DraftedView) -> Iterator[Block]:
    head = phrase(
        "*{ref}* is drafted for *{who}*", ref=view.ref, who=short(view.customer, NAME_ROOM)
    )
    yield kit.text(head)
    yield from kit.texts([_days(view), *_prices(view)])
    for said in (_moved(view), _kept(view)):
        if said:
            yield from kit.texts(said)
    if view.problems:
        lines = [problem_line(one, view.new) for one in view.problems]
        yield from kit.texts([bold(_("It cannot be submitted yet:")), *lines])
    if view.cautions:
        yield from kit.texts(map(second_look, view.cautions))
    if view.decides:
        yield kit.context(view.decides)
    yield _next(view)


def _days(view: DraftedView) -> Mrkdwn:
    """“1 Jan 2026 to 31 Dec 2026 → 1 Jan 2027 to 31 Dec 2027”."""
    before, after = period(view.old), period(view.new)
    last = term_end(view.old, view.today)
    if last is not None and last != view.old.end:
        before = _("the term to {day}", day=show_day(last))
    return phrase("{before} → *{after}*", before=before, after=after)


def _prices(view: DraftedView) -> Iterator[Mrkdwn | str]:
    if view.result is None:
        yield view.note
        return
    raised = [one for one in view.result.raised if one.old != one.new]
    words = many("*{count} price* moves by {by}", "*{count} prices* move by {by}", len(raised),
                 by="{by}")  # fmt: skip
    if raised:
        yield phrase(words, by=view.by)
    else:
        yield phrase("No price is written in it that could move by {by}", by=view.by)
    yield view.note
    yield from _listed([_change(one) for one in raised])
    if view.result.value is not None:
        yield _change(view.result.value)


def _change(one: Raised) -> Mrkdwn:
    """“• BOLT-M8 90.00 EUR → 92.88 EUR”."""
    return phrase("• {what} {old} → *{new}*", what=one.what, old=str(one.old), new=str(one.new))


def _listed(lines: Sequence[Mrkdwn]) -> Iterator[Mrkdwn | str]:
    yield from lines[:MOST]
    more = len(lines) - MOST
    if more > 0:
        yield many("and {count} more", "and {count} more", more)


def _moved(view: DraftedView) -> list[Mrkdwn | str]:
    if not view.moved:
        return []
    lines = [
        phrase("• {old} → {new}", old=one.old, new=one.new)
        if one.new
        else phrase("• {old}: over by then, left out", old=one.old)
        for one in view.moved
    ]
    return [bold(_("Days of their own")), *_listed(lines)]


def _kept(view: DraftedView) -> list[Mrkdwn | str]:
    kept: Sequence[Kept] = view.result.kept if view.result else ()
    if not kept:
        return []
    lines = [phrase("• {what}: {why}", what=one.words, why=one.why) for one in kept]
    return [bold(_("Left alone: edit what was agreed to move, too")), *_listed(lines)]


def _next(view: DraftedView) -> Block:
    ready = not view.problems
    return kit.actions(
        kit.runs(_("Submit"), f"submit {view.ref}", style="primary" if ready else None),
        kit.runs(_("Edit"), f"edit {view.ref}", style=None if ready else "primary"),
        kit.runs(_("Show all terms"), f"show {view.ref}"),
        kit.runs(_("Cancel it"), f"cancel {view.ref}"),
    )
