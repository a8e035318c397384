"""What the form of a draft asks for beside its terms, and the contract once it was changed."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from pydantic_core import to_json

from contracts.contract import Contract, Family
from contracts.contract_type import ContractType
from contracts.days import Unknown
from contracts.lifecycle import ACCEPTED, State
from contracts.money import Money
from contracts.renewal import Notice, Renewal
from contracts.succession import replaced
from contracts.terms import Term
from contracts.terms.forms import canonical
from contracts.version import Document, Version

SHORT = 8  # characters of a hash that tell two contents of one draft apart
NAMES = ("title", "type")
CONDITIONS = ("start", "end", "renewal", "notice", "value", "summary", "document")


@dataclass(frozen=True, slots=True)
class DraftContent:
    """What people agree on, without the terms; the title and the type as they would count."""

    title: str | None
    type: ContractType
    start: date | Unknown
    end: date | Unknown | None
    renewal: Renewal
    notice: Notice | None
    value: Money | None
    summary: str | None
    document: Document | None
    base: str | None

    @property
    def seen(self) -> str:
        """A short hash: another one says that somebody changed it meanwhile."""
        return sha256(to_json(self)).hexdigest()[:SHORT]

    @property
    def fields(self) -> dict[str, Any]:
        """Each of its fields by name."""
        return {name: getattr(self, name) for name in self.__slots__}


def content_of(family: Family, version: Version) -> DraftContent:
    """What *version* says, and *family* where the version says nothing of its own."""
    return DraftContent(
        title=version.title or family.title,
        type=version.type or family.type,
        base=family.base,
        **{name: getattr(version, name) for name in CONDITIONS},
    )


def short_hash(term: Term) -> str:
    """What tells *term* from the others of its draft, whatever becomes of those."""
    return sha256(canonical([term])).hexdigest()[:SHORT]


def ever_accepted(contract: Contract) -> bool:
    """Whether the customer ever agreed to a version; until then its draft says what it is."""
    return any(version.state in ACCEPTED for version in contract.versions)


def rewritten(contract: Contract, version: Version, wanted: DraftContent) -> Contract:
    """*contract* with *version*, a draft from now on, saying what is *wanted*.

    What no customer ever agreed to is called by its draft at once; else the name and the type
    of the contract change when the version is accepted.
    """
    said = content_of(contract, version)
    changed = {name: getattr(wanted, name) for name in CONDITIONS}
    for name in NAMES:
        if getattr(wanted, name) != getattr(said, name):
            changed[name] = getattr(wanted, name)
    draft = version.model_copy(update={"state": State.DRAFT, **changed})
    shared = {} if ever_accepted(contract) else _shared(wanted)
    return replaced(contract, draft).model_copy(update=shared)


def _shared(wanted: DraftContent) -> dict[str, Any]:
    return {"title": wanted.title, "type": wanted.type, "base": wanted.base}
