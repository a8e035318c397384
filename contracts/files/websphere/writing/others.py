"""All other terms that the dialect has elements for, given as plain data."""

from collections.abc import Iterator

from contracts.files.websphere.nodes import Node
from contracts.files.websphere.own import made
from contracts.files.websphere.writing.parts import Form, around, money, percent, policy

CHARGES = {
    "seller": "StandardShippingChargeBySeller",
    "carrier": "StandardShippingChargeByCarrier",
}


def modes(form: Form) -> Iterator[Node]:
    for mode in form.get("modes", ()):
        yield made("ShippingTCShippingMode", policy("ShippingMode", mode.get("carrier")))


def charge(form: Form) -> Iterator[Node]:
    name = form.get("policy") or CHARGES.get(form.get("paid_to", ""))
    yield made("ShippingTCShippingCharge", policy("ShippingCharge", name))


def adjustment(form: Form) -> Iterator[Node]:
    change = percent(form.get("percent")) or money(form.get("amount"))
    mode = policy("ShippingMode", form.get("mode"))
    yield made("ShippingTCShippingChargeAdjustment", change, mode)


def addresses(form: Form) -> Iterator[Node]:
    for address in form.get("addresses", ()):
        yield made("ShippingTCShipToAddress", made("AddressReference", nickName=address))


def centers(form: Form) -> Iterator[Node]:
    for name in form.get("centers", ()):
        yield made("FulfillmentTC", made("FulfillmentCenterRef", name=name))


def handling(form: Form) -> Iterator[Node]:
    most = (money(form.get("cap_amount")), percent(form.get("cap_percent")))
    yield made(
        "HandlingChargeTC",
        around("HandlingCharge", money(form.get("amount"))),
        made("MaximumHandlingCharge", *most) if any(most) else None,
        firstReleaseFree="true" if form.get("first_free") else None,
    )


def payment(form: Form) -> Iterator[Node]:
    for name in form.get("methods", ()):
        yield made("PaymentTC", made("PaymentMethod", policy("Payment", name)))


def returns(form: Form) -> Iterator[Node]:
    if name := form.get("policy"):
        yield made("ReturnTCReturnCharge", policy("ReturnCharge", name))
    for method in form.get("refund_methods", ()):
        yield made("ReturnTCRefundPaymentMethod", policy("ReturnPayment", method))


def limit(form: Form) -> Iterator[Node]:
    total = around("AllowablePurchaseTotal", money(form.get("amount")))
    yield made("RightToBuyTCByAmount", total)


def commitment(form: Form) -> Iterator[Node]:
    total = around("ObligatedPurchaseTotal", money(form.get("amount")))
    yield made("ObligationToBuyTCByAmount", total)


def approval(form: Form) -> Iterator[Node]:
    yield made("OrderApprovalTC", money(form.get("above")))
