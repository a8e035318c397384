"""Products as people ask for them: by number or by words, how many, several on one line or more."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from commands.quantities import (
    NoQuantity,
    is_meant_as_quantity,
    is_quantity,
    spoken_quantity,
    without_separators,
)
from contracts.errors import Refusal
from contracts.folding import folded
from contracts.i18n import _, number
from contracts.outlook import ONE
from contracts.percent import plain

BETWEEN = re.compile(r"[\n;,]")
HEADINGS = frozenset({"sku", "product", "quantity", "qty", "pieces"})
MOST_LINES = 2_000


class TooManyLines(Refusal):
    """A quotation of so many lines is none that anybody reads."""

    def __init__(self, lines: int) -> None:
        words = "{lines} lines are too many for one quotation: at most {most}."
        super().__init__(_(words, lines=number(lines), most=number(MOST_LINES)))


@dataclass(frozen=True, slots=True)
class Said:
    """A product in somebody's words, and how many of it."""

    words: str
    quantity: Decimal = ONE
    typed: str = ""  # with its quantity, where that stood beside it
    wrong: str = ""  # why what was to be its quantity is none

    @property
    def line(self) -> str:
        """All of it, as it was typed."""
        return self.typed or self.words


def wares_in(text: str, is_sku: Callable[[str], bool]) -> list[Said]:
    """What *text* asks for: ``BOLT-M8 500, GLOVE 20``, or a line for each.

    *is_sku* tells a number that is a product from a quantity.
    """
    found: list[Said] = []
    bare = False  # whether the last one has no quantity yet
    for piece in _pieces(text):
        if bare and is_meant_as_quantity(piece) and not is_sku(piece):
            found[-1] = _counted(found[-1].words, piece, f"{found[-1].words} {piece}")
            bare = False
            continue
        said, bare = _said(piece, is_sku)
        found.append(said)
    if len(found) > MOST_LINES:
        raise TooManyLines(len(found))
    return found


def _pieces(text: str) -> Iterator[str]:
    parts = (part.strip() for part in BETWEEN.split(without_separators(text)))
    return (part for part in parts if part and folded(part) not in HEADINGS)


def typed_again(sku: str, quantity: Decimal) -> str:
    """*sku* and how many of it, as they are typed: a number of several words in quotes."""
    return f"{_quoted(sku)} {plain(quantity)}"


def _quoted(sku: str) -> str:
    return f'"{sku}"' if " " in sku else sku


def _said(piece: str, is_sku: Callable[[str], bool]) -> tuple[Said, bool]:
    """One product with its quantity, which stands last or first; and whether it has none."""
    words = piece.split()
    for quantity, others in ((words[-1], words[:-1]), (words[0].rstrip("xX×"), words[1:])):
        if others and is_quantity(quantity) and not is_sku(" ".join(words)):
            return _counted(" ".join(others).removeprefix("x "), quantity, piece), False
    return Said(" ".join(words)), True


def _counted(words: str, quantity: str, typed: str) -> Said:
    """A wrong quantity refuses its own line and no other."""
    try:
        return Said(words, spoken_quantity(quantity), typed)
    except NoQuantity as refused:
        return Said(words, typed=typed, wrong=str(refused))
