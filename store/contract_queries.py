"""What the database is asked about contracts and their versions."""

from datetime import date
from typing import Any

from sqlalchemy import CompoundSelect, Select, bindparam, exists, select

from contracts.contract import Family, Kind
from store.bulk import table
from store.tables import ContractRow, VersionRow

CONTRACTS, VERSIONS = table(ContractRow), table(VersionRow)
FAMILY = tuple(Family.model_fields)
HELD = ("content_hash", "held_from", "held_to")
COLUMNS = [
    *(CONTRACTS.c[name] for name in FAMILY),
    *(VERSIONS.c[name] for name in ("id", "facts", *HELD)),
]
_HELD = (  # without the terms, of which there may be a megabyte: most are kept parsed
    select(*COLUMNS)
    .join(VERSIONS, VERSIONS.c.contract == CONTRACTS.c.ref)
    .where(VERSIONS.c.held_from <= bindparam("last"), VERSIONS.c.held_to >= bindparam("first"))
    .order_by(CONTRACTS.c.ref)
)
HELD_BY_ACCOUNT = _HELD.where(CONTRACTS.c.account == bindparam("account"))
AGREEMENTS = HELD_BY_ACCOUNT.where(CONTRACTS.c.kind == Kind.ACCOUNT)
_NAMED = (
    select(CONTRACTS.c.ref, CONTRACTS.c.base)
    .where(CONTRACTS.c.ref.in_(bindparam("refs", expanding=True)))
    .cte("chain", recursive=True)
)
_BELOW = CONTRACTS.alias("below")
_CHAIN = _NAMED.union(select(_BELOW.c.ref, _BELOW.c.base).where(_BELOW.c.ref == _NAMED.c.base))
BASES = _HELD.where(CONTRACTS.c.ref.in_(select(_CHAIN.c.ref)))
_OWN = (
    select(CONTRACTS.c.ref, CONTRACTS.c.base)
    .where(CONTRACTS.c.account == bindparam("account"))
    .cte("own", recursive=True)
)
_WITH = _OWN.union(select(_BELOW.c.ref, _BELOW.c.base).where(_BELOW.c.ref == _OWN.c.base))
HELD_WITH_BASES = _HELD.where(CONTRACTS.c.ref.in_(select(_WITH.c.ref)))
_ABOVE = (
    select(CONTRACTS.c.ref, CONTRACTS.c.account)
    .where(CONTRACTS.c.ref.in_(bindparam("refs", expanding=True)))
    .cte("above", recursive=True)
)
_UNDER = _ABOVE.union(select(_BELOW.c.ref, _BELOW.c.account).where(_BELOW.c.base == _ABOVE.c.ref))
ACCOUNTS_UNDER = (
    select(_UNDER.c.account)
    .where(_UNDER.c.account.is_not(None))
    .distinct()
    .order_by(_UNDER.c.account)
    .limit(bindparam("most"))
)
BUYING_UNDER = ACCOUNTS_UNDER.where(
    exists().where(VERSIONS.c.contract == _UNDER.c.ref, VERSIONS.c.held_to >= bindparam("day"))
)
NAMING = (
    select(CONTRACTS.c.account, CONTRACTS.c.ref)
    .join(VERSIONS, VERSIONS.c.contract == CONTRACTS.c.ref)
    .where(VERSIONS.c.held_from.is_not(None), VERSIONS.c.terms.contains(bindparam("part")))
    .distinct()
    .order_by(CONTRACTS.c.account, CONTRACTS.c.ref)
    .limit(bindparam("most"))
)
_ALL = (
    select(*COLUMNS, VERSIONS.c.terms)
    .join(VERSIONS, VERSIONS.c.contract == CONTRACTS.c.ref, isouter=True)
    .order_by(CONTRACTS.c.ref, VERSIONS.c.number)
)
OUTLINES = (
    select(*COLUMNS)
    .join(VERSIONS, VERSIONS.c.contract == CONTRACTS.c.ref, isouter=True)
    .where(CONTRACTS.c.ref.in_(bindparam("refs", expanding=True)))
    .order_by(CONTRACTS.c.ref, VERSIONS.c.number)
)
CALLED = _ALL.where(CONTRACTS.c.folded == bindparam("name"))
OF_REFS = _ALL.where(CONTRACTS.c.ref.in_(bindparam("refs", expanding=True)))
OF_ACCOUNT = _ALL.where(CONTRACTS.c.account == bindparam("account"))
WHOLE = select(VERSIONS.c.id, VERSIONS.c.facts, VERSIONS.c.terms, VERSIONS.c.content_hash).where(
    VERSIONS.c.id.in_(bindparam("ids", expanding=True))
)
LOCK = (  # who only refers to it, by a foreign key, need not wait: its reference never changes
    select(CONTRACTS.c.ref)
    .where(CONTRACTS.c.folded == bindparam("name"))
    .with_for_update(key_share=True)
)


def bases_above(accounts: CompoundSelect[str], day: date) -> Select[Any]:
    """The bases under which *accounts* have what may be in force on *day* or after."""
    held = exists().where(VERSIONS.c.contract == CONTRACTS.c.ref, VERSIONS.c.held_to >= day)
    named = select(CONTRACTS.c.base).where(CONTRACTS.c.base.is_not(None), held)
    first = named.where(CONTRACTS.c.account.in_(accounts)).cte("bases", recursive=True)
    further = select(_BELOW.c.base).where(_BELOW.c.ref == first.c.base, _BELOW.c.base.is_not(None))
    return select(first.union(further).c.base)
