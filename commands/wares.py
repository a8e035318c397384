"""Products as people ask for them: by number or by words, how many, several on one line or more."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from commands.prices import Prices
from commands.quantities import is_quantity, spoken_quantity, without_separators
from commands.spec import Context
from contracts.errors import Refusal
from contracts.folding import folded
from contracts.i18n import _, number
from contracts.outlook import ONE
from contracts.percent import plain
from contracts.quoting import Wish

BETWEEN = re.compile(r"[\n;,]")
HEADINGS = frozenset({"sku", "product", "quantity", "qty", "pieces"})
CERTAIN = 90.0  # every typed word stands in the name
LOOKED_AT, OFFERED = 20, 5
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


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words for which several products stand, or none that the customer may buy."""

    said: Said
    skus: Sequence[str]


def wares_in(text: str, is_sku: Callable[[str], bool]) -> list[Said]:
    """What *text* asks for: ``BOLT-M8 500, GLOVE 20``, or a line for each.

    *is_sku* tells a number that is a product from a quantity.
    """
    found: list[Said] = []
    bare = False  # whether the last one has no quantity yet
    for piece in _pieces(text):
        if bare and is_quantity(piece) and not is_sku(piece):
            found[-1] = Said(found[-1].words, spoken_quantity(piece))
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
            return Said(" ".join(others).removeprefix("x "), spoken_quantity(quantity)), False
    return Said(" ".join(words)), True


def meant(said: Sequence[Said], prices: Prices, context: Context) -> Iterator[Wish | Unclear]:
    """Each of *said* as the product that it means."""
    prices.expect(one for product in said for one in _numbers(product.words))
    for product in said:
        yield _meant(product, prices, context)


def _meant(said: Said, prices: Prices, context: Context) -> Wish | Unclear:
    """By its number; else by its words, among what the customer may buy."""
    for sku in _numbers(said.words):
        if prices.has(sku):
            return Wish(sku, said.quantity)
    near = context.work.finder.products(said.words, LOOKED_AT)
    known = [(points, sku) for points, sku in near if prices.has(sku)]
    same = [sku for _points, sku in known if folded(sku) == folded(said.words)]
    sold = [(points, sku) for points, sku in known if prices.sells(sku, said.quantity)]
    certain = [sku for points, sku in sold if points >= CERTAIN]
    unsold = [sku for points, sku in known if points >= CERTAIN and not sold]
    for found in (same, certain, unsold):
        if len(found) == 1:
            return Wish(found[0], said.quantity)
    return Unclear(said, [sku for _points, sku in sold][:OFFERED])


def _numbers(words: str) -> list[str]:
    """How a number may have been meant that is typed like this."""
    return list(dict.fromkeys((words, words.upper())))
