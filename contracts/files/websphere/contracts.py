"""A contract element of WebSphere XML: one version of a contract, and what all versions share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from contracts.contract import Kind
from contracts.files.websphere.accounts import Known
from contracts.files.websphere.days import end_in, start_in
from contracts.files.websphere.named import account_code, organization, reference_of, renamed
from contracts.files.websphere.nodes import Node, Said
from contracts.files.websphere.own import CONTRACT, VERSION, overriding
from contracts.files.websphere.sets import Around
from contracts.files.websphere.states import state_in
from contracts.files.websphere.terms import terms_in
from contracts.i18n import _

USUAL = "OrganizationBuyer"
FIRST = "1"


@dataclass(frozen=True, slots=True)
class Survey:
    """What was seen on the first way through a file, by which its contracts are understood."""

    accounts: Mapping[str, Known] = field(default_factory=dict)  # by code
    holders: Mapping[str, str] = field(default_factory=dict)  # the code by the organization
    bases: frozenset[str] = frozenset()  # what contracts of the file refer to


@dataclass(slots=True)
class Draft:
    """One version as it stands in a file; its parts hold Said values."""

    node: Node
    name: str
    minor: str
    shared: dict[str, Any]
    version: dict[str, Any]
    brings: dict[str, Any] | None
    around: Around

    @property
    def number(self) -> str:
        said = self.version.get("number")
        return str(said.value if isinstance(said, Said) else said)


def name_of(node: Node) -> str:
    """What the contract *node* is called in its file, nothing being taken."""
    key = next((one for one in node.children if one.tag == "ContractUniqueKey"), node)
    return key.attributes.get("name", "")


def base_of(node: Node) -> str:
    """What the contract that *node* refers to is called, or nothing; nothing is taken."""
    inner = (one for child in node.children if child.tag == "ContractReference"
             for one in [*child.children, child])  # fmt: skip
    return next((one.attributes["name"] for one in inner if "name" in one.attributes), "")


def draft_of(node: Node, survey: Survey) -> Draft:
    """The contract *node*, all that is in it."""
    node.taken = True
    node.drop(contractUsage=USUAL)
    key = node.child("ContractUniqueKey") or node
    name, number, minor = (
        key.take(part) for part in ("name", "majorVersionNumber", "minorVersionNumber")
    )
    shared, brings = _shared(node, name, survey)
    own = overriding(node, VERSION)
    version, around = _version(node, number, told=bool(own))
    shared |= overriding(node, CONTRACT)
    version |= own
    return Draft(node, str(name.value) if name else "", str(minor.value) if minor else "0",
                 shared, version, brings, around)  # fmt: skip


def _shared(
    node: Node, name: Said | None, survey: Survey
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """What all versions share, and the account that the contract brings along."""
    ref = reference_of(str(name.value)) if name else ""
    if name and ref != name.value:
        node.note(renamed(str(name.value), ref))
    account, brings = (None, None) if ref in survey.bases else _account(node, survey)
    shared = {
        "ref": Said(ref, name.line) if name else None,
        "kind": (Kind.CUSTOMER if account else Kind.BASE).value,
        "account": account,
        "base": _base(node),
        "title": _title(node, name, ref),
    }
    return shared, brings


def _account(node: Node, survey: Survey) -> tuple[Said | None, dict[str, Any] | None]:
    """The code of the account, by its name or by the buyer; and what is brought of it."""
    named, buyer = _account_name(node), _buyer(node)
    said = named or buyer
    if said is None:
        return None, None
    code = account_code(str(said.value))
    if named is None and str(said.value) in survey.holders:
        code = survey.holders[str(said.value)]
    elif named is None:
        code = account_code(code.upper())
    brought = {"code": code, "name": str(said.value)}
    return Said(code, said.line), brought if buyer and code not in survey.accounts else None


def _account_name(node: Node) -> Said | None:
    reference = node.child("AccountReference")
    inner = reference.child("AccountRef") if reference else None
    return inner.take("name") if inner else node.take("accountName")


def _buyer(node: Node) -> Said | None:
    """The organization that buys; other participants have no counterpart."""
    for participant in node.children:
        if participant.tag == "Participant" and participant.attributes.get("role") == "Buyer":
            participant.taken = True
            participant.drop(role="Buyer")
            return organization(participant)
    return None


def _base(node: Node) -> Said | None:
    reference = node.child("ContractReference")
    inner = reference and (reference.child("ContractRef", "Contract") or reference)
    name = inner.take("name") if inner else None
    return Said(reference_of(str(name.value)), name.line) if name else None


def _title(node: Node, name: Said | None, ref: str) -> Said | None:
    """The short description; without one the name, where that is more than the reference."""
    described = node.child("ContractDescription")
    title = (described.take("shortDescription") or described.take("title")) if described else None
    return title or (name if name and name.value != ref else None)


def _version(node: Node, number: Said | None, *, told: bool) -> tuple[dict[str, Any], Around]:
    start, end = start_in(node), end_in(node)
    around = Around(str(start.value) if start else None, str(end.value) if end else None)
    state = state_in(node, start, end, told=told)
    version = {"number": number or FIRST, **state, "start": start, "end": end}
    said = {"summary": node.take("comment"), "document": _document(node)}
    return version | said | {"terms": terms_in(node, around)}, around


def _document(node: Node) -> dict[str, Any] | None:
    """The first attachment with an address of the web."""
    for attached in node.children:
        if attached.tag == "Attachment" and not attached.taken:
            address = attached.attributes.get("URL", "")
            if address.startswith(("https://", "http://")):
                attached.taken = True
                return {"url": attached.take("URL")}
            attached.note(_("Only a link that begins with https:// is a document here."))
    return None
