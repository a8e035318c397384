"""WebSphere XML read item by item: once to see what there is, once to understand it.

The first way keeps only names: which contracts have several versions, which accounts and bases
the file has. On the second a contract is given when its last version was read.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TextIO

from contracts.files.items import Item, ItemKind, Problem, Unreadable
from contracts.files.websphere.accounts import account_items, known_account, set_items
from contracts.files.websphere.contracts import Draft, Survey, base_of, draft_of, name_of
from contracts.files.websphere.families import item_of
from contracts.files.websphere.named import reference_of
from contracts.files.websphere.nodes import Node
from contracts.files.websphere.parser import elements_of
from contracts.files.yaml_events import YamlPlaces
from contracts.i18n import _

ROOTS = frozenset({"Package", "Trading"})
CONTRACTS = frozenset({"BuyerContract", "Contract"})
MOST_ITEMS = 200_000
MOST_WAITING = 250_000
"""The most elements of contracts of which a later version is still to come."""


@dataclass(slots=True)
class _Reading:
    """One file on the second way."""

    survey: Survey
    names: Mapping[str, str]  # the first name by reference
    left: Counter[str]  # how many versions are still to come, by reference
    waiting: dict[str, list[Draft]] = field(default_factory=dict)
    size: int = 0
    sets: set[str] = field(default_factory=set)

    def contract(self, node: Node) -> Iterator[Item]:
        """The contract of which *node* is the last version, if it is."""
        name = name_of(node)
        ref = reference_of(name)
        if not name:
            yield from self._given([draft_of(node, self.survey)])
            return
        self.size += _count(node)
        if self.size > MOST_WAITING and self.left[ref] > 1:
            sentence = _("the versions of {name} stand too far apart.", name=name)
            raise Unreadable(node.line, sentence)
        self.waiting.setdefault(ref, []).append(draft_of(node, self.survey))
        self.left[ref] -= 1
        if not self.left[ref]:
            drafts = self.waiting.pop(ref)
            self.size -= sum(_count(draft.node) for draft in drafts)
            yield from self._given(drafts)

    def _given(self, drafts: list[Draft]) -> Iterator[Item]:
        for draft in drafts:
            for item in set_items(draft.around):
                if repr(item.data) not in self.sets:
                    self.sets.add(repr(item.data))
                    yield item
        yield item_of(drafts, self.names)

    def account(self, node: Node) -> Iterator[Item]:
        return account_items(node)

    def other(self, node: Node) -> Iterator[Item]:
        """What is neither contract nor account: refused, so that it is seen."""
        sentence = _("{tag} is neither a contract nor an account.", tag=node.tag[:100])
        problem = Problem(node.line, node.tag, sentence)
        where = YamlPlaces((node.line, None))
        yield Item(ItemKind.CONTRACT, node.line, {}, where, (problem,))


HANDLERS: Mapping[str, Callable[[_Reading, Node], Iterator[Item]]] = {
    **dict.fromkeys(CONTRACTS, _Reading.contract),
    "Account": _Reading.account,
}


def read_websphere(stream: TextIO) -> Iterator[Item]:
    """The items of a file in either dialect; Unreadable where it is none. It is read twice."""
    reading = _surveyed(stream)
    stream.seek(0)
    elements = elements_of(stream, ROOTS)
    next(elements)
    for node in elements:
        yield from HANDLERS.get(node.tag, _Reading.other)(reading, node)


def _surveyed(stream: TextIO) -> _Reading:
    """What the contracts of *stream* are understood by; Unreadable where there are too many."""
    names: dict[str, str] = {}
    left, bases, accounts = Counter[str](), set[str](), []
    elements = elements_of(stream, ROOTS)
    next(elements)
    for number, node in enumerate(elements, 1):
        if node.tag in CONTRACTS:
            ref = reference_of(name_of(node))
            if ref:
                names.setdefault(ref, name_of(node))
                left[ref] += 1
            bases |= {reference_of(base_of(node))} - {ref}
        elif node.tag == "Account":
            accounts.append(known_account(node))
        if number > MOST_ITEMS:
            raise Unreadable(node.line, _("this is too much for one file; split it."))
    survey = Survey({one.code: one for one in accounts},
                    {one.holder: one.code for one in accounts if one.holder},
                    frozenset(bases - {""}))  # fmt: skip
    return _Reading(survey, names, left)


def _count(node: Node) -> int:
    return 1 + sum(_count(child) for child in node.children)
