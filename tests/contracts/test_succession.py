"""One version after the other: never two in force on one day, and none before its time."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.contract import Contract
from contracts.contract_type import ContractType
from contracts.errors import NotFound
from contracts.in_force import in_force, interval
from contracts.lifecycle import State, WrongState
from contracts.succession import (
    accepted,
    next_number,
    numbered,
    open_version,
    replaced,
    running,
    without,
)
from contracts.version import Acceptance, Version

SIGNED = Acceptance(how="signature", on=date(2026, 6, 1), by="A. Buyer")


def a_version(number: int, state: str, **fields: Any) -> Version:
    facts: dict[str, Any] = {
        "number": number,
        "state": state,
        "start": "2026-01-01",
        "end": "2026-12-31",
    }
    if state == "suspended":
        facts["suspensions"] = [{"from": "2026-03-01"}]
    return Version.model_validate(facts | fields)


def a_contract(*versions: Version, **family: Any) -> Contract:
    facts = {"ref": "ACME-1", "account": "ACME", "title": "Bolts", "versions": versions}
    return Contract.model_validate(facts | family)


def states(contract: Contract) -> list[str]:
    return [version.state.value for version in contract.versions]


@pytest.mark.parametrize("state", ["draft", "pending", "approved", "rejected"])
def test_the_open_version_is_found(state: str) -> None:
    version = a_version(2, state)
    assert open_version(a_contract(a_version(1, "active"), version)) == version


def test_without_an_open_version_there_is_none() -> None:
    contract = a_contract(a_version(1, "superseded"), a_version(2, "active"))
    assert open_version(contract) is None
    assert running(contract) == contract.versions[1]
    assert running(a_contract(a_version(1, "canceled"))) is None


def test_a_version_is_found_by_its_number() -> None:
    contract = a_contract(a_version(1, "active"), a_version(4, "draft"))
    assert numbered(contract, 4) == contract.versions[1]
    assert next_number(contract) == 5
    with pytest.raises(NotFound, match="ACME-1 has no version 3"):
        numbered(contract, 3)


def test_a_version_is_put_in_at_its_place_and_taken_out() -> None:
    first, third = a_version(1, "active"), a_version(3, "draft")
    contract = a_contract(first, third)
    assert replaced(contract, a_version(3, "pending")).versions == (first, a_version(3, "pending"))
    second = a_version(2, "canceled")
    assert replaced(contract, second).versions == (first, second, third)
    assert without(replaced(contract, second), 2) == contract
    assert next_number(without(contract, 1)) == 4
    assert next_number(a_contract()) == 1


def test_acceptance_is_recorded_and_supersedes_what_was_active() -> None:
    contract = a_contract(
        a_version(1, "superseded"),
        a_version(2, "active"),
        a_version(3, "canceled"),
        a_version(4, "approved", start="2026-07-01"),
    )
    after = accepted(contract, 4, SIGNED)
    assert states(after) == ["superseded", "superseded", "canceled", "active"]
    assert after.versions[3].acceptance == SIGNED
    assert Contract.model_validate(after.model_dump(by_alias=True)) == after


def test_a_suspended_predecessor_stays_suspended_and_may_be_resumed_until_then() -> None:
    contract = a_contract(a_version(1, "suspended"), a_version(2, "approved", start="2026-07-01"))
    after = accepted(contract, 2, SIGNED)
    assert states(after) == ["suspended", "active"]
    resumed = {"from": "2026-03-01", "to": "2026-04-30"}
    after = replaced(after, a_version(1, "active", suspensions=[resumed]))
    assert in_force(after.versions, date(2026, 6, 30)) == after.versions[0]
    assert in_force(after.versions, date(2026, 7, 1)) == after.versions[1]


def test_the_contract_is_called_from_now_on_what_the_version_says() -> None:
    plain = a_contract(a_version(1, "approved"))
    assert accepted(plain, 1, SIGNED).title == "Bolts"
    assert accepted(plain, 1, SIGNED).type is ContractType.FIXED_PRICE
    renamed = a_contract(a_version(1, "approved", title="Nuts", type="cost_plus"))
    assert accepted(renamed, 1, SIGNED).title == "Nuts"
    assert accepted(renamed, 1, SIGNED).type is ContractType.COST_PLUS


@pytest.mark.parametrize("state", [state for state in State if state is not State.APPROVED])
def test_only_what_was_approved_is_accepted(state: State) -> None:
    terminated = {"termination": {"on": "2026-02-01", "reason": "sold"}}
    more = terminated if state is State.TERMINATED else {}
    contract = a_contract(a_version(1, state.value, **more))
    with pytest.raises(WrongState):
        accepted(contract, 1, SIGNED)


FIRST = date(2026, 1, 1)
SPANS = st.tuples(st.integers(0, 600), st.none() | st.integers(0, 400))
STORIES = st.lists(SPANS, min_size=2, max_size=6)


def one_after_the_other(spans: list[tuple[int, int | None]]) -> list[Contract]:
    """The contract after each of its versions was accepted."""
    stages = [a_contract()]
    for number, (begins, length) in enumerate(spans, 1):
        start = FIRST + timedelta(days=begins)
        end = None if length is None else start + timedelta(days=length)
        draft = a_version(number, "approved", start=start, end=end)
        stages.append(accepted(replaced(stages[-1], draft), number, SIGNED))
    return stages[1:]


@given(STORIES, st.integers(-10, 1100))
def test_never_are_two_versions_in_force_on_one_day(spans, offset) -> None:
    day = FIRST + timedelta(days=offset)
    for contract in one_after_the_other(spans):
        held = [interval(version, contract.versions) for version in contract.versions]
        assert sum(span is not None and span.may_hold(day) for span in held) <= 1


@given(STORIES, st.integers(-10, 1100))
def test_the_predecessor_stays_in_force_until_the_day_before(spans, offset) -> None:
    *_, before, after = one_after_the_other(spans)
    newest, day = after.versions[-1], FIRST + timedelta(days=offset)
    assert isinstance(newest.start, date)
    then, now = in_force(before.versions, day), in_force(after.versions, day)
    if day >= newest.start:
        assert now == (newest if newest.end is None or day <= newest.end else None)
    else:
        assert (now and now.number) == (then and then.number)


@given(STORIES)
def test_only_the_last_one_accepted_is_active(spans) -> None:
    contract = one_after_the_other(spans)[-1]
    assert states(contract) == ["superseded"] * (len(spans) - 1) + ["active"]
