"""A request ends although nobody presses last: where nobody is left who has to."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest

from blocks.plain import plain_text
from commands.asked import Asked
from contracts.approval.policy import ApprovalPolicy
from contracts.catalog import Seller
from contracts.journal import Entry
from contracts.lifecycle import State
from contracts.people import Role
from contracts.requests import Request
from notifications.kind import Moment
from notifications.reactions import react
from notifications.waiting import look
from sandbox.cast import ADA, ANNA, BEN, LENA, MARIA
from store import OPERATOR, Store
from tests.commands.conftest import HERE, door_at
from tests.examples import ACME, NOW, a_contract, a_version, keep
from tests.office import OFFICE
from tests.scenarios.kill_grounds_in_turn import DRAFT, Nobody

MANAGERS = {"name": "All managers", "approvers": [{"role": "manager"}], "mode": "all"}


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """Anna, a rep, has drafted ACME-1 under BASE-EU; Maria and Lena manage."""
    with closing(Store.at(database, react=react, access=OFFICE)) as store:
        base = a_contract("BASE-EU", a_version(1, state="draft"), account=None, kind="base")
        keep(store, base, a_contract("ACME-1", DRAFT), accounts=(ACME,))
        with store.writing(OPERATOR, NOW) as work:
            for user in (MARIA, LENA):
                work.people.grant(user.id, Role.MANAGER)
            work.people.grant(ANNA.id, Role.REP)
            work.people.grant(BEN.id, Role.REP)
            work.editors.add("ACME-1", 1, ANNA.id)
        yield store


def applies(store: Store, *rules: dict[str, Any], **more: object) -> None:
    policy = ApprovalPolicy.model_validate({"name": "Test", "rules": rules} | more)
    with store.writing(OPERATOR, NOW) as work:
        work.policies.apply(policy, OPERATOR, NOW)


def says(store: Store, user: str, line: str) -> str:
    return plain_text(door_at(store)(Asked(line, user, "")).answer)


def looks(store: Store, after: timedelta = timedelta(0)) -> None:
    look(store, Moment(NOW + after, HERE), Nobody())


def stands(store: Store) -> tuple[State, Request, Entry]:
    with store.reading() as work:
        version = work.contracts.by_ref(["ACME-1"])["ACME-1"].versions[0]
        request = work.requests.latest("ACME-1", 1)
        assert request
        return version.state, request, work.journal.of("ACME-1")[-1]


@pytest.mark.parametrize(
    "line",
    [
        f"role revoke <@{LENA.id}> manager",
        f"delegate <@{MARIA.id}> --until 2026-12-31 --for <@{LENA.id}>",
    ],
)
def test_where_the_last_who_had_to_answer_has_left(store: Store, line: str) -> None:
    applies(store, MANAGERS)
    says(store, ANNA.id, "submit ACME-1")
    says(store, MARIA.id, "approve ACME-1")
    looks(store)
    says(store, ADA.id, line)
    looks(store)
    state, request, entry = stands(store)
    assert state is State.APPROVED
    assert request.decided_by == MARIA.id
    assert (entry.what, entry.actor) == ("approved", "clock")


def test_where_a_no_waited_for_the_others(store: Store) -> None:
    applies(store, MANAGERS | {"all_answer_first": True})
    says(store, ANNA.id, "submit ACME-1")
    says(store, MARIA.id, "reject ACME-1 Not like this")
    looks(store)
    says(store, ADA.id, f"role revoke <@{LENA.id}> manager")
    looks(store)
    state, request, entry = stands(store)
    assert state is State.REJECTED
    assert (request.decided_by, request.reason) == (MARIA.id, "Not like this")
    assert entry.what == "rejected"


def test_where_it_came_to_somebody_who_had_said_yes_to_it(store: Store) -> None:
    up = {"escalate": {"after": 1, "to": {"user": MARIA.id}}}
    applies(store, MANAGERS | up)
    says(store, ANNA.id, "submit ACME-1")
    says(store, MARIA.id, "approve ACME-1")
    looks(store, timedelta(days=3))
    assert stands(store)[0] is State.APPROVED


def test_where_it_lies_within_an_authority_once_it_is_asked_anew(store: Store) -> None:
    applies(store, MANAGERS)
    says(store, ANNA.id, "submit ACME-1")
    applies(store, MANAGERS, authority={"rep": {"months": "24"}})
    says(store, BEN.id, "account ACME --segment Retail")
    looks(store)
    state, request, _entry = stands(store)
    assert state is State.APPROVED
    assert (request.submission, request.decided_by) == (2, "policy")


def test_what_needs_no_acceptance_is_in_force_then(store: Store) -> None:
    seller = {"name": "Example Ltd", "contract_types": {"fixed_price": {"acceptance": "automatic"}}}
    with store.writing(OPERATOR, NOW) as work:
        work.catalog.save([Seller.model_validate(seller)])
    applies(store, MANAGERS)
    says(store, ANNA.id, "submit ACME-1")
    says(store, MARIA.id, "approve ACME-1")
    says(store, ADA.id, f"role revoke <@{LENA.id}> manager")
    looks(store)
    assert stands(store)[0] is State.ACTIVE
