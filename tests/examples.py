"""Accounts and contracts that many tests speak of: ACME, its base, and how to make others."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from contracts.account import Account
from contracts.contract import Contract
from store import OPERATOR, Store
from store.saving import Saved

TODAY = date(2026, 8, 16)
NOW = datetime(2026, 8, 16, 9, tzinfo=UTC)

ACME = Account.model_validate(
    {
        "code": "ACME",
        "name": "ACME Industries",
        "aliases": ["Acme Inc."],
        "timezone": "Europe/Amsterdam",
        "holidays": "NL",
        "owner": "U0REP0001",
    }
)
ONEIL = Account.model_validate({"code": "ONEIL", "name": "O'Neil & Sons"})

TERMS: list[dict[str, Any]] = [
    {"kind": "master_catalog_price", "percent": -5},
    {"kind": "payment_terms", "net_days": 30, "end_of_month": True},
    {"kind": "freight_free", "above": "500 EUR"},
    {
        "kind": "clause",
        "title": "Governing law",
        "text": "The laws of the Netherlands govern this agreement.",
    },
]


def a_version(number: int = 1, **fields: Any) -> dict[str, Any]:
    """A version in force through 2026, as a contract file has it, with *fields* changed."""
    year = {"start": "2026-01-01", "end": "2026-12-31"}
    return {"number": number, "state": "active"} | year | {"terms": TERMS} | fields


def a_contract(ref: str = "ACME-1", *versions: dict[str, Any], **fields: Any) -> Contract:
    """A customer contract of ACME with *versions*, or with one of them, and *fields* changed."""
    shared = {"ref": ref, "account": "ACME", "title": "Master supply agreement"} | fields
    return Contract.model_validate(shared | {"versions": versions or [a_version()]})


BASE_EU = Contract.model_validate(
    {
        "ref": "BASE-EU",
        "kind": "base",
        "title": "European base terms",
        "versions": [
            a_version(
                2,
                start="2025-01-01",
                end=None,
                terms=[{"kind": "shipping_charge", "paid_to": "carrier"}],
            )
        ],
    }
)
ACME_1 = a_contract(
    "ACME-1",
    a_version(2, state="superseded", start="2025-01-01", end="2025-12-31", terms=TERMS[:1]),
    a_version(
        3,
        renewal={"kind": "automatic", "for": "12 months"},
        notice={"period": "3 months"},
        value="240000.00 EUR",
        document={"url": "https://files.example.com/acme-1-3.pdf", "title": "signed PDF"},
    ),
    base="BASE-EU",
)


class Watch:
    """Shows NOW until somebody turns it on."""

    def __init__(self) -> None:
        self.shows = NOW

    def __call__(self) -> datetime:
        return self.shows

    def turn(self, **time: float) -> None:
        """*time* passes: days, hours."""
        self.shows += timedelta(**time)


def keep(store: Store, *contracts: Contract, accounts: tuple[Account, ...] = ()) -> None:
    """Write *accounts* and then *contracts* as the operator would."""
    with store.writing(OPERATOR, NOW) as work:
        work.accounts.save(accounts)
        known = work.contracts.by_ref(contract.ref for contract in contracts)
        work.saver.save([Saved(known.get(c.ref), c) for c in contracts], TODAY)


def keep_examples(store: Store) -> None:
    """ACME with its contract and base, and O'Neil without any."""
    keep(store, BASE_EU, ACME_1, accounts=(ACME, ONEIL))
