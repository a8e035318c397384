"""Short ways to end a contract early, at once or by a proposal, and to see what came of it."""

from contracts.contract import Contract
from contracts.lifecycle import State
from contracts.version import Version
from sandbox.people.seen import Seen
from tests.scenarios.approving import rule as a_rule

MARIA_TERMINATES = "terminate ACME-1 --reason They closed their doors --circumstances insolvency"
LINE = "terminate ACME-1 --on 2026-11-30 --reason They closed down --circumstances insolvency"


def rule(on: str, approvers, **more):
    return a_rule("Ending early", approvers, on=[on], **more)


def contract(store, ref: str = "ACME-1") -> Contract:
    with store.reading() as work:
        found = work.contracts.called(ref)
    assert found
    return found


def version(store, ref: str = "ACME-1", number: int = 3) -> Version:
    return next(one for one in contract(store, ref).versions if one.number == number)


def state(store, ref: str = "ACME-1", number: int = 3) -> State:
    return version(store, ref, number).state


def last_request(store, number: int = 3):
    with store.reading() as work:
        return work.requests.latest("ACME-1", number)


def typed(types, line: str, by: str = "maria") -> Seen:
    return types(line, by=by)
