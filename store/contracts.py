"""Contracts and their versions, as a collection."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from contracts.contract import Contract, Family
from contracts.days import day_after, day_before
from contracts.folding import folded
from contracts.in_force import suspension
from contracts.version import Version
from store.bulk import in_chunks
from store.contract_queries import (
    ACCOUNTS_UNDER,
    AGREEMENTS,
    BASES,
    BUYING_UNDER,
    CALLED,
    CONTRACTS,
    FAMILY,
    HELD,
    HELD_BY_ACCOUNT,
    HELD_WITH_BASES,
    LOCK,
    NAMING,
    OF_ACCOUNT,
    OF_REFS,
    OUTLINES,
    VERSIONS,
    WHOLE,
)
from store.parsing import Versions, outline

MOST_UNDER = 1_000  # accounts that are told that their base ends


@dataclass(frozen=True, slots=True)
class Held:
    """A version that may be in force on a day, and what it shares with its contract."""

    contract: Family
    version: Version
    content_hash: str
    held_from: date
    held_to: date

    def may_hold(self, day: date) -> bool:
        """Whether it is in force on *day*, as far as is known."""
        return self.held_from <= day <= self.held_to and suspension(self.version, day) is None

    @property
    def until(self) -> date | None:
        """The last day in force, as far as it is known."""
        return None if self.held_to == date.max else self.held_to

    @property
    def ref(self) -> str:
        """``ACME-1/3``."""
        return f"{self.contract.ref}/{self.version.number}"


class Contracts:
    """Looks like a set of contracts."""

    def __init__(self, connection: Connection, versions: Versions) -> None:
        self._connection, self._versions = connection, versions

    def called(self, ref: str) -> Contract | None:
        """The contract of that reference, however it is written."""
        found = self._gather(CALLED, {"name": folded(ref)})
        return next(iter(found.values()), None)

    def locked(self, ref: str) -> Contract | None:
        """The same, read to be changed: nobody else changes it before this transaction ends."""
        found = self._connection.execute(LOCK, {"name": folded(ref)}).scalar_one_or_none()
        return None if found is None else self.by_ref([found])[found]

    def by_ref(self, refs: Iterable[str]) -> dict[str, Contract]:
        """The contracts of *refs*, as many as there are."""
        found: dict[str, Contract] = {}
        for some in in_chunks(refs):
            found |= self._gather(OF_REFS, {"refs": some})
        return found

    def outlines(self, refs: Iterable[str]) -> dict[str, Contract]:
        """The contracts of *refs* without their terms, which most of the time are most of it.

        For whoever looks at days, values and names of very many; never to be written.
        """
        found: dict[str, Contract] = {}
        for some in in_chunks(refs):
            found |= self._gather(OUTLINES, {"refs": some}, lambda row: outline(row["facts"]))
        return found

    def of_account(self, code: str) -> list[Contract]:
        """Every contract of an account, by reference."""
        return list(self._gather(OF_ACCOUNT, {"account": code}).values())

    def held_by(self, code: str, around: date) -> list[Held]:
        """What may be in force for an account on *around* or within two days of it.

        A contract may live in another time zone than whoever asks: see ``Held.may_hold``. From
        Pago Pago to Kiritimati the calendar is up to two days ahead.
        """
        return self._held(HELD_BY_ACCOUNT, {"account": code} | _near(around))

    def with_bases(
        self, code: str, around: date, day_of: Callable[[Family], date]
    ) -> tuple[list[Held], dict[str, Held]]:
        """What ``held_by`` and ``bases`` say of an account, in one question.

        *day_of* tells the day that it is where a contract lives, *around* about which day that is.
        """
        found = self._held(HELD_WITH_BASES, {"account": code} | _near(around))
        held = [one for one in found if one.contract.account == code]
        others = [one for one in found if one.contract.account != code]
        running = (one for one in held if one.may_hold(day_of(one.contract)))
        refs = [one.contract.base for one in running if one.contract.base]
        bases = {one.contract.ref: one for one in others if one.may_hold(day_of(one.contract))}
        return held, reached(refs, bases)

    def agreements(self, code: str, around: date) -> list[Held]:
        """Of these the agreements of the whole account."""
        return self._held(AGREEMENTS, {"account": code} | _near(around))

    def bases(
        self, refs: Iterable[str], around: date, day_of: Callable[[Family], date]
    ) -> dict[str, Held]:
        """The bases called *refs* and those that they refer to, where in force.

        *day_of* tells the day that it is where a base lives, *around* about which day that is.
        """
        wanted = sorted(refs)
        some = self._held(BASES, {"refs": wanted} | _near(around)) if wanted else ()
        held = {one.contract.ref: one for one in some if one.may_hold(day_of(one.contract))}
        return reached(wanted, held)

    def accounts_under(self, ref: str, most: int) -> list[str]:
        """Up to *most* accounts with a contract under the base *ref*, however far below."""
        values = {"refs": [ref], "most": most}
        return list(self._connection.execute(ACCOUNTS_UNDER, values).scalars())

    def buying_under(self, ref: str, day: date) -> list[str]:
        """Those of ``accounts_under`` with a contract that may be in force on *day* or after."""
        values = {"refs": [ref], "most": MOST_UNDER, "day": day}
        return list(self._connection.execute(BUYING_UNDER, values).scalars())

    def accounts_naming(self, policy: str, most: int) -> tuple[list[str], list[str]]:
        """Up to *most* accounts, and the bases, with a version that names *policy*.

        Where its name has ``%`` or ``_`` in it, some may be there that name another.
        """
        part = json.dumps({"policy": policy}, ensure_ascii=False, separators=(",", ":"))[1:-1]
        values = {"part": part, "most": most}
        rows = self._connection.execute(NAMING, values).all()
        accounts = [account for account, _ref in rows if account]
        return list(dict.fromkeys(accounts)), [ref for account, ref in rows if not account]

    def referring_to(self, ref: str) -> list[str]:
        """The references of the contracts that name *ref* as their base or belong to it."""
        names = (CONTRACTS.c.base == ref) | (CONTRACTS.c.contract == ref)
        query = select(CONTRACTS.c.ref).where(names).order_by(CONTRACTS.c.ref)
        return list(self._connection.execute(query).scalars())

    def in_use(self, base: str, day: date) -> list[str]:
        """The references of the contracts under *base* that may be in force on *day* or after."""
        query = (
            select(CONTRACTS.c.ref)
            .join(VERSIONS, VERSIONS.c.contract == CONTRACTS.c.ref)
            .where(CONTRACTS.c.base == base, VERSIONS.c.held_to >= day)
            .distinct()
            .order_by(CONTRACTS.c.ref)
        )
        return list(self._connection.execute(query).scalars())

    def _held(self, query: Select[tuple[object, ...]], values: dict[str, Any]) -> list[Held]:
        rows = self._connection.execute(query, values).mappings().all()
        versions = self._versions_of(rows)
        return [
            Held(family_from(row), versions[row["id"]], *(row[name] for name in HELD))
            for row in rows
        ]

    def _versions_of(self, rows: Iterable[RowMapping]) -> dict[int, Version]:
        """The version of each of *rows*, by its id; terms are read where it is not kept."""
        known = {row["id"]: self._versions.known(row["facts"], row["content_hash"]) for row in rows}
        kept = {id_: version for id_, version in known.items() if version is not None}
        for some in in_chunks(known.keys() - kept.keys()):
            wanted = self._connection.execute(WHOLE, {"ids": some}).mappings()
            kept |= {row["id"]: self._version(row) for row in wanted}
        return kept

    def _gather(
        self,
        query: Select[tuple[object, ...]],
        values: dict[str, Any],
        read: Callable[[RowMapping], Version] | None = None,
    ) -> dict[str, Contract]:
        """Contracts with all their versions, each as *read* has it, in the order of the rows."""
        read = read or self._version
        rows = self._connection.execute(query, values).mappings()
        found: dict[str, Contract] = {}
        for ref, group in groupby(rows, itemgetter("ref")):
            first, *others = group
            versions = [read(row) for row in (first, *others) if row["facts"] is not None]
            found[ref] = _contract(family_from(first), versions)
        return found

    def _version(self, row: RowMapping) -> Version:
        return self._versions.get(row["facts"], row["terms"], row["content_hash"])


def reached(refs: Iterable[str], held: Mapping[str, Held]) -> dict[str, Held]:
    """Of the bases in *held* those called *refs*, and each one to which such a one refers."""
    found: dict[str, Held] = {}
    waiting = list(refs)
    while waiting:
        ref = waiting.pop()
        if ref in held and ref not in found:
            found[ref] = held[ref]
            waiting += filter(None, [held[ref].contract.base])
    return found


def _near(day: date) -> dict[str, date]:
    return {
        "first": day_before(day_before(day)),
        "last": day_after(day_after(day)),
    }


def family_from(row: RowMapping) -> Family:
    """The contract of a row that has its columns."""
    values = {name: row[name] for name in FAMILY}
    return Family.model_construct(**values)


def _contract(family: Family, versions: Sequence[Version]) -> Contract:
    shared = {name: getattr(family, name) for name in FAMILY}
    return Contract.model_construct(**shared, versions=tuple(versions))
