"""The journal's chains: each entry carries the hash of the one before, so that none can change.

Pure: the store keeps the rows, this says what their hashes must be (DESIGN 5).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic_core import to_json

HOUSE = "house"
"""The chain of what belongs to no contract."""

START = "0" * 64
"""What the first entry of a chain has instead of a predecessor's hash."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what and when, with the values before and after."""

    chain: str
    number: int  # from 1, without gaps
    at: datetime  # aware, UTC
    actor: str
    what: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it was written, with the two hashes that were written beside it."""

    entry: Entry
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """What is kept outside the journal for each chain: how many entries, and the last hash."""

    count: int
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the journal is not as it was written."""

    chain: str
    number: int
    what: str


def texts(entry: Entry) -> tuple[str, str]:
    """The values before and after, each as the one JSON text that is kept and hashed."""
    return to_json(entry.old).decode(), to_json(entry.new).decode()


def entry_hash(entry: Entry, old: str, new: str, previous: str) -> str:
    """SHA-256 over every field of *entry* and the hash of its predecessor.

    *old* and *new* are the ``texts`` of *entry*, which whoever writes it needs, too.
    """
    at = entry.at.isoformat()
    head = to_json([previous, entry.chain, entry.number, at, entry.actor, entry.what])
    return hashlib.sha256(b"\n".join((head, old.encode(), new.encode()))).hexdigest()


def faults(chain: str, links: Iterable[Link], head: Head | None) -> Iterator[Fault]:
    """Every place of one *chain*, its links by rising number, that was tampered with."""
    number, previous = 0, START
    for link in links:
        number += 1
        if link.entry.number != number:
            yield Fault(chain, number, f"entry {number} is missing or stands twice")
            number = link.entry.number
        elif link.previous != previous:
            yield Fault(chain, number, f"entry {number} does not follow the one before it")
        if entry_hash(link.entry, *texts(link.entry), link.previous) != link.hash:
            yield Fault(chain, number, f"entry {number} was changed")
        previous = link.hash
    if head is None or (head.count, head.hash) != (number, previous):
        kept = 0 if head is None else head.count
        yield Fault(chain, number, f"the chain has {number} entries; {kept} were written")
