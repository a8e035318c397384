"""What stands on each level of a customer, written as a contract file."""

from dataclasses import dataclass
from typing import Any

import yaml
from typing_extensions import override

Term = dict[str, Any]

SELLER = {
    "name": "Example Ltd",
    "currency": "EUR",
    "payment_methods": ["Visa", "SEPA", {"name": "Credit line", "credit": True}],
}
PRODUCTS = [
    {"sku": "BOLT-M8", "name": "Bolt", "category": "Fasteners", "prices": ["100.00 EUR"]},
    {"sku": "NUT-M8", "name": "Nut", "category": "Fasteners", "prices": ["100.00 EUR"]},
    {"sku": "GLOVE", "name": "Glove", "category": "Safety", "prices": ["100.00 EUR"]},
    {"sku": "LESS", "name": "Less", "prices": ["9999.99 EUR"]},
    {"sku": "JUST", "name": "Just", "prices": ["10000.00 EUR"]},
    {"sku": "MORE", "name": "More", "prices": ["10000.01 EUR"]},
]
SETS = [{"name": "S", "categories": ["Fasteners"]}]
SHIPPING: Term = {"kind": "shipping_charge", "paid_to": "carrier"}
FILTER_OUT: Term = {"kind": "product_exclusion", "skus": ["BOLT-M8"]}
SELECTIVE: Term = {"kind": "selective_price", "product_set": "S", "percent": "-12.5"}
APPROVAL: Term = {"kind": "order_approval", "above": "10000 EUR"}
RETURNS: Term = {"kind": "returns", "charge": [{"days": 30, "percent": 0}], "auto_approve_days": 9}
WHOLE: Term = RETURNS | {"refund_methods": ["Visa"]}


def catalog(percent: int) -> Term:
    return {"kind": "master_catalog_price", "percent": percent}


def written(price: str) -> Term:
    return {"kind": "custom_prices", "items": [{"sku": "BOLT-M8", "price": price}]}


def methods(*names: str) -> Term:
    return {"kind": "payment_methods", "methods": list(names)}


def paid(to: str) -> Term:
    return {"kind": "shipping_charge", "paid_to": to}


class Written(yaml.SafeDumper):
    """YAML with everything written out."""

    @override
    def ignore_aliases(self, data: Any) -> bool:
        return True


@dataclass(frozen=True)
class Setup:
    """What stands on each level; *c* in a draft where it is to be submitted."""

    c: tuple[Term, ...] | None = None
    a: tuple[Term, ...] | None = None
    b: tuple[Term, ...] | None = None
    draft: str = ""  # the reference of the contract of which the version is a draft
    version: tuple[tuple[str, Any], ...] = ()  # more of that version
    suspended: bool = False
    strategy: str = "specific"

    @property
    def text(self) -> str:
        """The contract file of it."""
        whole = {
            "seller": SELLER | {"price_strategy": self.strategy},
            "products": PRODUCTS,
            "product_sets": SETS,
            "accounts": [{"code": "ORION", "name": "Orion Ltd", "currency": "EUR"}],
            "contracts": list(self.contracts()),
        }
        return yaml.dump(whole, Dumper=Written, sort_keys=False)

    def contracts(self) -> Any:
        if self.b is not None:
            yield self.contract("BASE-1", self.b, kind="base")
        if self.a is not None:
            yield self.contract("ORION-A1", self.a, kind="account", account="ORION")
        if self.c is not None:
            base = {"base": "BASE-1"} if self.b is not None else {}
            yield self.contract("ORION-1", self.c, account="ORION", **base)

    def contract(self, ref: str, terms: tuple[Term, ...], **head: Any) -> dict[str, Any]:
        state = {"state": "draft" if ref == self.draft else "active"}
        more = dict(self.version) if ref == self.draft else {}
        if self.suspended and head.get("kind") == "base":
            state = {"state": "suspended", "suspensions": [{"from": "2021-01-01"}]}
        first = {"number": 1, "start": "2020-01-01", **state, **more, "terms": list(terms)}
        return {"ref": ref, **head, "versions": [first]}
