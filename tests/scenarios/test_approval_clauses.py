"""A rule about clauses asks of those, too, that stay as they were: the card names them."""

import pytest

from sandbox.cast import ANNA
from tests.examples import NOW, a_contract, a_version
from tests.scenarios.approving import LEGAL, MANAGERS, NEXT, apply, cards, open_office, rule

pytestmark = pytest.mark.words

PRICED = [
    {"kind": "master_catalog_price", "percent": -7},
    {"kind": "shipping_charge", "paid_to": "carrier"},
]
OLD = {"kind": "clause", "title": "Secrecy", "text": "Prices stay between the parties."}
NEW = {"kind": "clause", "title": "Liability", "text": "Twice the yearly value at most."}


@pytest.fixture(autouse=True)
def office(slack, store, keeping, types, deliver) -> None:
    open_office(store, keeping)
    apply(store, rule("Sales", MANAGERS), rule("Clauses", LEGAL, when="custom_clauses > 0"))
    agreed = a_version(1, start="2026-01-01", end="2026-12-31", terms=[*PRICED, OLD])
    draft = a_version(2, state="draft", **NEXT, terms=[*PRICED, OLD, NEW])
    keeping(a_contract("ACME-7", agreed, draft))
    with store.writing(ANNA.id, NOW) as work:
        work.editors.add("ACME-7", 2, ANNA.id)
    types("submit ACME-7")
    deliver()


def test_whoever_is_asked_about_clauses_reads_those_that_stay(slack) -> None:
    [card] = cards(slack, "lena")
    assert "The rule *Clauses* asks you: custom clauses 2." in card
    assert "• *New:* Liability: Twice the yearly value at most." in card
    kept = "*Clauses* that stay as they are\n• Secrecy: Prices stay between the parties."
    assert kept in card
    assert card.index(kept) > card.index("Liability")


def test_whoever_is_asked_about_something_else_reads_what_changes_only(slack) -> None:
    [card] = cards(slack, "maria")
    assert "Liability" in card
    assert "Secrecy" not in card
