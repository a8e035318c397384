"""Accounts and contracts as elements, with what the dialect cannot say in our own form."""

from collections.abc import Iterator, Mapping
from typing import Any

from contracts.account import Account
from contracts.contract import Contract
from contracts.files.plain import data_of
from contracts.files.websphere.accounts import HOLDER, account_fields
from contracts.files.websphere.contracts import Survey, draft_of
from contracts.files.websphere.named import distinguished
from contracts.files.websphere.nodes import Node, apart
from contracts.files.websphere.own import ACCOUNT, CONTRACT, VERSION, condition, made
from contracts.files.websphere.states import WRITTEN
from contracts.files.websphere.writing.parts import begins, ends
from contracts.files.websphere.writing.terms import term_nodes
from contracts.lifecycle import State
from contracts.version import Version

Data = dict[str, Any]
NO_VERSION: Data = {"number": 1, "terms": []}
"""What stands for a contract without versions: the dialect has one in each element."""


def account_nodes(account: Account) -> Iterator[Node]:
    """The element of *account*."""
    holder = _participant(HOLDER, account.code)
    node = made("Account", holder, made("AccountUniqueKey", name=account.code))
    read = apart(account_fields(node.copy()), 0)[0]
    yield _with(node, condition(ACCOUNT, _beside(data_of(account), read)))


def contract_nodes(contract: Contract) -> Iterator[Node]:
    """The elements of *contract*, one for each version; one also where there is none."""
    shared = data_of(contract)
    versions: list[Data] = shared.pop("versions")
    for version, facts in zip(contract.versions, versions, strict=True):
        yield _version_node(shared, version, facts)
    if not versions:
        yield _element(shared | {"versions": []}, NO_VERSION, ())


def _version_node(shared: Data, version: Version, facts: Data) -> Node:
    terms = tuple(term_nodes(version.terms, facts["terms"]))
    return _element(shared, facts, terms)


def _element(shared: Data, facts: Data, terms: tuple[Node, ...]) -> Node:
    """The element; what reading it would not give is added in our own form."""
    node = made("BuyerContract", *_head(shared, facts), **_times(facts))
    draft = draft_of(node.copy(), Survey())
    known = apart(draft.shared, 0)[0], apart(draft.version, 0)[0]
    facts = {name: value for name, value in facts.items() if name != "terms"}
    return _with(
        node,
        condition(CONTRACT, _beside(shared, known[0])),
        condition(VERSION, _beside(facts, known[1])),
        *terms,
    )


def _head(shared: Data, facts: Data) -> Iterator[Node]:
    """What the contract is called, with whom it is, and what it refers to."""
    if account := shared.get("account"):
        yield _participant("Buyer", account)
    number = str(facts["number"])
    key = {"name": shared["ref"], "majorVersionNumber": number, "minorVersionNumber": "0"}
    yield made("ContractUniqueKey", **key)
    if title := shared.get("title"):
        yield made("ContractDescription", shortDescription=title)
    if account:
        yield made("AccountReference", made("AccountRef", name=account))
    if document := facts.get("document"):
        yield made("Attachment", URL=document["url"])
    if base := shared.get("base"):
        yield made("ContractReference", made("ContractRef", name=base))


def _times(facts: Data) -> dict[str, str | None]:
    days = {name: facts.get(name) for name in ("start", "end")}
    start, end = (day if day != "unknown" else None for day in days.values())
    state = facts.get("state")
    return {
        "state": WRITTEN[State(state)] if state else None,
        "contractUsage": "OrganizationBuyer",
        "startTime": begins(start),
        "endTime": ends(end),
        "comment": facts.get("summary"),
    }


def _participant(role: str, account: str) -> Node:
    organization = made("OrganizationRef", distinguishName=distinguished(account))
    return made("Participant", made("ParticipantMember", organization), role=role)


def _with(node: Node, *more: Node | None) -> Node:
    node.children += [one for one in more if one is not None]
    return node


def _beside(data: Mapping[str, Any], read: Mapping[str, Any]) -> Data:
    """What *data* says otherwise than *read*; None for what only *read* says."""
    without = {name: None for name in read if name not in data and name != "terms"}
    return {name: one for name, one in data.items() if _text(one) != read.get(name)} | without


def _text(value: Any) -> Any:
    """*value* with its numbers as text, as files bring them."""
    if isinstance(value, dict):
        return {name: _text(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_text(inner) for inner in value]
    return value if isinstance(value, str | bool | None) else str(value)
