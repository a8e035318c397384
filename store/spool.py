"""What was read of some files, waiting in a temporary file to be written in the right order.

So a file is read to its end before anything is written, no more than a batch is in memory, and
the order within a file does not matter: accounts before contracts, bases before what refers to
them, supplements last; contracts without a reference after those that have one.
"""

import pickle
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from enum import IntEnum
from tempfile import TemporaryFile
from typing import IO, Any, Self

from contracts.contract import Kind
from contracts.files.items import Item, ItemKind
from store.bulk import in_chunks

BATCH = 1000


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
        self._open = ExitStack()
        self.count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, file: str, items: Iterable[Item]) -> None:
        """Keep *items* of the file called *file*; what *items* raises is left to the caller."""
        for item in items:
            pickle.dump((file, item), self._file(_rank(item)), pickle.HIGHEST_PROTOCOL)
            self.count += 1

    def batches(self) -> Iterator[tuple[Rank, Iterable[Waiting]]]:
        """Everything, rank by rank in batches; the bases, which must be sorted, all at once."""
        for rank in sorted(self._files):
            waiting = self._waiting(self._files[rank])
            if rank is Rank.BASES:
                yield rank, list(waiting)
            else:
                yield from ((rank, batch) for batch in in_chunks(waiting, BATCH))

    def _file(self, rank: Rank) -> IO[bytes]:
        if rank not in self._files:
            file = TemporaryFile()  # noqa: SIM115 - closed with the spool
            self._files[rank] = self._open.enter_context(file)
        return self._files[rank]

    def _waiting(self, file: IO[bytes]) -> Iterator[Waiting]:
        file.seek(0)
        while True:
            try:
                name, item = pickle.load(file)  # noqa: S301 - our own file, which nobody else sees
            except EOFError:
                return
            yield Waiting(name, item)


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
