"""The price terms of one contract with its levels, arranged to be looked up for any product."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from contracts.effective import Line
from contracts.membership import upwards
from contracts.pricing.ware import Asked
from contracts.terms import (
    CatalogFilter,
    CustomPrices,
    ProductExclusion,
    ProductInclusion,
    Promotion,
)
from contracts.terms.catalog_filter import FilterNode
from contracts.terms.custom_prices import CustomPrice
from contracts.terms.percentage import PercentageTerm

Written = tuple[Line, CustomPrice]
OnPercent = tuple[Line, PercentageTerm]


@dataclass(slots=True)
class FilterBook:
    """A catalog filter; the deepest node that fits a product decides, a SKU being the deepest."""

    line: Line
    only: bool
    skus: dict[str, FilterNode] = field(default_factory=dict)
    categories: dict[str, FilterNode] = field(default_factory=dict)

    def node_of(self, asked: Asked) -> FilterNode | None:
        if asked.sku in self.skus:
            return self.skus[asked.sku]
        return next(filter(None, map(self.categories.get, upwards(asked.category))), None)

    def excludes(self, asked: Asked) -> bool:
        node = self.node_of(asked)
        return node is not None and not node.include

    def covers(self, asked: Asked) -> bool:
        """In mode ``only`` what some node names; in mode ``all`` also the rest."""
        return not self.only or self.node_of(asked) is not None


@dataclass(slots=True)
class LevelBook:
    """The price terms of one level."""

    written: list[tuple[Line, CustomPrices]] = field(default_factory=list)
    everywhere: list[OnPercent] = field(default_factory=list)  # without a product set
    by_set: dict[str, list[OnPercent]] = field(default_factory=dict)  # the others, by its name
    filters: list[FilterBook] = field(default_factory=list)
    inclusions: list[Line] = field(default_factory=list)
    exclusions: list[Line] = field(default_factory=list)

    @property
    def has_percentages(self) -> bool:
        return bool(self.everywhere or self.by_set)

    def percentages(self, asked: Asked) -> Iterator[OnPercent]:
        """Those that may say something about the product, which was looked into."""
        yield from self.everywhere
        for name in asked.sets:
            yield from self.by_set.get(name, ())

    def written_for(self, sku: str) -> list[Written]:
        """Every written price of a product, for whatever quantity, day and currency."""
        return [(line, one) for line, term in self.written for one in term.items.having("sku", sku)]

    def excluding(self, asked: Asked) -> Line | None:
        """What takes the product out, for every level of the contract (TERMS 4)."""
        named = (line for line in self.exclusions if names(line, asked))
        filtered = (one.line for one in self.filters if one.excludes(asked))
        return next(named, None) or next(filtered, None)

    def narrowing(self, asked: Asked) -> Line | None:
        """What narrows the prices of this level to other products; a filter before inclusions."""
        if self.filters:
            return next((one.line for one in self.filters if not one.covers(asked)), None)
        if not self.inclusions or any(names(line, asked) for line in self.inclusions):
            return None
        return self.inclusions[0]


@dataclass(slots=True)
class Book:
    """All levels, the nearest first, and the promotions, which count on each."""

    levels: Sequence[LevelBook]
    promotions: Sequence[Line]
    sets: frozenset[str]  # every product set that its terms name

    @property
    def narrow(self) -> bool:
        """Whether anything limits which products may be bought."""
        return any(one.filters or one.inclusions or one.exclusions for one in self.levels)

    def excluding(self, asked: Asked) -> Line | None:
        """What takes the product out, from whatever level."""
        return next(filter(None, (level.excluding(asked) for level in self.levels)), None)

    def promoting(self, asked: Asked) -> list[Line]:
        return [line for line in self.promotions if names(line, asked)]


def book_of(lines: Iterable[Line]) -> Book:
    """*lines*, which hold on the day and are written out, as a book."""
    levels: dict[str, LevelBook] = {}
    promotions: list[Line] = []
    entered = list(lines)
    for line in entered:
        if isinstance(line.whole, Promotion):
            promotions.append(line)
        else:
            _enter(levels.setdefault(line.layer.ref, LevelBook()), line)
    named = (getattr(line.whole, "product_set", None) for line in entered)
    return Book(list(levels.values()), promotions, frozenset(filter(None, named)))


def _enter(level: LevelBook, line: Line) -> None:
    match line.whole:
        case PercentageTerm():
            name = getattr(line.whole, "product_set", None)
            where = level.by_set.setdefault(name, []) if name else level.everywhere
            where.append((line, line.whole))
        case CustomPrices():
            level.written.append((line, line.whole))
        case CatalogFilter():
            level.filters.append(_filter_book(line, line.whole))
        case ProductInclusion():
            level.inclusions.append(line)
        case ProductExclusion():
            level.exclusions.append(line)
        case _:
            pass  # no price term


def _filter_book(line: Line, term: CatalogFilter) -> FilterBook:
    book = FilterBook(line, term.mode == "only")
    for node in term.nodes:
        if node.sku is not None:
            book.skus[node.sku] = node
        elif node.category is not None:
            book.categories[node.category] = node
    return book


def names(line: Line, asked: Asked) -> bool:
    """Whether an inclusion, exclusion or promotion is about the product; without a set it is."""
    fields = vars(line.whole)  # some of these terms lack one or the other
    skus = fields.get("skus")
    if skus is not None:
        return asked.sku in skus
    product_set = fields.get("product_set")
    return product_set is None or asked.is_in(product_set)
