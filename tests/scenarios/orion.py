"""Orion, a customer with a catalog, policies and contracts that tests write down in a few words."""

from collections.abc import Callable
from typing import Any

from contracts.account import Account
from contracts.catalog import Policy, PriceList, Product, ProductSet, Seller
from contracts.contract import Contract
from contracts.people import Role
from sandbox.cast import ANNA, MARIA
from store import OPERATOR, Store
from tests.examples import NOW, a_contract, a_version

CATALOG: dict[str, Any] = {"kind": "master_catalog_price", "percent": -5}
SHIPPING: dict[str, Any] = {"kind": "shipping_charge", "paid_to": "carrier"}


def written(sku: str, price: str, **more: Any) -> dict[str, Any]:
    return {"kind": "custom_prices", "items": [{"sku": sku, "price": price} | more]}


def a_base(ref: str, *terms: Any, end: str | None = None, **head: Any) -> Contract:
    version = a_version(1, start="2020-01-01", end=end, terms=list(terms))
    return a_contract(ref, version, kind="base", account=None, **head)


def returns(days: int, **more: Any) -> Policy:
    term = {
        "kind": "returns",
        "charge": [{"days": days, "percent": 0}],
        "auto_approve_days": 5,
        "refund_methods": ["Visa"],
    }
    return Policy.model_validate({"name": "Standard", "term": term} | more)


def open_shop(store: Store, keeping: Callable[..., None]) -> None:
    """What we sell, what we are, and Orion; Anna is a rep, Maria a manager."""
    products = [
        {"sku": "BOLT", "name": "Bolt", "category": "Steel", "prices": ["100.00 EUR"]},
        {"sku": "NUT", "name": "Nut", "category": "Steel", "prices": ["10.00 EUR"]},
        {"sku": "NUT", "name": "Nut", "prices": ["11.00 EUR"], "from": "2027-01-01"},
        {"sku": "WINE", "name": "Wine", "prices": ["5.00 USD"]},
    ]
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(ANNA.id, Role.REP)
        work.people.grant(MARIA.id, Role.MANAGER)
        work.catalog.save([Product.model_validate(one) for one in products])
        work.catalog.save([Seller(name="Example Ltd", currency="EUR", max_payment_days={"FR": 60})])
        work.catalog.save([ProductSet(name="Some", skus=("BOLT",)), PriceList(name="Partner")])
        work.catalog.save([returns(30), returns(14, **{"from": "2026-12-01"})])
    keeping(accounts=(Account(code="ORION", name="Orion Ltd", holidays="FR"),))
