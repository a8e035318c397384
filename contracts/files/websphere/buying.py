"""The terms of WebSphere XML about paying, returning, and how much is bought."""

from collections.abc import Iterator
from datetime import date, timedelta

from contracts.files.websphere.named import policies
from contracts.files.websphere.nodes import Node, Said
from contracts.files.websphere.prices import amount_in
from contracts.files.websphere.sets import Around, Form
from contracts.files.websphere.shipping import BY_POLICY
from contracts.i18n import _

LONGEST = 36_600  # days


def payment(node: Node, _around: Around) -> Iterator[Form]:
    methods = [node, *node.all("PaymentMethod")]
    if names := [name for one in methods for name in policies(one, "Payment")]:
        yield {"kind": "payment_methods", "methods": names}


def return_charge(node: Node, _around: Around) -> Iterator[Form]:
    """A term by the policy of the charge: its days and percentages are not in the file."""
    for name in policies(node, "ReturnCharge")[:1]:
        node.note(_(BY_POLICY, policy=name.value))
        yield {"kind": "returns", "policy": name}


def refunds(node: Node, _around: Around) -> Iterator[Form]:
    if names := policies(node, "ReturnPayment"):
        yield {"kind": "returns", "refund_methods": names}


def limit(node: Node, _around: Around) -> Iterator[Form]:
    total = node.child("AllowablePurchaseTotal")
    yield {"kind": "purchase_limit", "amount": total and amount_in(total)}


def commitment(node: Node, around: Around) -> Iterator[Form]:
    """What is promised for the contract, or until the day on which its days are over."""
    total, days = node.child("ObligatedPurchaseTotal"), node.take("numberOfDays")
    until = days and _until(str(days.value), around)
    if days and until is None:
        node.note(_("The {days} days in which to buy it were left out.", days=days.value))
    yield {
        "kind": "purchase_commitment",
        "amount": total and amount_in(total),
        "per": "contract",
        "valid_to": Said(until, node.line) if until and until != around.end else None,
    }


def _until(days: str, around: Around) -> str | None:
    """The last of *days* from the start on, unless it is unknown or beyond the end."""
    if not (days.isascii() and days.isdigit() and around.start) or len(days) > len(str(LONGEST)):
        return None
    try:
        start = date.fromisoformat(around.start)
        last = (start + timedelta(days=int(days) - 1)).isoformat()
    except (ValueError, OverflowError):
        return None
    return last if around.start <= last <= (around.end or last) else None


def approval(node: Node, _around: Around) -> Iterator[Form]:
    yield {"kind": "order_approval", "above": amount_in(node)}
