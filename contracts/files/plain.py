"""From a value of the domain to the plain data of a contract file: what reading it gives back."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

from contracts.account import Account
from contracts.catalog import Policy, PriceList, Product, ProductSet, Seller
from contracts.contract import Contract
from contracts.duration import Duration
from contracts.files.items import ItemKind
from contracts.files.validation import MODELS, Value
from contracts.money import Money
from contracts.terms.forms import written
from contracts.version import Version

KIND_OF: Mapping[type, ItemKind] = {model: kind for kind, model in MODELS.items()}


def data_of(value: Value) -> dict[str, Any]:
    """*value* as a contract file says it: what is as it always is left out, the rest in order."""
    return {name: _plain(inner) for name, inner in WRITERS[type(value)](value).items()}


def _fields(value: BaseModel) -> dict[str, Any]:
    return value.model_dump(exclude_defaults=True, by_alias=True)


def _contract(contract: Contract) -> dict[str, Any]:
    head = contract.model_dump(exclude={"versions"}, exclude_defaults=True, by_alias=True)
    versions = [_version(version) for version in contract.versions]
    return {"ref": contract.ref, "kind": contract.kind} | head | {"versions": versions}


def _version(version: Version) -> dict[str, Any]:
    facts = version.model_dump(exclude={"terms"}, exclude_defaults=True, by_alias=True)
    always = {"number": version.number, "state": version.state, "start": version.start}
    return always | facts | {"terms": written(version.terms)}


def _product(product: Product) -> dict[str, Any]:
    return {"sku": product.sku} | _fields(product)


def _policy(policy: Policy) -> dict[str, Any]:
    return _fields(policy) | {"term": written([policy.term])[0]}


WRITERS: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    Account: _fields,
    Contract: _contract,
    Seller: _fields,
    Policy: _policy,
    Product: _product,
    PriceList: _fields,
    ProductSet: _fields,
}

LEAVES: Mapping[type, Callable[[Any], Any]] = {
    date: date.isoformat,
    Money: lambda money: money.written,
    Duration: lambda duration: duration.written,
}


def _plain(value: Any) -> Any:
    """*value* of texts, numbers, truths, lists and mappings only."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int | Decimal) or value is None:
        return value
    if isinstance(value, Mapping):
        return {_plain(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return LEAVES[type(value)](value)
