"""Contracts written in the dialect ``Package``, piece by piece; importing it gives them again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from contracts.account import Account
from contracts.contract import Contract
from contracts.errors import Refusal
from contracts.files.validation import Value
from contracts.files.websphere.nodes import Node
from contracts.files.websphere.writing.contracts import account_nodes, contract_nodes
from contracts.i18n import _

OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Package xmlns="http://www.ibm.com/WebSphereCommerce">\n'
)
CLOSING = "</Package>\n"
WRITERS: Mapping[type, Callable[[Any], Iterator[Node]]] = {
    Account: account_nodes,
    Contract: contract_nodes,
}


class NotInPackage(Refusal):
    """The dialect has no place for what belongs to the seller."""

    def __init__(self) -> None:
        super().__init__(
            _("The format package holds contracts and accounts, not the seller and the catalog."),
            hint=_("Choose some with --account or --contract, or take another format."),
        )


def write_package(values: Iterable[Value]) -> Iterator[str]:
    """*values* as pieces of a Package; NotInPackage where one is no contract or account."""
    opening = OPENING
    for value in values:
        if type(value) not in WRITERS:
            raise NotInPackage
        for node in WRITERS[type(value)](value):
            yield opening + _indented(node)
            opening = ""
    yield opening + CLOSING


def _indented(node: Node) -> str:
    """*node* as text; lxml escapes line ends in values, so that each line may be moved."""
    text = etree.tostring(_element(node), encoding="unicode", pretty_print=True)
    return "".join(f"  {line}\n" for line in text.rstrip("\n").split("\n"))


def _element(node: Node) -> Any:
    element = etree.Element(node.tag, node.attributes)
    element.extend([_element(child) for child in node.children])
    return element
