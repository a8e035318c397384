"""Renewals by themselves: the versions that they make, and that no answer is another for them."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contracts.contract import Contract
from contracts.deadlines import deadlines, earliest_exit, term_end
from contracts.in_force import in_force, interval
from contracts.lifecycle import State
from contracts.renewing import BY_ITSELF, next_term, renewed_until
from contracts.succession import accepted, before, replaced, running
from contracts.version import Acceptance, Version

AGREED = {
    "number": 3,
    "state": "active",
    "start": "2026-01-01",
    "end": "2026-12-31",
    "renewal": {"kind": "automatic", "for": "12 months", "times": 2},
    "notice": {"period": "3 months"},
    "value": "240000.00 EUR",
    "document": {"url": "https://documents.example/3.pdf"},
    "acceptance": {"how": "signature", "on": "2025-12-12"},
    "terms": [
        {"kind": "master_catalog_price", "percent": -5},
        {"kind": "promotion", "percent": -3, "valid_to": "2026-12-31"},
        {"kind": "surcharge", "percent": 1, "valid_to": "2027-01-01"},
    ],
}


def a_version(**fields: Any) -> Version:
    return Version.model_validate(AGREED | fields)


def a_contract(*versions: Version) -> Contract:
    return Contract.model_validate({"ref": "ACME-1", "account": "ACME", "versions": versions})


def made(today: str, first: str = "2027-01-01", *others: Version, **fields: Any) -> Contract:
    contract = a_contract(a_version(**fields), *others)
    return renewed_until(contract, 3, date.fromisoformat(first), date.fromisoformat(today))[0]


def spans(contract: Contract) -> list[tuple[int, str, str, str]]:
    return [
        (one.number, one.state.value, str(one.start), str(one.end)) for one in contract.versions
    ]


def test_the_next_term_is_a_version_of_its_own_on_its_first_day() -> None:
    contract = made("2027-01-01")
    assert spans(contract) == [
        (3, "superseded", "2026-01-01", "2026-12-31"),
        (4, "active", "2027-01-01", "2027-12-31"),
    ]
    old, new = contract.versions
    assert str(new.acceptance) == f"{BY_ITSELF}, 1 Jan 2027"
    assert (new.renews, new.value, new.notice, new.document) == (
        *(3, old.value, old.notice, old.document),
    )
    assert str(new.renewal) == "automatic, for 12 months, 1 time at most"
    assert new.terms == old.terms


def test_a_machine_that_slept_makes_every_term_up_and_the_last_one_ends() -> None:
    contract = made("2029-02-01")
    assert spans(contract) == [
        (3, "superseded", "2026-01-01", "2026-12-31"),
        (4, "superseded", "2027-01-01", "2027-12-31"),
        (5, "active", "2028-01-01", "2028-12-31"),
    ]
    assert [one.renews for one in contract.versions] == [None, 3, 3]
    assert str(contract.versions[-1].renewal) == "none: it ends"


def test_terms_that_were_over_before_it_came_in_are_counted_and_not_made() -> None:
    contract = made("2030-01-01", "2030-01-01", renewal=AGREED["renewal"] | {"times": 6})
    assert spans(contract)[1] == (4, "active", "2030-01-01", "2030-12-31")
    assert contract.versions[-1].renewal.times == 2


@pytest.mark.parametrize(
    ("fields", "first"),
    [
        ({}, "2027-01-01"),
        ({"end": "2020-12-31", "renewal": {"kind": "automatic", "for": "1 year"}}, "2027-01-01"),
        ({"end": "2020-12-31"}, None),  # twice at most: it ended in 2022
        ({"renewal": {"kind": "evergreen"}}, None),
        ({"renewal": {"kind": "none"}}, None),
        ({"renewal": {"kind": "unknown"}}, None),
        ({"end": "unknown"}, None),
        ({"end": None}, None),
        ({"end": "9999-12-31"}, None),
        ({"notice_given": {"on": "2026-09-01", "ends": "2026-12-31"}}, None),
        ({"state": "draft"}, None),
        ({"state": "suspended", "suspensions": [{"from": "2026-03-01"}]}, None),
        ({"suspensions": [{"from": "2026-03-01"}]}, "2027-01-01"),
        ({"state": "terminated", "termination": {"on": "2026-06-30", "reason": "x"}}, None),
    ],
)
def test_what_renews_by_itself_and_when(fields, first) -> None:
    version = a_version(**fields)
    found = next_term(version, [version], date(2026, 6, 15))
    assert found == (first and date.fromisoformat(first))


def test_nothing_renews_that_another_version_follows() -> None:
    version = a_version()
    after = a_version(number=4, start="2027-01-01", end="2027-12-31")
    assert next_term(version, [version, after], date(2026, 6, 15)) is None


A_DRAFT = {"start": "2027-03-01", "end": "2028-02-29", "acceptance": None, "renewal": {}}
DRAFT = a_version(**A_DRAFT | {"number": 4, "state": "draft"})


def test_a_draft_keeps_its_number_and_takes_over_later() -> None:
    contract = made("2027-01-01", "2027-01-01", DRAFT)
    assert [one.number for one in contract.versions] == [3, 4, 5]
    renewed = contract.versions[-1]
    assert (renewed.state, renewed.renews, running(contract)) == (State.ACTIVE, 3, renewed)
    assert before(contract, DRAFT) == renewed

    waiting = replaced(contract, DRAFT.model_copy(update={"state": State.APPROVED}))
    done = accepted(waiting, 4, Acceptance(how="signature", on=date(2027, 2, 1)))
    assert [one.state for one in done.versions] == [
        *(State.SUPERSEDED, State.ACTIVE, State.SUPERSEDED),
    ]
    held = [in_force(done.versions, day) for day in (date(2027, 2, 28), date(2027, 3, 1))]
    assert [one.number for one in held if one] == [5, 4]
    running_now = running(done)
    assert running_now
    assert running_now.number == 4


def test_a_draft_that_starts_with_the_term_leaves_it_no_day() -> None:
    contract = made(
        "2027-01-01", "2027-01-01", DRAFT.model_copy(update={"start": date(2027, 1, 1)})
    )
    waiting = replaced(contract, contract.versions[1].model_copy(update={"state": State.APPROVED}))
    done = accepted(waiting, 4, Acceptance(how="signature", on=date(2027, 1, 20)))
    assert interval(done.versions[2], done.versions) is None
    assert in_force(done.versions, date(2027, 1, 1)) == done.versions[1]


def test_a_suspension_that_lasts_goes_on_in_the_next_term() -> None:
    pauses = [
        {"from": "2026-03-01", "to": "2026-03-31"},
        {"from": "2026-12-15", "to": "2027-01-20"},
    ]
    contract = made("2027-01-01", suspensions=pauses)
    held = [in_force(contract.versions, date(2027, 1, day)) for day in (1, 20, 21)]
    assert [one and one.number for one in held] == [None, None, 4]
    assert len(contract.versions[-1].suspensions) == 1


FIRST_END = date(2024, 1, 30)
AGREEMENTS = st.fixed_dictionaries(
    {
        "end": st.dates(date(2023, 12, 1), date(2024, 3, 5)),
        "renewal": st.fixed_dictionaries(
            {
                "kind": st.just("automatic"),
                "for": st.sampled_from(["1 month", "3 months", "12 months", "1 year", "45 days"]),
                "times": st.none() | st.integers(1, 6),
            }
        ),
        "notice": st.sampled_from(
            [None, {"period": "1 month"}, {"period": "2 weeks", "to": "month_end"}]
        ),
    }
)
MONTHLY = {"kind": "automatic", "for": "1 month"}


@given(AGREEMENTS, st.lists(st.integers(0, 900), min_size=1, max_size=4))
@example({"end": FIRST_END, "renewal": MONTHLY, "notice": {"period": "1 month"}}, [29, 60, 400])
@example({"end": date(2024, 2, 28), "renewal": AGREED["renewal"] | {"times": None}}, [400, 1700])
def test_whether_it_was_made_changes_no_answer(agreed: dict[str, Any], ran: list[int]) -> None:
    """Dates, deadlines and exits of every day, however late and however often the clock ran."""
    version = a_version(**agreed, start="2023-01-01", terms=[])
    known = contract = a_contract(version)
    end = version.end
    assert isinstance(end, date)
    first = next_term(version, known.versions, end)
    for today in sorted(end + timedelta(days=day) for day in ran):
        last = contract.versions[-1]
        if first is not None and first <= today:
            contract, _made = renewed_until(contract, last.number, first, today)
            last = contract.versions[-1]
        first = next_term(last, contract.versions, today)
    for offset in range(-40, max(ran) + 800, 7):
        assert_alike(known, contract, end + timedelta(days=offset))


def assert_alike(known: Contract, contract: Contract, day: date) -> None:
    then, now = in_force(known.versions, day), in_force(contract.versions, day)
    assert (then is None) == (now is None)
    if then and now:
        assert term_end(now, day) == term_end(then, day)
        ran = now.model_copy(update={"state": State.ACTIVE})
        assert deadlines(ran, day) == deadlines(then, day)
        assert earliest_exit(now, day) == earliest_exit(then, day)
