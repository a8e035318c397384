"""Which element becomes which term: one table for both dialects."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from contracts.files.websphere import buying, prices, sets, shipping
from contracts.files.websphere.nodes import Node, Said
from contracts.files.websphere.own import TERM, properties
from contracts.files.websphere.sets import Around, Form
from contracts.i18n import _

Reader = Callable[[Node, Around], Iterable[Form]]

READERS: Mapping[str, Reader] = {
    "PriceTCMasterCatalogWithOptionalAdjustment": prices.catalog,
    "PriceTCMasterCatalogWithFiltering": prices.filtering,
    "PriceTCPriceListWithOptionalAdjustment": prices.price_list,
    "PriceTCPriceListWithSelectiveAdjustment": prices.selective,
    "PriceTCCustomPriceList": prices.custom,
    "ProductSetTCInclusion": sets.included,
    "ProductSetTCExclusion": sets.excluded,
    "ProductSetTCCustomInclusion": sets.included,
    "ProductSetTCCustomExclusion": sets.excluded,
    "ShippingTCShippingMode": shipping.modes,
    "ShippingTCShippingCharge": shipping.charge,
    "ShippingTCShippingChargeAdjustment": shipping.adjustment,
    "ShippingTCShipToAddress": shipping.addresses,
    "FulfillmentTC": shipping.centers,
    "HandlingChargeTC": shipping.handling,
    "PaymentTC": buying.payment,
    "ReturnTCReturnCharge": buying.return_charge,
    "ReturnTCRefundPaymentMethod": buying.refunds,
    "RightToBuyTCByAmount": buying.limit,
    "ObligationToBuyTCByAmount": buying.commitment,
    "OrderApprovalTC": buying.approval,
}
GROUPS = frozenset(
    {"PriceTC", "ProductSetTC", "ShippingTC", "ReturnTC", "RightToBuyTC", "ObligationToBuyTC"}
)
"""What the older dialect wraps around a term, inside of a ``TermCondition``."""

JOINED: Mapping[str, str] = {
    "shipping_modes": "modes",
    "ship_to": "addresses",
    "fulfilment_centers": "centers",
    "payment_methods": "methods",
    "returns": "refund_methods",
}
"""The dialects have an element for each name where we have one term with a list of them."""


def terms_in(node: Node, around: Around) -> list[Said]:
    """The terms of the contract *node*, in the order of the file, each with its line."""
    found: list[Said] = []
    joined: dict[str, dict[str, Any]] = {}
    for element, form in _forms(node, around):
        kind = str(form["kind"])
        if kind not in JOINED or isinstance(form["kind"], Said):
            found.append(Said(form, element.line))
        elif kind in joined and _fits(joined[kind], form, JOINED[kind]):
            _join(joined[kind], form, JOINED[kind])
        else:
            joined[kind] = dict(form)
            found.append(Said(joined[kind], element.line))
    return found


def _fits(term: Form, more: Form, name: str) -> bool:
    """Whether *more* says nothing but the list that *term* says otherwise."""
    return (term.keys() & more.keys()) <= {"kind", name}


def _join(term: dict[str, Any], more: Form, name: str) -> None:
    """Add what *more* says to *term*; a name that is there already stands there once."""
    known = {said.value for said in term.get(name, ())}
    fresh = [said for said in more.get(name, ()) if said.value not in known]
    term.update({field: value for field, value in more.items() if field != name})
    if fresh:
        term[name] = [*term.get(name, ()), *fresh]


def _forms(node: Node, around: Around) -> Iterator[tuple[Node, Form]]:
    for element in _elements(node):
        element.taken = True
        if element.attributes.get("action") == "delete":
            element.leave(_("It is marked as deleted and was left out."))
            continue
        element.attributes.pop("action", None)
        forms = list(READERS.get(element.tag, _ours)(element, around))
        element.taken = bool(forms)
        yield from ((element, form) for form in forms)


def _elements(node: Node) -> Iterator[Node]:
    """The elements of terms, without what is wrapped around them."""
    for child in node.children:
        if child.tag in READERS or (child.tag == "TermCondition" and "type" in child.attributes):
            if not child.taken:
                yield child
        elif child.tag == "TermCondition" or (child.tag in GROUPS and node.tag == "TermCondition"):
            child.taken = True
            yield from _elements(child)


def _ours(node: Node, _around: Around) -> Iterator[Form]:
    """A term that we wrote ourselves; that of somebody else has no counterpart."""
    kind = node.attributes.get("type")
    if kind == TERM:
        node.drop(type=TERM)
        yield {"kind": Said(None, node.line)} | properties(node)
    else:
        node.leave(_("The term {kind} has no counterpart and was left out.", kind=kind))
