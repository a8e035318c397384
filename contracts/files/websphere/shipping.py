"""The terms of WebSphere XML about shipping, handling and where the goods come from."""

from collections.abc import Iterator

from contracts.files.websphere.named import policies
from contracts.files.websphere.nodes import Node, Said
from contracts.files.websphere.prices import amount_in, percent_in
from contracts.files.websphere.sets import MEMBERS, Around, Form, set_of_one
from contracts.i18n import _

PAID_TO = {"ByCarrier": "carrier", "BySeller": "seller"}
"""Whom the policies that ship with WebSphere Commerce have paid, by the ends of their names."""


def modes(node: Node, _around: Around) -> Iterator[Form]:
    if names := policies(node, "ShippingMode"):
        yield {"kind": "shipping_modes", "modes": names}


def charge(node: Node, _around: Around) -> Iterator[Form]:
    """Whom the policy's name says to be paid, else a term by that policy."""
    for name in policies(node, "ShippingCharge"):
        paid = [to for end, to in PAID_TO.items() if str(name.value).endswith(end)]
        if paid:
            yield {"kind": "shipping_charge", "paid_to": Said(paid[0], name.line)}
        else:
            node.note(_(BY_POLICY, policy=name.value))
            yield {"kind": "shipping_charge", "policy": name}


BY_POLICY = "What the policy “{policy}” says is not in the file: add it to the seller’s policies."


def adjustment(node: Node, around: Around) -> Iterator[Form]:
    """A change of the charge; left out where what it is for cannot be said."""
    target = any(child.tag in MEMBERS for child in node.children)
    product_set = set_of_one(node, around)
    mode = next(iter(policies(node, "ShippingMode")), None)
    form = {"kind": "shipping_adjustment", "product_set": product_set, "mode": mode}
    if target and product_set is None:
        node.leave(_("The part of the catalog that it is for is named only by an internal number."))
    elif percent := percent_in(node):
        yield form | {"percent": percent}
    elif amount := amount_in(node):
        yield form | {"amount": amount}


def addresses(node: Node, _around: Around) -> Iterator[Form]:
    names = [name for one in node.all("AddressReference") if (name := one.take("nickName"))]
    if names:
        node.note(_("The file has the short name of the address, not street and place."))
        yield {"kind": "ship_to", "addresses": names}


def centers(node: Node, _around: Around) -> Iterator[Form]:
    names = [name for one in node.all("FulfillmentCenterRef") if (name := one.take("name"))]
    if names:
        yield {"kind": "fulfilment_centers", "centers": names}


def handling(node: Node, _around: Around) -> Iterator[Form]:
    charged, most = node.child("HandlingCharge"), node.child("MaximumHandlingCharge")
    free = node.take("firstReleaseFree")
    yield {
        "kind": "handling_charge",
        "amount": charged and amount_in(charged),
        "first_free": free and Said(free.value in {"true", "1"}, free.line),
        "cap_amount": most and amount_in(most),
        "cap_percent": most and percent_in(most),
    }
