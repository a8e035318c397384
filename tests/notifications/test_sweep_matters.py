"""What people did about a deadline: dealt with, taken, or put off until a day and woken once."""

from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import pytest

from contracts.deadlines import Deadline, DeadlineKind
from contracts.ladder import Ladder
from contracts.ladders import LadderRule
from notifications.swept import Told
from store import OPERATOR, Saved, Store
from tests.examples import NOW, a_contract, a_version, keep
from tests.notifications.sweeping import ALERTS, UNOWNED, days, swept

END = date(2026, 12, 31)
ENTERED = date(2026, 8, 16)
THE_END = Deadline(DeadlineKind.END, END)


def before(step: int) -> date:
    return END - timedelta(days=step)


@pytest.fixture
def ending(store: Store) -> Store:
    """ACME-1/1 ends on 31 December; it was warned 60 days before."""
    keep(store, a_contract("ACME-1"), accounts=(UNOWNED,))
    assert len(swept(store, before(90))) == 1
    assert len(swept(store, before(60))) == 1
    return store


def react(store: Store, **fields: Any) -> None:
    with store.writing(OPERATOR, NOW) as work:
        matter = work.matters.one("ACME-1", 1, THE_END)
        known = {name: getattr(matter, name) for name in matter.__dataclass_fields__}
        work.matters.keep(type(matter)(**(known | fields)))


def put_off(store: Store, until: date) -> None:
    react(store, until=until, why="they are on leave", put_off_by="U0REP0001", put_off_at=NOW)


def told_on(store: Store, first: date, last: date = END) -> list[tuple[int, int | None]]:
    """How many days before the end, and by which step; None: somebody was woken."""
    told = [(day, one) for day in days(first, last) for one in swept(store, day)]
    return [((END - day).days, _step(one)) for day, one in told if one.recipient == ALERTS]


def _step(told: Told) -> int | None:
    return None if told.warned.woken else told.warned.step


def test_whoever_took_it_is_warned_on(ending: Store) -> None:
    react(ending, taken_by="U0REP0002", taken_at=NOW)
    assert told_on(ending, before(59)) == [(30, 30), (14, 14), (7, 7), (1, 1)]


def test_whoever_took_it_is_told_of_each_step_that_follows(ending: Store) -> None:
    react(ending, taken_by="U0REP0002", taken_at=NOW)
    told = {one.recipient for one in swept(ending, before(30))}
    assert told == {ALERTS, "U0REP0002"}


def test_what_was_dealt_with_is_said_no_more(ending: Store) -> None:
    react(ending, done_by="U0REP0001", done_on=before(50), note="They do not want it any more.")
    assert told_on(ending, before(59)) == []


def test_what_was_dealt_with_and_then_not_goes_on(ending: Store) -> None:
    react(ending, done_by="U0REP0001", done_on=before(50))
    assert told_on(ending, before(50), before(20)) == []
    react(ending, done_by=None, done_on=None)
    assert told_on(ending, before(19)) == [(14, 14), (7, 7), (1, 1)]


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (before(45), [(45, None), (30, 30), (14, 14), (7, 7), (1, 1)]),  # before the next step
        (before(30), [(30, 30), (14, 14), (7, 7), (1, 1)]),  # a step falls on it
        (before(20), [(20, None), (14, 14), (7, 7), (1, 1)]),
        (before(2), [(2, None), (1, 1)]),
        (END, [(0, None)]),
    ],
)
def test_what_is_put_off_is_silent_until_its_day_and_said_then_once(
    ending: Store, until: date, expected: list[tuple[int, int | None]]
) -> None:
    put_off(ending, until)
    assert told_on(ending, before(59)) == expected
    assert swept(ending, END) == []


def test_whoever_was_not_woken_on_the_day_is_woken_on_the_next_one(ending: Store) -> None:
    put_off(ending, before(20))
    told_on(ending, before(59), before(21))
    assert told_on(ending, before(18)) == [(18, None), (14, 14), (7, 7), (1, 1)]


def test_a_step_that_came_meanwhile_stands_for_the_waking(ending: Store) -> None:
    put_off(ending, before(20))
    told_on(ending, before(59), before(21))
    assert told_on(ending, before(10)) == [(10, 14), (7, 7), (1, 1)]


def test_what_was_put_off_beyond_its_day_while_nobody_swept_is_said_late(ending: Store) -> None:
    put_off(ending, before(2))
    told_on(ending, before(59), before(30))
    assert told_on(ending, before(-5), before(-10)) == [(-5, 1)]


def saved(store: Store, today: date) -> None:
    """An import changes the value of the contract."""
    contract = a_contract("ACME-1", a_version(value=f"{today.day}.00 EUR"))
    with store.writing(OPERATOR, NOW) as work:
        work.saver.save([Saved(work.contracts.called("ACME-1"), contract)], today)


def other_rule(store: Store, today: date) -> None:
    """Ends are warned about from so many days on; as many as the day's number."""
    with store.writing(OPERATOR, NOW) as work:
        rule = LadderRule(Ladder((40 + today.day % 2, 10)), kind=DeadlineKind.END)
        work.ladder_rules.put(rule, "U0ADM0001", NOW)


def regrouped(store: Store, today: date) -> None:
    account = UNOWNED.model_copy(update={"segment": f"S{today.day}"})
    with store.writing(OPERATOR, NOW) as work:
        work.accounts.save([account])


@pytest.mark.parametrize("change", [saved, other_rule, regrouped])
@pytest.mark.parametrize("until", [before(20), before(50)])
def test_whatever_changes_meanwhile_wakes_nobody_early_or_twice(
    ending: Store, change: Callable[[Store, date], None], until: date
) -> None:
    put_off(ending, until)
    woken: list[date] = []
    for day in days(before(59), before(11)):
        change(ending, day)
        told = swept(ending, day)
        assert day >= until or not told
        woken += [day for one in told if one.warned.woken]
    assert woken == [until]


def test_put_off_anew_after_waking_it_is_said_again_on_the_other_day(ending: Store) -> None:
    put_off(ending, before(50))
    assert told_on(ending, before(59), before(50)) == [(50, None)]
    put_off(ending, before(40))
    assert told_on(ending, before(49)) == [(40, None), (30, 30), (14, 14), (7, 7), (1, 1)]


def test_a_shorter_ladder_than_the_day_of_waking_wakes_all_the_same(
    ending: Store, database: str
) -> None:
    put_off(ending, before(50))
    with closing(Store.at(database, Ladder((30, 7)))) as shorter:
        assert told_on(shorter, before(59)) == [(50, None), (30, 30), (7, 7)]


def test_each_occurrence_is_a_matter_of_its_own(store: Store) -> None:
    monthly = {"kind": "obligation", "who": "us", "what": "Report", "due": "2026-09-30"}
    version = a_version(terms=[monthly | {"every": "1 month"}], end="2029-12-31")
    keep(store, a_contract("ACME-1", version), accounts=(UNOWNED,))
    done = Deadline(DeadlineKind.OBLIGATION, date(2026, 9, 30), 1)
    with store.writing(OPERATOR, NOW) as work:
        matter = work.matters.one("ACME-1", 1, done)
        fields = {"contract": "ACME-1", "number": 1, "deadline": done, "done_by": "U0REP0001"}
        work.matters.keep(type(matter)(**fields, done_on=ENTERED))
    told = [one for day in days(ENTERED, date(2026, 10, 30)) for one in swept(store, day)]
    assert {one.warned.deadline.day for one in told} == {date(2026, 10, 30)}
