"""What terms make due is warned about as the end is: each time, and as long as it is owed."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from contracts.account import Account
from contracts.contract import Contract
from contracts.deadlines import Deadline, DeadlineKind
from contracts.matter import Matter
from store import OPERATOR, Saved, Store
from tests.examples import BASE_EU, NOW, a_contract, a_version, keep
from tests.notifications.sweeping import UNOWNED, days, said, swept, walked

FIRST, LAST = date(2026, 8, 16), date(2027, 8, 20)
STEPS = (90, 60, 30, 14, 7, 1)
MONTHLY = {"kind": "obligation", "who": "us", "what": "Report", "due": "2026-08-31"} | {
    "every": "1 month"
}
ONCE = {"kind": "obligation", "who": "them", "what": "Send the forecast", "due": "2026-12-15"}
REVIEW = {"kind": "price_review", "every": "12 months"}
PROMOTION = {"kind": "promotion", "percent": -3, "valid_to": "2026-12-01"}
YEARLY = {"kind": "purchase_commitment", "amount": "100.00 EUR", "per": "year"}
EVERGREEN: dict[str, Any] = {"renewal": {"kind": "evergreen"}, "notice": {"period": "1 month"}}
LONG: dict[str, Any] = {"start": "2026-01-01", "end": "2029-12-31"}


def entered(store: Store, *terms: dict[str, Any], **fields: Any) -> Contract:
    contract = a_contract("ACME-1", a_version(terms=terms, **(LONG | fields)))
    keep(store, contract, accounts=(UNOWNED,))
    return contract


def steps(store: Store, kind: str, until: date = LAST) -> list[tuple[date, date, int]]:
    """On which day which deadline of *kind* is said by which step."""
    told = walked(store, days(FIRST, until))
    return sorted((day, one[2], one[3]) for day, one in told if one[1] == kind)


def ladder_to(*deadlines: date, first: date = FIRST) -> list[tuple[date, date, int]]:
    """Each step on its day; what lies before the first day of sweeping becomes one then."""
    found = []
    for day in deadlines:
        ahead = [(day - timedelta(days=step), day, step) for step in STEPS]
        found += [one for one in ahead if one[0] > first]
        missed = [one for one in ahead if one[0] <= first]
        found += [(first, day, missed[-1][2])] if missed else []
    return sorted(found)


@pytest.mark.parametrize(
    ("term", "kind", "deadlines"),
    [
        (ONCE, "obligation", [date(2026, 12, 15)]),
        (REVIEW, "review", [date(2027, 1, 1)]),
        (PROMOTION, "promotion", [date(2026, 12, 1)]),
        (YEARLY, "commitment", [date(2026, 12, 31)]),
    ],
)
def test_each_kind_is_said_step_by_step(store: Store, term, kind, deadlines) -> None:
    entered(store, term)
    assert steps(store, kind, date(2027, 6, 1)) == ladder_to(*deadlines)


def test_an_anniversary_is_said_every_year(store: Store) -> None:
    entered(store, end=None, **EVERGREEN)
    found = steps(store, "anniversary", date(2028, 1, 5))
    assert found == ladder_to(date(2027, 1, 1), date(2028, 1, 1))


def test_what_comes_again_is_said_each_time_also_while_the_next_is_near_already(store) -> None:
    """The next month is within the ladder when the last one has passed."""
    entered(store, MONTHLY)
    found = steps(store, "obligation", date(2026, 11, 30))
    ends = [date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 30)]
    expected = ladder_to(ends[0])
    for before, day in pairwise(ends):
        expected += ladder_to(day, first=before + timedelta(days=1))
    assert found == sorted(expected)


ASLEEP = date(2027, 1, 15)  # five months after the last sweep
PASSED = [date(2026, 8, 31), *(date(2026, month, day) for month, day in ((9, 30), (10, 31)))]
PASSED += [date(2026, 11, 30), date(2026, 12, 31)]


def test_what_came_again_and_again_while_nobody_swept_is_said_once(store: Store) -> None:
    entered(store, MONTHLY)
    swept(store, FIRST)
    late, coming = swept(store, ASLEEP)
    assert (late.warned.deadline.day, late.warned.unsaid) == (PASSED[-1], tuple(PASSED[:-1]))
    assert (coming.warned.deadline.day, coming.warned.unsaid) == (date(2027, 1, 31), ())
    assert swept(store, ASLEEP) == []
    assert {one[2] for _, one in walked(store, days(ASLEEP, date(2027, 2, 10)))} == {
        date(2027, 1, 31),
        date(2027, 2, 28),
    }


def test_each_term_says_its_own_days(store: Store) -> None:
    quarterly = REVIEW | {"every": "3 months"}
    entered(store, MONTHLY, quarterly)
    swept(store, FIRST)
    late = [one.warned for one in swept(store, ASLEEP) if one.warned.deadline.day < ASLEEP]
    assert {one.deadline.place: (one.deadline.day, one.unsaid) for one in late} == {
        1: (PASSED[-1], tuple(PASSED[:-1])),
        2: (date(2027, 1, 1), (date(2026, 10, 1),)),
    }


def test_of_what_passed_the_times_that_were_dealt_with_are_not_named(store: Store) -> None:
    entered(store, MONTHLY)
    swept(store, FIRST)
    with store.writing(OPERATOR, NOW) as work:
        for day in (PASSED[1], PASSED[-1]):
            deadline = Deadline(DeadlineKind.OBLIGATION, day, 1)
            done = Matter("ACME-1", 1, deadline, done_by="U0REP0001", done_on=day)
            work.matters.keep(done)
    [late] = [one.warned for one in swept(store, ASLEEP) if one.warned.deadline.day < ASLEEP]
    assert (late.deadline.day, late.unsaid) == (PASSED[3], (PASSED[0], PASSED[2]))


def test_where_all_was_dealt_with_nothing_is_said_of_it(store: Store) -> None:
    entered(store, MONTHLY)
    swept(store, FIRST)
    with store.writing(OPERATOR, NOW) as work:
        for day in PASSED:
            deadline = Deadline(DeadlineKind.OBLIGATION, day, 1)
            work.matters.keep(Matter("ACME-1", 1, deadline, done_by="U0REP0001", done_on=day))
    assert [one.warned.deadline.day for one in swept(store, ASLEEP)] == [date(2027, 1, 31)]


def test_a_last_warning_that_was_said_is_no_missed_one(store: Store) -> None:
    entered(store, MONTHLY)
    swept(store, FIRST)
    swept(store, date(2026, 8, 30))
    [late] = [one.warned for one in swept(store, ASLEEP) if one.warned.deadline.day < ASLEEP]
    assert late.unsaid == tuple(PASSED[1:-1])


def test_what_passes_ends_with_its_contract(store: Store) -> None:
    entered(store, MONTHLY, end="2026-11-15")
    swept(store, FIRST)
    found = [one.warned for one in swept(store, ASLEEP) if one.warned.deadline.place]
    assert [(one.deadline.day, one.unsaid) for one in found] == [(PASSED[2], tuple(PASSED[:2]))]
    assert swept(store, date(2027, 3, 1)) == []


def test_where_nobody_is_there_to_be_told_it_is_said_later(store: Store) -> None:
    entered(store, MONTHLY)
    swept(store, FIRST)
    assert swept(Store(store.engine), ASLEEP, channel="") == []  # nor are there admins
    late, _coming = swept(store, ASLEEP)
    assert late.warned.unsaid == tuple(PASSED[:-1])


def test_two_terms_of_a_kind_on_one_day_are_two_warnings(store: Store) -> None:
    entered(store, ONCE, ONCE | {"what": "Pay the deposit"})
    [first, second] = swept(store, date(2026, 12, 1))
    assert {first.warned.deadline.place, second.warned.deadline.place} == {1, 2}
    assert swept(store, date(2026, 12, 1)) == []


def changed(store: Store, contract: Contract, today: date) -> None:
    with store.writing(OPERATOR, NOW) as work:
        old = work.contracts.locked(contract.ref)
        work.saver.change(Saved(old, contract), today)


def test_after_a_recorded_notice_what_is_owed_is_said_and_nothing_else(store: Store) -> None:
    terms = (ONCE, REVIEW, PROMOTION, YEARLY)
    entered(store, *terms, **EVERGREEN)
    given = {"on": "2026-08-16", "ends": "2027-02-28"}
    changed(store, a_contract("ACME-1", a_version(terms=terms, notice_given=given, **LONG)), FIRST)
    told = walked(store, days(FIRST, date(2027, 3, 1)))
    assert {one[1:3] for _, one in told} == {
        ("obligation", date(2026, 12, 15)),
        ("commitment", date(2026, 12, 31)),
        ("commitment", date(2027, 2, 28)),
    }


def followed(terms: list[dict[str, Any]], later_terms: list[dict[str, Any]]) -> Contract:
    """A second version is accepted that takes over on 1 December."""
    first = a_version(1, terms=terms, **(LONG | {"end": "2026-11-30", "state": "superseded"}))
    second = a_version(2, terms=later_terms, **(LONG | {"start": "2026-12-01"}))
    return a_contract("ACME-1", first, second)


def test_what_is_owed_until_a_later_version_takes_over_is_still_said(store: Store) -> None:
    entered(store, MONTHLY, REVIEW, end="2026-11-30")
    changed(store, followed([MONTHLY, REVIEW], [REVIEW]), FIRST)
    told = walked(store, days(FIRST, date(2027, 3, 1)))
    first = {one[1:3] for _, one in told if one[0] == "ACME-1/1"}
    assert first == {("obligation", date(2026, month, day)) for month, day in ENDS}


ENDS = ((8, 31), (9, 30), (10, 31), (11, 30))


def test_what_both_versions_say_is_said_of_the_one_that_holds_then(store: Store) -> None:
    soon = ONCE | {"due": "2026-11-15"}
    entered(store, MONTHLY, soon, ONCE, end="2026-11-30")
    terms = [MONTHLY, soon, ONCE]
    changed(store, followed(terms, terms), FIRST)
    told = walked(store, days(FIRST, date(2027, 1, 2)))
    said_of: dict[tuple[str, date], set[str]] = {}
    for _, (ref, kind, day, _step) in told:
        said_of.setdefault((kind, day), set()).add(ref)
    begins = date(2026, 12, 1)
    assert {day for _, day in said_of} >= {date(2026, 11, 15), date(2026, 12, 15)}
    assert all(
        refs == {"ACME-1/1" if day < begins else "ACME-1/2"} for (_, day), refs in said_of.items()
    )


def test_a_first_version_may_owe_something_before_it_begins(store: Store) -> None:
    entered(store, ONCE, start="2027-01-01")
    assert steps(store, "obligation", date(2026, 12, 15)) == ladder_to(date(2026, 12, 15))


def test_without_a_known_start_what_has_days_of_its_own_is_said(store: Store) -> None:
    entered(store, ONCE, REVIEW, YEARLY, start="unknown")
    told = swept(store, date(2026, 12, 1))
    assert said(told) == [("ACME-1/1", "obligation", date(2026, 12, 15), 14)]


def test_that_a_base_ends_is_told_to_whoever_looks_after_the_accounts_under_it(store) -> None:
    ending = BASE_EU.versions[0].model_copy(update={"end": date(2026, 9, 15)})
    base = BASE_EU.model_copy(update={"versions": (ending,)})
    other = Account(code="BETA", name="Beta Ltd", channel="C0BETA001")
    elsewhere = Account(code="FREE", name="Free Ltd", channel="C0FREE001")
    over = Account(code="OVER", name="Over Ltd", channel="C0OVER001")
    owned = UNOWNED.model_copy(update={"channel": "C0ACME001"})
    contracts = [
        a_contract("ACME-1", a_version(**LONG), base="BASE-EU"),
        a_contract("ACME-2", a_version(**LONG), base="BASE-EU"),
        a_contract("BETA-1", a_version(**LONG), account="BETA", base="BASE-EU"),
        a_contract("FREE-1", a_version(**LONG), account="FREE"),
        a_contract("OVER-1", a_version(end="2026-06-30"), account="OVER", base="BASE-EU"),
    ]
    keep(store, base, *contracts, accounts=(owned, other, elsewhere, over))
    told = swept(store, date(2026, 8, 16))
    assert sorted(one.recipient for one in told) == ["C0ACME001", "C0ALR0001", "C0BETA001"]
    assert {one.warned.contract for one in told} == {"BASE-EU"}


def test_steps_that_could_not_be_said_in_time_are_named(store: Store) -> None:
    entered(store, ONCE)
    swept(store, date(2026, 9, 16))
    [told] = swept(store, date(2026, 12, 10))
    assert (told.warned.step, told.warned.missed) == (7, (60, 30, 14))
    [last] = swept(store, date(2026, 12, 20))
    assert (last.warned.step, last.warned.missed) == (1, ())


def test_steps_before_a_contract_entered_were_not_missed(store: Store) -> None:
    entered(store, ONCE | {"due": "2026-09-01"})
    [told] = swept(store, FIRST)
    assert (told.warned.step, told.warned.missed) == (30, ())
