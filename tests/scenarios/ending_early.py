"""A proposal to end a contract early, and what becomes of it."""

from contracts.contract import Contract
from contracts.lifecycle import State
from tests.scenarios.approving import rule as a_rule

LINE = "terminate ACME-1 --on 2026-11-30 --reason They closed down --circumstances insolvency"


def rule(on: str, approvers, **more):
    return a_rule("Ending early", approvers, on=[on], **more)


def contract(store, ref: str = "ACME-1") -> Contract:
    with store.reading() as work:
        found = work.contracts.called(ref)
    assert found
    return found


def state(store, ref: str = "ACME-1", number: int = 3) -> State:
    return next(one.state for one in contract(store, ref).versions if one.number == number)


def last_request(store, number: int = 3):
    with store.reading() as work:
        return work.requests.latest("ACME-1", number)
