"""Which written prices an order can have: none of what is excluded or left out (TERMS 4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from contracts.effective import Effective, Line, Lost, Why
from contracts.pricing.book import Book, LevelBook
from contracts.pricing.ware import Asked, Catalog
from contracts.terms import CustomPrices
from contracts.terms.custom_prices import CustomPrice

ANY = Decimal(1)  # how many does not matter
MOST = 300  # written prices of one term that are looked at; a longer list stays as it is


@dataclass(frozen=True, slots=True)
class _Divided:
    """A term with written prices, those that count, and what leaves the others out."""

    line: Line
    term: CustomPrices
    left: Sequence[CustomPrice]
    gone: Sequence[tuple[CustomPrice, Line]]

    def kept(self) -> Line | None:
        return replace(self.line, whole=self.term.only(self.left)) if self.left else None

    def lost(self) -> Iterator[Lost]:
        """One for each line that leaves something out."""
        for by in {id(by): by for _item, by in self.gone}.values():
            items = [item for item, other in self.gone if other is by]
            yield Lost(self.line.layer, self.term.only(items), Why.LEFT_OUT, by)


def within_reach(terms: Effective, book: Book, catalog: Catalog) -> Effective:
    """*terms* of which only those written prices count that an order can have by *book*."""
    divided = [one for one in _looked_at(book, catalog) if one.gone] if book.narrow else []
    if not divided:
        return terms
    kept = {id(one.line): one.kept() for one in divided}
    lines = [kept.get(id(line), line) for line in terms.lines]
    lost = [*terms.lost, *(one for some in divided for one in some.lost())]
    return replace(terms, lines=[line for line in lines if line is not None], lost=lost)


def _looked_at(book: Book, catalog: Catalog) -> Iterator[_Divided]:
    for level in book.levels:
        for line, term in level.written:
            if len(term.items) <= MOST:
                catalog.expect(item.sku for item in term.items)
                found = [(item, _leaving_out(item, level, book, catalog)) for item in term.items]
                left = [item for item, by in found if by is None]
                yield _Divided(line, term, left, [(item, by) for item, by in found if by])


def _leaving_out(item: CustomPrice, level: LevelBook, book: Book, catalog: Catalog) -> Line | None:
    """What excludes its product from any level, or narrows the prices of its own to others."""
    asked = Asked(item.sku, ANY, item.price.currency, catalog)
    asked.look_into(book.sets)
    return book.excluding(asked) or level.narrowing(asked)
