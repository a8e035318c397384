"""Questions to the search index, from strict to lenient, for words that may be mistyped.

One mistake (a letter wrong, missing, too many, two swapped) leaves what stands before it and
what stands after it whole: both together are far rarer than either.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

SHORTEST = 3  # letters that a trigram needs
TOUCHED = 2  # letters that one mistake can spoil, next to each other


def queries(words: Sequence[str]) -> Iterator[str]:
    """FTS5 queries for folded *words*, each more lenient than the one before it."""
    known = [word for word in words if len(word) >= SHORTEST]
    if known:
        yield _all(map(quoted, known))
        yield from _mistyped(known)
        yield _any(chain.from_iterable(map(_halves, known)))


def _mistyped(words: Sequence[str]) -> Iterator[str]:
    """One word mistyped, each of them, one of them beyond recognition."""
    spoilt = [_spoilt(word) for word in words]
    yield _any(_all([*others[:at], spoilt[at], *others[at:]]) for at, others in _but_one(words))
    if len(words) > 1:
        yield _all(spoilt)
        yield _any(_all(others) for _, others in _but_one(words))


def _but_one(words: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Each place, and the words at all others, quoted."""
    exact = [quoted(word) for word in words]
    return ((at, [*exact[:at], *exact[at + 1 :]]) for at in range(len(exact)))


def _spoilt(word: str) -> str:
    """Names with *word* but for one mistake in it, wherever; the word itself where it is short."""
    wherever = (_around(word, at) for at in range(len(word) - TOUCHED + 1))
    return _any(dict.fromkeys(filter(None, wherever))) or quoted(word)


def _around(word: str, at: int) -> str:
    """What is whole of *word* if the letters from *at* on are spoilt; empty where too little is."""
    whole = (word[:at], word[at + TOUCHED :])
    return _all(quoted(part) for part in whole if len(part) >= SHORTEST)


def _halves(word: str) -> Iterator[str]:
    half = len(word) // 2
    parts = (word[:half], word[half:]) if half >= SHORTEST else (word,)
    return map(quoted, parts)


def _all(parts: Iterable[str]) -> str:
    return _joined(" AND ", parts)


def _any(parts: Iterable[str]) -> str:
    return _joined(" OR ", parts)


def _joined(operator: str, parts: Iterable[str]) -> str:
    several = list(parts)
    return f"({operator.join(several)})" if len(several) > 1 else "".join(several)


def quoted(word: str) -> str:
    """*word* as FTS5 takes any text: nothing in it is an operator."""
    escaped = word.replace('"', '""')
    return f'"{escaped}"'
