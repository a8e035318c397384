"""What counts of several levels: the union of their terms, but for the rules of TERMS 3."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress

from contracts.effective.layers import Stack
from contracts.effective.lines import Line, Lost, Why, standing
from contracts.policies import Policies
from contracts.terms import CatalogFilter, ProductInclusion, TermBase
from contracts.terms.base import Merge
from contracts.terms.percentage import PercentageTerm

LIMITING = frozenset({"product_inclusion", "catalog_filter", "custom_prices"})
"""With one of these the percentages of a contract do not reach every product that they name."""

Losses = Iterator[tuple[Line, Why, Line]]


@dataclass(frozen=True, slots=True)
class Effective:
    """What a customer is entitled to under one contract on a day, nearest first; what lost."""

    lines: Sequence[Line]
    lost: Sequence[Lost]
    holding: Sequence[Line]
    """Every term that holds on the day, also what lost: prices have rules of their own."""

    def of(self, kind: str) -> list[Line]:
        """The lines of one kind of term."""
        return [line for line in self.lines if line.whole.kind == kind]


def effective(stack: Stack, day: date, policies: Policies) -> Effective:
    """The terms of *stack* that count on *day*; whatever their order in a contract."""
    found = standing(stack, day, policies)
    lost: dict[int, Lost] = {}
    for line, why, winner in _losses(found.lines):
        lost.setdefault(id(line), Lost(line.layer, line.term, why, winner))
    lines = [line for line in found.lines if id(line) not in lost]
    return Effective(lines, [*found.lost, *lost.values()], found.lines)


def _losses(lines: Sequence[Line]) -> Losses:
    """First what a filter sets aside: that beats nothing any more."""
    aside = list(_set_aside(lines))
    yield from aside
    gone = {id(line) for line, _why, _filter in aside}
    left = [line for line in lines if id(line) not in gone]
    groups = [group for group in _alike(left) if len(group) > 1]
    if not groups:
        return
    narrowed = frozenset(line.layer.ref for line in left if line.whole.kind in LIMITING)
    for group in groups:
        yield from RULES[group[0].whole.merge](group, narrowed)


def is_set_aside(term: TermBase) -> bool:
    """Whether the catalog filter of its contract takes its place (TERMS 4)."""
    return isinstance(term, PercentageTerm | ProductInclusion)


def _set_aside(lines: Sequence[Line]) -> Losses:
    filters = {line.layer.ref: line for line in lines if isinstance(line.whole, CatalogFilter)}
    for line in lines if filters else ():
        if is_set_aside(line.whole) and line.layer.ref in filters:
            yield line, Why.SET_ASIDE, filters[line.layer.ref]


def _alike(lines: Iterable[Line]) -> Iterable[Sequence[Line]]:
    """The lines in groups that meet: of one kind, about the same."""
    found: dict[object, list[Line]] = {}
    for line in lines:
        found.setdefault(_about(line.whole), []).append(line)
    return found.values()


def _about(term: TermBase) -> object:
    return (term.kind, *(getattr(term, name) for name in term.about)) if term.about else term.kind


def _union(_group: Sequence[Line], _narrowed: frozenset[str]) -> Losses:
    return iter(())


def _nearest(group: Sequence[Line], _narrowed: frozenset[str]) -> Losses:
    """Those of the nearest level that has one; of several there what yields to none of them."""
    meeting = [line for line in group if not line.whole.stands_beside]
    if not meeting:
        return
    first = min(line.distance for line in meeting)
    near = [line for line in meeting if line.distance == first]
    yield from _worse(near, near)
    yield from ((line, Why.NEARER, _top(near)) for line in meeting if line.distance > first)


def _best(group: Sequence[Line], narrowed: frozenset[str]) -> Losses:
    """Those for which another is better, wherever that stands.

    A percentage that does not reach every product makes none of another contract useless.
    """
    if not narrowed or not isinstance(group[0].whole, PercentageTerm):
        yield from _worse(group, group)
        return
    refs = [line.layer.ref for line in group]
    for own in dict.fromkeys(refs):
        reached = [ref == own or ref not in narrowed for ref in refs]
        lines = [line for line, ref in zip(group, refs, strict=True) if ref == own]
        yield from _worse(lines, list(compress(group, reached)))


def _worse(lines: Iterable[Line], others: Sequence[Line]) -> Losses:
    """Those of *lines* that yield to one of *others*, with the best of these."""
    for line in lines:
        better = [one for one in others if line.whole.yields_to(one.whole)]
        if better:
            yield line, Why.WORSE, _top(better)


def _top(lines: Sequence[Line]) -> Line:
    """The nearest that yields to none of them: yielding goes one way only."""
    return next(one for one in lines if not any(one.whole.yields_to(two.whole) for two in lines))


Rule = Callable[[Sequence[Line], frozenset[str]], Losses]
RULES: Mapping[Merge, Rule] = {
    Merge.UNION: _union,
    Merge.NEAREST: _nearest,
    Merge.BEST: _best,
}
