"""From an item to a value of the domain, or to everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError

from contracts.account import Account
from contracts.catalog import Policy, PriceList, Product, ProductSet, Seller
from contracts.contract import Contract
from contracts.files.items import Item, ItemKind, Problem
from contracts.files.sentences import problems

Value = Account | Contract | Seller | Policy | Product | PriceList | ProductSet

MODELS: Mapping[ItemKind, type[Value]] = {
    ItemKind.SELLER: Seller,
    ItemKind.POLICY: Policy,
    ItemKind.PRODUCT: Product,
    ItemKind.PRICE_LIST: PriceList,
    ItemKind.PRODUCT_SET: ProductSet,
    ItemKind.ACCOUNT: Account,
    ItemKind.CONTRACT: Contract,
}
NO_REF = "?"
"""The reference of a contract whose file leaves it out, until the import chooses one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An item and what became of it: a value, or the problems that keep it out."""

    item: Item
    value: Value | None
    brings: Account | None = None
    problems: tuple[Problem, ...] = ()


def checked(item: Item) -> Checked:
    """*item* as a value of the domain, or with all that is wrong with it, by line."""
    if item.problems:
        return Checked(item, None, problems=item.problems)
    model = MODELS[item.kind]
    try:
        brings = Account.model_validate(item.brings) if item.brings else None
        value = model.model_validate(_with_ref(item))
    except ValidationError as error:
        found = problems(item.data, item.where, model, error)
        return Checked(item, None, problems=tuple(found))
    return Checked(item, value, brings)


def needed(model: type[BaseModel]) -> list[str]:
    """The fields without which there is no such thing, as files write them."""
    return [info.alias or name for name, info in model.model_fields.items() if info.is_required()]


def _with_ref(item: Item) -> object:
    if item.kind is ItemKind.CONTRACT and isinstance(item.data, dict) and not item.data.get("ref"):
        return item.data | {"ref": NO_REF}
    return item.data
