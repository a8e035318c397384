"""A text as the words that it is found by, and the part of it that is worth showing."""

import re
import unicodedata
from collections.abc import Sequence

from contracts.folding import folded
from store.search.index import WORDS_SHOWN

WORD = re.compile(r"[^\W_]+")
LONGEST = 200  # letters of a word by which it is found
BEFORE = 4  # words that are shown before the one that was found


def words_of(text: str) -> list[str]:
    """The words of *text*, folded, in their order; nothing in them is an operator."""
    plain = unicodedata.normalize("NFC", text)
    return [word for found in WORD.findall(plain) for word in _folded(found)]


def excerpt(text: str, words: Sequence[str]) -> str:
    """The part of *text* around the first of the folded *words* that stands in it, else its start.

    At most WORDS_SHOWN words; where some are left out there is an ellipsis.
    """
    plain = unicodedata.normalize("NFC", text)
    spans = [found.span() for found in WORD.finditer(plain)]
    wanted = {word for typed in words for word in words_of(typed)}
    hits = (n for n, (a, b) in enumerate(spans) if wanted.intersection(_folded(plain[a:b])))
    first = max(0, min(next(hits, 0) - BEFORE, len(spans) - WORDS_SHOWN))
    shown = spans[first : first + WORDS_SHOWN]
    start = shown[0][0] if first else 0
    end = shown[-1][1] if first + WORDS_SHOWN < len(spans) else len(plain)
    return f"{' … ' if start else ''}{plain[start:end]}{' … ' if end < len(plain) else ''}"


def _folded(word: str) -> list[str]:
    """*word* folded: usually one, but ``½`` becomes two."""
    return [part[:LONGEST] for part in WORD.findall(folded(word))]
