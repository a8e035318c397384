"""How well a name fits what somebody typed, typing errors and parts of words included."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from contracts.folding import folded

T = TypeVar("T")
GOOD = 75.0  # below this it is a different name
ONE_ERROR = 85.0  # at least, however short the name
SWAPPED = 1.0  # more where the same letters stand in another order: the likeliest error
SHORTEST = 3  # letters of a name in which an error can be told from another name


def score(typed: str, name: str) -> float:
    """0 to 100; both folded. Whole names and words in any order count more than parts."""
    if typed == name:
        return 100.0
    errors = DamerauLevenshtein.distance(typed, name)
    whole = 99.0 * (1 - errors / max(len(typed), len(name)))
    if errors == 1 and len(name) >= SHORTEST:
        whole = max(whole, ONE_ERROR + SWAPPED * (sorted(typed) == sorted(name)))
    words = 0.97 * _by_words(typed.split(), name.split())
    return max(whole, words, 0.9 * fuzz.token_sort_ratio(typed, name))


def _by_words(typed: Sequence[str], name: Sequence[str]) -> float:
    """The mean over the typed words of the best fit among the words of the name."""
    best = [max((_word(word, other) for other in name), default=0.0) for word in typed]
    return sum(best) / len(best) if best else 0.0


def _word(typed: str, other: str) -> float:
    """A part of a word fits nearly as well as the whole; two swapped letters are one error."""
    if typed in other:
        return 90.0 + 10.0 * len(typed) / len(other)
    longest = max(len(typed), len(other))
    return 100.0 * (1 - DamerauLevenshtein.distance(typed, other) / longest)


def ranked(
    typed: str, candidates: Iterable[tuple[T, Iterable[str]]], least: float = GOOD
) -> list[tuple[float, T]]:
    """*candidates* with their names, the best first, those below *least* left out."""
    wanted = folded(typed)
    scored = [
        (max(score(wanted, name) for name in names), position, candidate)
        for position, (candidate, names) in enumerate(candidates)
    ]
    kept = [entry for entry in scored if entry[0] >= least]
    return [(points, what) for points, _, what in sorted(kept, key=lambda e: (-e[0], e[1]))]


def promising(typed: str, names: Mapping[T, str], most: int) -> list[T]:
    """Those *most* of *names*, folded, that are worth a closer look: quick, and rough."""
    if len(names) <= most:
        return list(names)
    found = process.extract(folded(typed), names, scorer=fuzz.partial_ratio, limit=most)
    return [which for _, _, which in found]


LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def one_error_away(word: str) -> set[str]:
    """Every text that one wrong, missing, superfluous or swapped letter turns into *word*."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    fewer = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in LETTERS}
    more = {head + letter + tail for head, tail in cuts for letter in LETTERS}
    return (fewer | swapped | other | more) - {word}
