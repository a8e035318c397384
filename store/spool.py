"""What was read of some files, waiting in a temporary file to be written in the right order.

So a file is read to its end before anything is written, no more than a batch is in memory, and
the order within a file does not matter: accounts before contracts, bases before what refers to
them, supplements last; contracts without a reference after those that have one.
"""

import marshal
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from enum import IntEnum
from struct import Struct
from tempfile import TemporaryFile
from typing import IO, Any, Self

from contracts.contract import Kind
from contracts.files.items import Item, ItemKind, OneLine, Problem
from contracts.files.json_places import JsonPlaces
from contracts.files.yaml_events import YamlPlaces

BATCH = 2000
LENGTH = Struct("<Q")  # of what follows in a file, in bytes
Packed = tuple[Any, ...]
PLACES = (OneLine, YamlPlaces, JsonPlaces)
"""What can tell the lines of an item, by the number under which the spool keeps it."""


class Rank(IntEnum):
    """What is written when."""

    CATALOG = 0
    ACCOUNTS = 1
    BASES = 2
    CONTRACTS = 3
    CONTRACTS_WITHOUT_REF = 4
    SUPPLEMENTS = 5
    SUPPLEMENTS_WITHOUT_REF = 6


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item and the file that it comes from."""

    file: str
    item: Item


class Spool:
    """Items by rank, each rank in a file of its own; a context manager that removes them."""

    def __init__(self) -> None:
        self._files: dict[Rank, IO[bytes]] = {}
        self._pending: dict[Rank, list[Packed]] = {}
        self._open = ExitStack()
        self.count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, file: str, items: Iterable[Item]) -> None:
        """Keep *items* of the file called *file*; what *items* raises is left to the caller."""
        for item in items:
            rank = _rank(item)
            pending = self._pending.setdefault(rank, [])
            pending.append(_packed(file, item))
            self.count += 1
            if len(pending) == BATCH:
                self._write(rank)

    def batches(self) -> Iterator[tuple[Rank, list[Waiting]]]:
        """Everything, rank by rank in batches; the bases, which must be sorted, all at once."""
        for rank in sorted(self._pending):
            self._write(rank)
            if rank is Rank.BASES:
                yield rank, [waiting for batch in self._read(rank) for waiting in batch]
            else:
                yield from ((rank, batch) for batch in self._read(rank))

    def _write(self, rank: Rank) -> None:
        if rank not in self._files:
            file = TemporaryFile()  # noqa: SIM115 - closed with the spool
            self._files[rank] = self._open.enter_context(file)
        kept = marshal.dumps(self._pending[rank])
        self._files[rank].write(LENGTH.pack(len(kept)) + kept)
        self._pending[rank] = []

    def _read(self, rank: Rank) -> Iterator[list[Waiting]]:
        file = self._files[rank]
        file.seek(0)
        while length := file.read(LENGTH.size):
            kept = file.read(*LENGTH.unpack(length))
            packed = marshal.loads(kept)  # noqa: S302 - our own file, which nobody else sees
            yield [_unpacked(one) for one in packed]


def _packed(file: str, item: Item) -> Packed:
    """*item* as plain values, which are ten times as quick to keep as objects."""
    notes = [
        [(note.line, note.field, note.sentence) for note in found]
        for found in (item.problems, item.findings)
    ]
    parts = (getattr(item.where, name) for name in item.where.__dataclass_fields__)
    where = (PLACES.index(type(item.where)), *parts)
    return file, item.kind.value, item.line, item.data, where, notes, item.brings


def _unpacked(packed: Packed) -> Waiting:
    file, kind, line, data, (place, *parts), notes, brings = packed
    problems, findings = (tuple(Problem(*note) for note in found) for found in notes)
    where = PLACES[place](*parts)
    return Waiting(file, Item(ItemKind(kind), line, data, where, problems, findings, brings))


def _rank(item: Item) -> Rank:
    if item.kind is ItemKind.ACCOUNT:
        return Rank.ACCOUNTS
    if item.kind is not ItemKind.CONTRACT:
        return Rank.CATALOG
    return _contract_rank(item.data if isinstance(item.data, dict) else {})


def _contract_rank(data: dict[str, Any]) -> Rank:
    kind, named = data.get("kind"), bool(data.get("ref"))
    if kind == Kind.BASE:
        return Rank.BASES
    if kind == Kind.SUPPLEMENT:
        return Rank.SUPPLEMENTS if named else Rank.SUPPLEMENTS_WITHOUT_REF
    return Rank.CONTRACTS if named else Rank.CONTRACTS_WITHOUT_REF
