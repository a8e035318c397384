"""Accounts of WebSphere XML."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contracts.contract import Kind
from contracts.files.items import Item, ItemKind
from contracts.files.websphere.named import account_code, organization, renamed
from contracts.files.websphere.nodes import Node, Said, apart, left_over
from contracts.files.websphere.own import ACCOUNT, overriding
from contracts.files.websphere.sets import Around
from contracts.files.websphere.states import state_in
from contracts.files.websphere.terms import terms_in
from contracts.files.yaml_events import YamlPlaces

HOLDER = "AccountHolder"


@dataclass(frozen=True, slots=True)
class Known:
    """An account of the file: its code, and the organization that holds it."""

    code: str
    holder: str


def account_key(node: Node) -> Said | None:
    """The name of the account *node*."""
    key = node.child("AccountUniqueKey") or node
    return key.take("name")


def holder(node: Node) -> str:
    """The organization that holds the account *node*, or nothing."""
    for participant in node.all("Participant"):
        if participant.attributes.get("role") == HOLDER and (found := organization(participant)):
            participant.drop(role=HOLDER)
            return str(found.value)
        participant.taken = False
    return ""


def known_account(node: Node) -> Known:
    """What the contracts of the file need to know of the account *node*."""
    name = account_key(node)
    return Known(account_code(str(name.value)) if name else "", holder(node))


def account_items(node: Node) -> Iterator[Item]:
    """The account *node*; and, if it has terms, the agreement that holds for all it buys."""
    node.taken = True
    fields, around = account_fields(node), Around()
    if terms := terms_in(node, around):
        code = fields.get("code")
        version = {"number": 1, **state_in(node, None, None), "terms": terms}
        agreement = {"kind": Kind.ACCOUNT.value, "account": code, "versions": [version]}
        data, place = apart(agreement, node.line)
        yield from set_items(around)
        yield Item(ItemKind.CONTRACT, node.line, data, YamlPlaces(place))
    data, place = apart(fields, node.line)
    findings = tuple(left_over(node))
    yield Item(ItemKind.ACCOUNT, node.line, data, YamlPlaces(place), findings=findings)


def account_fields(node: Node) -> dict[str, Any]:
    """The fields of the account *node*, as a contract file says them."""
    name = account_key(node)
    fields: dict[str, Any] = {}
    if name:
        code = account_code(str(name.value))
        if code != name.value:
            node.note(renamed(str(name.value), code))
        fields = {"code": Said(code, name.line), "name": name}
    holder(node)
    return fields | overriding(node, ACCOUNT)


def set_items(around: Around) -> Iterator[Item]:
    """The product sets that terms define."""
    for said in around.sets:
        data, place = apart(said, said.line)
        yield Item(ItemKind.PRODUCT_SET, said.line, data, YamlPlaces(place))
