"""Prices move: with a renewal as it is, of one contract, of a whole segment; by submitting each."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from contracts.account import Account
from contracts.lifecycle import State
from contracts.version import Version
from sandbox.people.person import Person
from store import OPERATOR, Store
from tests.examples import ACME, NOW, TERMS, a_contract, a_version, keep
from tests.scenarios.drafting import ANNA, cast_roles

ENGINEER = {"kind": "hourly_rates", "role": "Engineer", "rate": "92.00 EUR"}
DOLLARS = {"kind": "hourly_rates", "role": "Engineer", "rate": "100.00 USD"}
CHARGE = {"kind": "shipping_charge", "paid_to": "carrier"}
PRICES = {
    "kind": "custom_prices",
    "items": [
        {"sku": "BOLT-M8", "price": "90.00 EUR"},
        {"sku": "NUT-M8", "price": "4.50 EUR", "valid_to": "2026-06-30"},
    ],
}
REVIEW = {
    "kind": "price_review",
    "every": "12 months",
    "index": "CPI Netherlands",
    "base": "2025-10",
    "lag": 3,
    "cap": 4,
    "floor": 0,
}
RETAIL: dict[str, list[dict[str, Any]]] = {
    "BOREAL": [PRICES, CHARGE],
    "CEDAR": [DOLLARS, CHARGE],
    "DELTA": [*TERMS, CHARGE],
    "EIGER": [ENGINEER, CHARGE],
}


@pytest.fixture(autouse=True)
def office(slack, store: Store) -> None:
    """ACME under a price review; four customers in retail, one of them priced in dollars."""
    cast_roles(store)
    accounts = [Account(code=code, name=code.title(), segment="Retail trade") for code in RETAIL]
    version = a_version(3, terms=[*TERMS, PRICES, ENGINEER, CHARGE, REVIEW], value="240000.00 EUR")
    others = (
        a_contract(f"{code}-1", a_version(1, terms=terms), account=code)
        for code, terms in RETAIL.items()
    )
    keep(store, a_contract("ACME-1", version), *others, accounts=(ACME, *accounts))


@pytest.fixture
def anna(slack) -> Person:
    person: Person = slack.person("anna")
    return person


def index(store: Store, hours: int = 0, **values: str) -> None:
    """What the operator imports so many hours from now."""
    known = {month.removeprefix("m").replace("_", "-"): Decimal(v) for month, v in values.items()}
    with store.writing(OPERATOR, NOW) as work:
        work.indexes.add("CPI Netherlands", known, OPERATOR, NOW + timedelta(hours=hours))


def last(store: Store, ref: str = "ACME-1") -> Version:
    with store.reading() as work:
        return work.contracts.by_ref([ref])[ref].versions[-1]


def test_a_renewal_as_it_is_moves_days_and_prices_and_waits_to_be_submitted(
    types, anna: Person, store: Store
) -> None:
    index(store, m2025_10="123.4", m2026_10="127.3")
    said = types("renew ACME-1 --as-is")
    assert "*ACME-1/4* is drafted for *ACME Industries*" in said
    assert "1 Jan 2026 to 31 Dec 2026 → *1 Jan 2027 to 31 Dec 2027*" in said
    assert "*2 prices* move by +3.16 %\nCPI Netherlands: 127.3 in Oct 2026 over 123.4" in said
    assert "• BOLT-M8 90.00 EUR → *92.84 EUR*" in said
    assert "• Value 240,000.00 EUR → *247,585.09 EUR*" in said
    assert "• NUT-M8 at 4.50 EUR until 30 Jun 2026: over by then, left out" in said
    assert "• −5 % on the whole catalog: moves with the list price" in said
    draft = last(store)
    assert (draft.state, draft.terms[-1].model_dump()["base"]) == (State.DRAFT, "2026-10")
    with store.reading() as work:
        assert work.editors.of("ACME-1", 4) == [ANNA]
    assert "*ACME-1/4* is submitted" in anna.presses("Submit")
    assert last(store).state is State.PENDING


def test_it_can_be_edited_or_canceled_at_once(types, anna: Person, store: Store) -> None:
    types("renew ACME-1 --percent 2")
    assert anna.presses("Edit").view
    types("renew BOREAL-1 --as-is")
    assert "*BOREAL-1/2* is canceled" in anna.presses("Cancel it")
    assert last(store, "BOREAL-1").state is State.CANCELED


def test_a_value_that_is_missing_is_a_refusal_and_nothing_is_drafted(types, store: Store) -> None:
    assert "There is no index called “CPI Netherlands”" in types("renew ACME-1 --as-is")
    index(store, m2025_10="123.4", m2026_09="126")
    said = types("renew ACME-1 --as-is")
    assert "The index “CPI Netherlands” has no value for Oct 2026: nothing is guessed." in said
    assert "contract-bot index import" in said
    assert last(store).number == 3


def test_a_value_revised_later_changes_no_draft(types, store: Store) -> None:
    index(store, m2025_10="123.4", m2026_10="127.3")
    types("renew ACME-1 --as-is")
    before = last(store)
    index(store, hours=1, m2026_10="130.0")
    assert last(store) == before
    types("cancel ACME-1/4")
    said = types("renew ACME-1 --as-is")
    assert "*2 prices* move by +4 %" in said
    assert "130 in Oct 2026 over 123.4 in Oct 2025, held by its limits" in said


def test_without_a_review_and_without_flags_only_the_dates_move(types, store: Store) -> None:
    assert "No price review is agreed: no price moved." in types("renew EIGER-1 --as-is")
    assert (
        last(store, "EIGER-1").terms
        == Version.model_validate(a_version(1, terms=RETAIL["EIGER"])).terms
    )


def test_one_contract_by_percent_from_a_day_on(types, store: Store) -> None:
    said = types("uplift ACME-1 --percent 6 % --from 2026-10-01")
    assert "*3 prices* move by +6 %" in said
    assert "+6 % is not what was agreed. Prices reviewed every 12 months" in said
    assert last(store).start == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("uplift ACME-1 --percent lots", "“lots” is not a number such as 5 or 12.5"),
        ("uplift ACME-1 --percent -101", "a percentage lies between −100 and 1000"),
        ("uplift ACME-1 --percent 0.0", "0 % moves no price."),
        ("uplift ACME-1 --percent 3 --amount 1 EUR", "by a percent, an amount or an index"),
        ("uplift ACME-1 --index CPI Netherlands --base soon", "“soon” is not a month"),
        ("uplift CEDAR-1 --amount 1.50 EUR", "Engineer is priced in USD: 1.50 EUR cannot be"),
        ("uplift EIGER-1 --amount -100 EUR", "costs 92.00 EUR: it would fall below zero"),
        ("uplift DELTA-1 --percent 3", "Nothing of it has a price of its own that moves."),
        ("uplift EIGER-1", "No price review is agreed: no price moved."),
        ("uplift --percent 3", "Say which contract, or which many by --segment"),
        ("uplift --segment nowhere --percent 3", "No contract that runs belongs to these"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(types, store: Store, line, said) -> None:
    assert said in types(line)
    with store.reading() as work:
        found = work.contracts.by_ref(["ACME-1", "CEDAR-1", "DELTA-1", "EIGER-1"])
    states = {version.state for one in found.values() for version in one.versions}
    assert State.DRAFT not in states


def test_a_segment_is_looked_at_first_drafted_then_and_submitted_one_by_one(
    types, anna: Person, store: Store
) -> None:
    said = types("uplift --segment retail trade --amount 1.50 EUR --dry-run")
    assert "*2 contracts would change* · by 1.50 EUR" in said
    assert "Engineer is priced in USD" in said
    assert "Nothing of it has a price of its own that moves." in said
    assert last(store, "BOREAL-1").number == 1

    said = anna.presses("Draft these")
    assert "*2 drafts are ready*" in said
    assert "• *BOREAL-1/2* Boreal: 2 prices" in said
    assert "• CEDAR-1 Cedar: Engineer is priced in USD" in said
    assert [last(store, ref).state for ref in ("BOREAL-1", "EIGER-1")] == [State.DRAFT] * 2
    again = types("uplift --segment retail trade --amount 1.50 EUR")
    assert "*Nothing was drafted* · by 1.50 EUR" in again

    assert "*BOREAL-1/2* is submitted" in anna.presses("Submit one after the other")
    assert last(store, "EIGER-1").state is State.DRAFT
    said = anna.presses("Submit the next, 1 is left")
    assert "*EIGER-1/2* is submitted" in said
    assert "is left" not in said


def test_what_has_a_draft_already_is_left_alone(types, store: Store) -> None:
    types("uplift EIGER-1 --percent 2")
    said = types("uplift --segment RETAIL TRADE --percent 3.2")
    assert "• EIGER-1 Eiger: EIGER-1/2 is a draft, and a contract has one open version" in said
    assert last(store, "EIGER-1").number == 2


def test_many_contracts_are_gone_through_a_piece_at_a_time(
    types, anna: Person, store: Store
) -> None:
    many = [a_contract(f"ACME-X{n:02}", a_version(1, terms=[ENGINEER, CHARGE])) for n in range(30)]
    keep(store, *many)
    said = types("uplift --all-of acme --percent 3.2 --dry-run")
    assert "6 more follow." in said
    assert "ACME-X29" in anna.presses("The next ones")
    assert "*25 drafts are ready*" in types("uplift --all-of acme --percent 3.2")
    assert "*6 drafts are ready*" in anna.presses("Draft the next ones")
    assert last(store, "ACME-X29").state is State.DRAFT
