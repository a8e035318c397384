"""Whose contract it is stands first in every answer about an approval, and in what is told."""

import pytest

from contracts.people import Role
from sandbox.cast import ADA
from sandbox.people.seen import Seen
from sandbox.people.words import of_message
from store import OPERATOR
from tests.examples import NOW
from tests.scenarios.approving import FINANCE, MANAGERS, apply, cards, open_office, rule

pytestmark = pytest.mark.words

WHOSE = "*ACME Industries* · *ACME-1/4*\n"
CHANNEL = "#renewals"


def begins(said: Seen) -> bool:
    """Whether the answer begins with the customer and the version."""
    return of_message(said.message).startswith(WHOSE)


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping)
    apply(store, rule("Sales", MANAGERS), rule("Payment", FINANCE))


def test_before_it_is_submitted_and_when(types) -> None:
    assert begins(types("who ACME-1"))
    assert begins(types("status ACME-1"))
    assert begins(types("submit ACME-1"))
    assert begins(types("who ACME-1"))
    assert begins(types("status ACME-1"))
    assert begins(types("recall ACME-1"))


@pytest.mark.parametrize(
    "line",
    [
        "approve ACME-1",
        "reject ACME-1 Too cheap",
        "send-back ACME-1 Please ask for 30 days",
        "comment ACME-1 Who agreed to that?",
        "involve ACME-1 <@U0LEG0001>",
        "hand-over ACME-1 <@U0LEG0001>",
        "nudge ACME-1",
    ],
)
def test_what_an_approver_does(types, line: str) -> None:
    types("submit ACME-1")
    assert begins(types(line, by="maria"))


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_an_override(types, store, decision: str) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(ADA.id, Role.APPROVAL_ADMIN)
    types("submit ACME-1")
    said = types(f"override ACME-1 {decision} The board decided it", by="ada", in_=CHANNEL)
    assert begins(said)


def test_the_last_yes(types) -> None:
    types("submit ACME-1")
    types("approve ACME-1", by="farid", in_=CHANNEL)
    assert begins(types("approve ACME-1", by="maria"))


def test_what_others_are_told_of_it(types, slack, deliver) -> None:
    types("submit ACME-1")
    deliver()
    types("comment ACME-1 Who agreed to that?", by="maria")
    types("nudge ACME-1")
    deliver()
    [commented] = [one for one in cards(slack, "anna") if "Who agreed to that?" in one]
    assert commented.startswith(WHOSE)
    [reminded] = [one for one in cards(slack, "farid") if "waits for your decision since" in one]
    assert reminded.startswith(WHOSE)


@pytest.mark.parametrize("verb", ["comment", "involve", "hand-over"])
def test_the_forms_of_an_approver(types, verb: str) -> None:
    types("submit ACME-1")
    form = types(f"{verb} ACME-1", by="maria")
    assert WHOSE.strip() in str(form.view.content["blocks"][0])
