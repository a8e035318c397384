"""The levels whose terms count together: supplements, a contract, agreements, bases (TERMS 1)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from contracts.contract import Family, Kind
from contracts.folding import folded
from contracts.version import Version


class Layer(Protocol):
    """One version in force, the contract it belongs to and the hash of its content."""

    @property
    def contract(self) -> Family: ...
    @property
    def version(self) -> Version: ...
    @property
    def content_hash(self) -> str: ...
    @property
    def ref(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Stack:
    """A customer contract with everything that counts with it, and how near each is: 0 is nearest.

    *aside* are those that count only where the question names what they are for.
    """

    main: Layer
    levels: Sequence[tuple[int, Layer]]
    aside: Sequence[Layer] = ()

    @property
    def layers(self) -> Iterator[Layer]:
        """The nearest first."""
        return (layer for _distance, layer in self.levels)


NEAREST_FIRST: Mapping[Kind, int] = {
    Kind.SUPPLEMENT: 0,
    Kind.CUSTOMER: 1,
    Kind.ACCOUNT: 2,
    Kind.BASE: 3,  # and each base of a base one more
}


def stacked(main: Layer, others: Iterable[Layer], wanted: str | None = None) -> Stack:
    """*main* with *others*: its supplements, agreements of the account, its bases in their order.

    *wanted* is the project or site that the question names (``--for``): a contract with a scope
    counts only there.
    """
    levels: list[tuple[int, Layer]] = []
    aside: list[Layer] = []
    bases = 0
    for layer in sorted((main, *others), key=_distance):
        if layer is not main and not in_scope(layer.contract, wanted):
            aside.append(layer)
            continue
        levels.append((_distance(layer) + bases, layer))
        bases += layer.contract.kind is Kind.BASE
    return Stack(main, levels, aside)


def replaced(stack: Stack, layer: Layer) -> Stack:
    """*stack* with *layer* in the place of its contract's version; beside the others if it is new.

    A base that comes anew is the nearest one where the contract itself refers to it, else the
    last of the chain.
    """
    ref = layer.contract.ref
    main = layer if stack.main.contract.ref == ref else stack.main
    others = [one for one in stack.layers if one is not stack.main]
    if main is stack.main and all(one.contract.ref != ref for one in others):
        others = [layer, *others] if main.contract.base == ref else [*others, layer]
    swapped = [layer if one.contract.ref == ref and one is not main else one for one in others]
    found = stacked(main, swapped)
    return Stack(found.main, found.levels, stack.aside)


def removed(stack: Stack, ref: str) -> Stack | None:
    """*stack* without the contract *ref*; None where it is the contract itself that goes."""
    if stack.main.contract.ref == ref:
        return None
    levels = [one for one in stack.levels if one[1].contract.ref != ref]
    return Stack(stack.main, levels, stack.aside)


def in_scope(contract: Family, wanted: str | None) -> bool:
    """Whether *contract* counts for a question about *wanted*; without a scope it always does.

    The project or site may be named, or the contract that is for it.
    """
    if not contract.scope:
        return True
    names = (contract.ref, *contract.scope.values())
    return wanted is not None and folded(wanted) in map(folded, names)


def _distance(layer: Layer) -> int:
    return NEAREST_FIRST[layer.contract.kind]
