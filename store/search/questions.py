"""Questions to the index of names, from strict to lenient, for words that may be mistyped.

One mistake (a letter wrong, missing, too many, two swapped) leaves what stands before it and
what stands after it whole: both together are far rarer than either.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

SHORTEST = 3  # letters that a trigram needs
TOUCHED = 2  # letters that one mistake can spoil, next to each other


@dataclass(frozen=True, slots=True)
class Part:
    """Names in which this text stands; the index helps from SHORTEST letters on."""

    text: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Names that answer each of two or more questions."""

    of: tuple["Question", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Names that answer one of two or more questions."""

    of: tuple["Question", ...]


Question = Part | AllOf | AnyOf


def questions(words: Sequence[str]) -> Iterator[Question]:
    """What to ask for folded *words*, each more lenient than the one before it."""
    known = [Part(word) for word in words if len(word) >= SHORTEST]
    if known:
        yield _all(known)
        yield from _mistyped(known)
        yield _any(chain.from_iterable(map(_halves, known)))


def of_few_letters(words: Sequence[str]) -> Question | None:
    """What to ask for *words* that are all too short for the index: it is read from end to end."""
    parts = [Part(word) for word in words]
    return _all(parts) if parts and all(len(word) < SHORTEST for word in words) else None


def _mistyped(words: Sequence[Part]) -> Iterator[Question]:
    """One word mistyped, each of them, one of them beyond recognition."""
    spoilt = [_spoilt(word) for word in words]
    yield _any(_all([*others[:at], spoilt[at], *others[at:]]) for at, others in _but_one(words))
    if len(words) > 1:
        yield _all(spoilt)
        yield _any(_all(others) for _, others in _but_one(words))


def _but_one(words: Sequence[Part]) -> Iterator[tuple[int, list[Part]]]:
    """Each place, and the words at all others."""
    return ((at, [*words[:at], *words[at + 1 :]]) for at in range(len(words)))


def _spoilt(word: Part) -> Question:
    """Names with *word* but for one mistake in it, wherever; the word itself where it is short."""
    wholes = (_whole(word.text, at) for at in range(len(word.text) - TOUCHED + 1))
    ways = [_all(parts) for parts in dict.fromkeys(wholes) if parts]
    return _any(ways) if ways else word


def _whole(word: str, at: int) -> tuple[Part, ...]:
    """What is whole of *word* if the letters from *at* on are spoilt; empty where too little is."""
    parts = (word[:at], word[at + TOUCHED :])
    return tuple(Part(part) for part in parts if len(part) >= SHORTEST)


def _halves(word: Part) -> Iterator[Part]:
    half = len(word.text) // 2
    parts = (word.text[:half], word.text[half:]) if half >= SHORTEST else (word.text,)
    return map(Part, parts)


def _all(parts: Iterable[Question]) -> Question:
    several = tuple(parts)
    return AllOf(several) if len(several) > 1 else several[0]


def _any(parts: Iterable[Question]) -> Question:
    several = tuple(parts)
    return AnyOf(several) if len(several) > 1 else several[0]
