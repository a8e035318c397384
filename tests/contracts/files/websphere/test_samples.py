"""The two samples: every element becomes a term or stands in the report."""

import re

import pytest

from contracts.files.items import ItemKind
from contracts.files.validation import checked
from tests.contracts.files.websphere.reading import (
    PACKAGE,
    TRADING,
    contract,
    findings,
    items,
    only,
)

PACKAGE_TERMS = [
    "−5 % on the whole catalog",
    "−12.5 % on Fasteners at the prices of the list Offer Price",
    "BOLT-M8 at 0.21 EUR from 100 pieces from 1 Jan 2026",
    "BOLT-M8 at 0.23 USD from 100 pieces from 1 Jan 2026",
    "Not for sale: Explosives",
    "For sale: acme-inclusions",
    "Shipping with XYZ Courier Overnight",
    "Shipping is paid to the carrier",
    "Shipping −10 % on Category FASTENERS",
    "Delivery to ACME Plant 1",
    "Delivered from Rotterdam",
    "Payment by CreditLine",
    "Returns by the policy FractionChargeByDays, but refund methods: UseOriginalPayment",
    "Orders of at most 250,000 EUR in all",
    "The customer buys for at least 100,000 EUR over the contract",
    "Orders above 10,000 EUR need the customer’s approval",
    "Handling 15.00 EUR a release, the first one free; at most 60 EUR or 2 % of the order",
]


def test_the_package_becomes_terms() -> None:
    found = contract(PACKAGE)
    assert (found.ref, found.account, found.base) == ("ACME-2026", "ACME", "INDUSTRY-BASE")
    assert found.title == "ACME supply contract 2026"
    [version] = found.versions
    assert (version.number, version.state, version.summary) == (2, "draft", "sample")
    assert (str(version.start), str(version.end)) == ("2026-01-01", "2026-12-31")
    assert version.document is not None
    assert version.document.url == "https://files.example.com/acme-2026.pdf"
    assert [term.words() for term in version.terms] == PACKAGE_TERMS


def test_the_older_dialect_becomes_terms() -> None:
    item = only(TRADING)
    assert item.brings == {"code": "ACME", "name": "ACME"}
    found = contract(TRADING)
    assert (found.ref, found.account, found.base) == ("ACME-2005", "ACME", None)
    [version] = found.versions
    assert (version.number, version.state) == (1, "approved")
    assert (str(version.start), str(version.end)) == ("2005-01-01", "2005-12-31")
    assert [term.kind for term in version.terms] == [
        "master_catalog_price",
        "shipping_charge",
        "order_approval",
        "purchase_limit",
        "returns",
    ]
    assert version.terms[1].words() == "Shipping is paid to us"


def test_what_the_package_has_beside_the_contract_comes_in_too() -> None:
    kinds = {item.kind: item.data for item in items(PACKAGE) if item.kind is not ItemKind.CONTRACT}
    assert kinds[ItemKind.ACCOUNT] == {"code": "ACME", "name": "ACME"}
    sets = [item.data for item in items(PACKAGE) if item.kind is ItemKind.PRODUCT_SET]
    assert sets == [
        {
            "name": "acme-inclusions",
            "from": "2026-01-01",
            "categories": ["FASTENERS"],
            "skus": ["BOLT-M8"],
        },
        {"name": "Category FASTENERS", "categories": ["FASTENERS"]},
    ]
    assert only(PACKAGE).brings is None
    assert all(checked(item).value is not None for item in items(PACKAGE))


LEFT_OUT = [
    (7, "BuyerContract/Participant"),
    (34, "BuyerContract/PriceTCCustomPriceList/PriceList/Offer/PurchaseLimits"),
    (56, "BuyerContract/ReturnTCReturnCharge/ReturnApprovalPolicyRef"),
    (62, "BuyerContract/OrderTCOrderComment"),
    (63, "BuyerContract/AddressBookTC"),
    (68, "BuyerContract/TermCondition"),
    (74, "Account/InvoiceTC"),
    (75, "Account/POTCLimited"),
    (76, "Account/POTCBlanket"),
    (77, "Account/POTCIndividual"),
]


@pytest.mark.parametrize("place", LEFT_OUT)
def test_what_has_no_counterpart_stands_in_the_report(place: tuple[int, str]) -> None:
    found = [(one.line, one.field) for item in items(PACKAGE) for one in item.findings]
    assert place in found


def test_the_report_says_what_it_is_about() -> None:
    said = findings(PACKAGE)
    assert said["BuyerContract/TermCondition"] == (
        "The term PriceRuleTC has no counterpart and was left out."
    )
    assert said["BuyerContract/@creditAllowed"] == (
        "creditAllowed has no counterpart and was left out."
    )


HEAD = 4  # the declaration and the root
IMPLIED = {"Buyer", "AccountHolder", "OrganizationBuyer", "C62", "365"}  # 365: all its days


@pytest.mark.parametrize("text", [PACKAGE, TRADING])
def test_every_attribute_is_in_the_data_or_in_the_report(text: str) -> None:
    """By their lines: a value that is in no item stands on a line that the report names."""
    data = str([item.data for item in items(text)]).casefold()
    told = {found.line for item in items(text) for found in item.findings}
    for number, line in enumerate(text.splitlines(), 1):
        for value in re.findall(r'[A-Za-z]="([^"]*)"', line):
            meant = value.partition("T00:")[0].partition("T23:")[0].partition(",")[0]
            known = meant.removeprefix("o=").casefold() in data or value in IMPLIED
            assert known or number in told or number <= HEAD, (number, value)
