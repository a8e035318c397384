"""What people type when they look for an account, with a mistake in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.portfolio.acme import ACME
from benchmarks.portfolio.names import TRADES
from benchmarks.samples import Known, accounts

Mistake = Callable[[str], str]

SHORT_NAME = 6  # letters up to which a code has no room for a mistake
ME = Known(ACME.code, ACME.name)


@dataclass(frozen=True, slots=True)
class Search:
    """Something typed, and what stands in the name of whoever was meant."""

    typed: str
    meant: str


def swapped(word: str) -> str:
    """Its second and third letter the wrong way round."""
    return word[0] + word[2] + word[1] + word[3:]


def wrong(word: str) -> str:
    """A wrong letter in the middle."""
    at = len(word) // 2
    return word[:at] + ("x" if word[at] != "x" else "y") + word[at + 1 :]


def missing(word: str) -> str:
    """Its fourth letter left out."""
    return word[:3] + word[4:]


def _word(at: int, mistake: Mistake, name: str) -> str:
    words = name.split()
    return " ".join([*words[:at], mistake(words[at]), *words[at + 1 :]])


def _codes(some: list[Known]) -> Iterator[Search]:
    return (Search(swapped(known.code), known.name) for known in some)


def _long_names(some: list[Known]) -> Iterator[Search]:
    """In the word that is theirs alone, by turns a wrong letter and a missing one."""
    for at, known in enumerate(some):
        mistake = (wrong, missing)[at % 2]
        yield Search(_word(0, mistake, known.name), known.name)


def _common_parts(some: list[Known]) -> Iterator[Search]:
    """In the word that thousands share."""
    return (Search(_word(1, wrong, known.name), known.name) for known in some)


def _first_words(some: list[Known]) -> Iterator[Search]:
    firsts = (known.name.split()[0] for known in some)
    return (Search(wrong(first), first) for first in firsts)


def _common_words(_some: list[Known]) -> Iterator[Search]:
    """A word that thousands share, alone."""
    for mistake in (wrong, missing, swapped):
        for trade in TRADES:
            if len(trade) > SHORT_NAME:
                yield Search(_word(0, mistake, trade), trade)


KINDS: Mapping[str, Callable[[list[Known]], Iterator[Search]]] = {
    "code, swapped": _codes,
    "long name": _long_names,
    "long name, common part": _common_parts,
    "first word": _first_words,
    "common word": _common_words,
}


def searches(kind: str, path: Path, number: int) -> list[Search]:
    """About *number* searches of one *kind* for accounts of the store at *path*, ACME's first."""
    return list(KINDS[kind]([ME, *accounts(path, number)]))
