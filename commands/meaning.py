"""Which products somebody means by words, and which words are neither a product nor how many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from commands.prices import Prices
from commands.quantities import NoQuantity, NotCounted, begins_as_number, is_quantity
from commands.spec import Context
from commands.wares import Said
from contracts.folding import folded
from contracts.quoting import Wish

CERTAIN = 90.0  # every typed word stands in the name
LOOKED_AT, OFFERED = 20, 5


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words for which several products stand, none that the customer may buy, or no quantity."""

    said: Said
    skus: Sequence[str]


def meant(said: Sequence[Said], prices: Prices, context: Context) -> Iterator[Wish | Unclear]:
    """Each of *said* as the product that it means."""
    prices.expect(one for product in said for one in _numbers(product.words))
    for product in said:
        yield _meant(product, prices, context)


def refuse_quantity(unclear: Unclear) -> None:
    """Raises NoQuantity where *unclear* is so because of its quantity."""
    if unclear.said.wrong:
        raise NoQuantity(unclear.said.wrong)


def _meant(said: Said, prices: Prices, context: Context) -> Wish | Unclear:
    """What is no product may be one beside what is no quantity: ``BOLT-M8 500 GLOVE 20``."""
    if said.wrong:
        return Unclear(said, ())
    found = _found(said, prices, context)
    wrong = "" if isinstance(found, Wish) else _miscounted(said, prices, context)
    return Unclear(replace(said, wrong=wrong), ()) if wrong else found


def _miscounted(said: Said, prices: Prices, context: Context) -> str:
    """Why the words beside a product are no quantity; nothing where none were to be one."""
    for product, rest in _parted(said.line.split()):
        if begins_as_number(rest[0]) and not is_quantity(" ".join(rest)):
            found = _found(Said(" ".join(product)), prices, context)
            if isinstance(found, Wish):
                several = any(prices.has(sku) for word in rest[1:] for sku in _numbers(word))
                return str(NotCounted(" ".join(rest), several=several))
    return ""


def _parted(words: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """*words* as a product and what stands behind it or before it, the longest product first."""
    for size in range(len(words) - 1, 0, -1):
        yield words[:size], words[size:]
        yield words[-size:], words[:-size]


def _found(said: Said, prices: Prices, context: Context) -> Wish | Unclear:
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
