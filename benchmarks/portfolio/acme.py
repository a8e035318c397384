"""ACME, about whom everybody asks: a base, the account's agreement, a contract, a supplement."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from contracts.account import Account
from contracts.contract import Contract

BASE = "BASE-EU"
ACME = Account(
    code="ACME",
    name="ACME Industries",
    aliases=("Acme Inc.",),
    timezone="Europe/Amsterdam",
    holidays="NL",
    owner="U0REP0001",
)
LAW = "This agreement is governed by the laws of the Netherlands; the courts of Amsterdam decide."


def base(today: date) -> Contract:
    """What all of Europe gets."""
    terms = [
        {"kind": "shipping_charge", "paid_to": "carrier"},
        {"kind": "incoterm", "code": "DAP", "place": "Rotterdam"},
        {"kind": "clause", "title": "Governing law", "text": LAW},
    ]
    fields = {"ref": BASE, "kind": "base", "title": "European base terms"}
    return _contract(fields, _version(1, today, terms) | {"end": None})


def acme(today: date) -> tuple[Contract, ...]:
    """Everything that ACME has, in an order in which it can be saved."""
    return _customer(today), _agreement(today), _supplement(today)


def _customer(today: date) -> Contract:
    terms = [
        {"kind": "master_catalog_price", "percent": -5},
        {"kind": "selective_price", "product_set": "All fasteners", "percent": "-12.5"},
        {"kind": "freight_free", "above": "500 EUR"},
        {"kind": "minimum_order", "amount": "250 EUR", "surcharge": "25 EUR"},
        {"kind": "purchase_limit", "amount": "250000 EUR"},
        {"kind": "clause", "title": "Exclusivity", "text": "ACME buys fasteners only from us."},
    ]
    runs = {"renewal": {"kind": "automatic", "for": "12 months"}, "notice": {"period": "3 months"}}
    fields = {"ref": "ACME-1", "account": ACME.code, "base": BASE, "title": "Master supply"}
    return _contract(fields, _version(3, today, terms) | runs)


def _agreement(today: date) -> Contract:
    terms = [
        {"kind": "payment_terms", "net_days": 30, "end_of_month": True},
        {"kind": "credit_line", "amount": "50000 EUR"},
    ]
    fields = {"ref": "ACME-A", "kind": "account", "account": ACME.code, "title": "Account terms"}
    return _contract(fields, _version(1, today, terms) | {"end": None})


def _supplement(today: date) -> Contract:
    terms = [{"kind": "promotion", "percent": -3, "product_set": "Safety wear"}]
    fields = {
        "ref": "ACME-1-S1",
        "kind": "supplement",
        "account": ACME.code,
        "contract": "ACME-1",
        "title": "Autumn promotion",
    }
    return _contract(fields, _version(1, today, terms))


def _version(number: int, today: date, terms: Sequence[object]) -> dict[str, Any]:
    start, end = today - timedelta(days=90), today + timedelta(days=275)
    return {"number": number, "state": "active", "start": start, "end": end, "terms": terms}


def _contract(fields: Mapping[str, Any], version: Mapping[str, Any]) -> Contract:
    return Contract.model_validate({**fields, "versions": [version]})
