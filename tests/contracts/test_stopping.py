"""What ends, pauses or lets go a version, day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.account import AccountEnd
from contracts.account_end import as_left, ended, put_back
from contracts.contract import Contract
from contracts.deadlines import deadlines
from contracts.in_force import in_force
from contracts.lifecycle import State, WrongState
from contracts.proposal import Proposal, proposal_hash, proposal_of
from contracts.stopping import (
    DayOutOfPlace,
    DecidedAlready,
    NoTermEnds,
    end_to_decide,
    let_end,
    resumed,
    suspended,
    terminated,
)
from contracts.version import Lapse, Suspension, Termination, Version
from tests.examples import TODAY, a_contract, a_version

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
RENEWING = {"renewal": {"kind": "automatic", "for": "12 months"}, "notice": {"period": "3 months"}}
REF = "ACME-1/1"


def version(**fields: object) -> Version:
    return Version.model_validate(a_version(**fields) | {"terms": []})


def stop(on: date) -> Termination:
    return Termination(on=on, reason="closed")


def pause(start: date) -> Suspension:
    return Suspension.model_validate({"from": start, "reason": "unpaid"})


@given(DAYS)
def test_a_terminated_version_is_in_force_through_its_last_day_and_has_no_deadline(day) -> None:
    after = terminated(version(**RENEWING), REF, stop(day))
    assert in_force([after], day)
    assert in_force([after], day + timedelta(days=1)) is None
    assert deadlines(after, date(2026, 1, 1)) == ()


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_it_ends_on_a_day_on_which_it_runs(day) -> None:
    with pytest.raises(DayOutOfPlace):
        terminated(version(), REF, stop(day))
    with pytest.raises(DayOutOfPlace):
        suspended(version(), REF, pause(day))


def test_what_renews_has_no_last_day_and_what_has_no_start_no_first() -> None:
    assert terminated(version(**RENEWING), REF, stop(date(2031, 5, 1)))
    assert terminated(version(start="unknown", end=None), REF, stop(date(1999, 5, 1)))


@given(DAYS, DAYS)
def test_what_is_suspended_and_resumed_was_not_in_force_on_just_these_days(one, other) -> None:
    first, again = sorted((one, other))
    after = resumed(suspended(version(), REF, pause(first)), REF, again)
    assert after.state is State.ACTIVE
    for day in (first, again - timedelta(days=1), first - timedelta(days=1), again):
        if date(2026, 1, 1) <= day <= date(2026, 12, 31):
            assert (in_force([after], day) is None) == (first <= day < again)


def test_what_is_not_suspended_cannot_be_resumed() -> None:
    with pytest.raises(WrongState):
        resumed(version(), REF, TODAY)


def test_of_what_renews_it_is_decided_about_the_first_term_that_notice_still_ends() -> None:
    renewing = version(**RENEWING)
    assert end_to_decide(renewing, date(2026, 9, 30)) == date(2026, 12, 31)
    assert end_to_decide(renewing, date(2026, 10, 1)) == date(2027, 12, 31)
    assert end_to_decide(version(), date(2026, 10, 1)) == date(2026, 12, 31)
    without = version(renewal=RENEWING["renewal"])
    assert end_to_decide(without, date(2026, 10, 1)) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "fields",
    [
        {"end": None},
        {"end": "unknown"},
        {"renewal": {"kind": "evergreen"}},
        {"end": "2026-02-01"},
    ],
)
def test_nothing_is_decided_about_an_end_that_there_is_not(fields) -> None:
    with pytest.raises(NoTermEnds):
        end_to_decide(version(**fields), TODAY)


def test_for_each_term_it_is_decided_once() -> None:
    lapse = Lapse(on=date(2026, 12, 31), reason="too dear")
    after = let_end(version(**RENEWING), REF, lapse)
    assert after.lapse(date(2026, 12, 31)) == lapse
    assert after.lapse(date(2027, 12, 31)) is None
    with pytest.raises(DecidedAlready):
        let_end(after, REF, lapse)
    assert let_end(after, REF, lapse.model_copy(update={"on": date(2027, 12, 31)}))


def test_a_proposal_is_read_as_it_was_written() -> None:
    proposal = Proposal.model_validate({"verb": "terminate", "on": TODAY, "reason": "closed"})
    assert proposal_of(proposal.written) == proposal
    assert proposal_of("") is None


@pytest.mark.parametrize(
    "other",
    [
        {"state": "suspended", "suspensions": [{"from": "2026-03-01"}]},
        {"value": "1.00 EUR"},
        {"notice_given": {"on": "2026-03-01", "ends": "2026-12-31"}},
        {"lapses": [{"on": "2026-12-31", "reason": "x"}]},
    ],
)
def test_a_decision_holds_for_what_was_proposed_about_just_that(other) -> None:
    proposal = Proposal.model_validate({"verb": "terminate", "reason": "closed"})
    one = proposal_hash(proposal, [("ACME-1", version())])
    assert one == proposal_hash(proposal, [("ACME-1", version())])
    assert one != proposal_hash(proposal, [("ACME-1", version(**other))])
    assert one != proposal_hash(proposal, [("ACME-2", version())])
    later = proposal.model_copy(update={"on": TODAY})
    assert one != proposal_hash(later, [("ACME-1", version())])


def test_the_end_of_an_account_ends_what_goes_on_and_leaves_what_was_over() -> None:
    contract: Contract = a_contract(
        "ACME-1",
        a_version(1, start="2025-01-01", end="2025-12-31", state="superseded"),
        a_version(2, start="2026-01-01", end="2026-12-31", state="superseded"),
        a_version(3, start="2026-10-01", end="2027-09-30"),
        a_version(4, state="draft"),
    )
    end = AccountEnd(on=TODAY, reason="merged")
    after = ended(contract, end, TODAY)
    assert [one.state for one in after.contract.versions] == [
        *(State.SUPERSEDED, State.TERMINATED),
        *(State.TERMINATED, State.CANCELED),
    ]
    assert in_force(after.contract.versions, TODAY)
    assert in_force(after.contract.versions, TODAY + timedelta(days=1)) is None
    assert in_force(after.contract.versions, date(2026, 10, 1)) is None
    assert put_back(after.contract, after.before) == contract
    assert as_left(after.contract) != as_left(contract)
    again = ended(after.contract, end, TODAY)
    assert (again.contract, again.before) == (after.contract, {})
