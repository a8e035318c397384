"""Each element of a term in either dialect: what it becomes, and what is reported of it."""

from typing import Any

import pytest

from contracts.files.items import ItemKind
from contracts.files.websphere.terms import GROUPS, READERS
from tests.contracts.files.websphere.reading import findings, items, only, package, problems, terms

MONEY = '<MonetaryAmount value="5.50" currency="EUR"/>'
MINUS = '<PriceAdjustment signedPercentage="-5"/>'

TERMS: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "<PriceTCMasterCatalogWithOptionalAdjustment/>",
        [{"kind": "master_catalog_price", "percent": "0"}],
    ),
    (
        (
            '<PriceTCPriceListWithOptionalAdjustment><PricePolicyRef policyName="Partner"/>'
            f'<PricePolicyRef policyName="Gold"/>{MINUS}</PriceTCPriceListWithOptionalAdjustment>'
        ),
        [
            {"kind": "price_list_price", "price_list": "Partner", "percent": "-5"},
            {"kind": "price_list_price", "price_list": "Gold", "percent": "-5"},
        ],
    ),
    (
        (
            "<PriceTCPriceListWithSelectiveAdjustment><PriceAdjustmentOnProductSet>"
            '<ProductSetInclusion><ProductSetPolicyRef policyName="A"/>'
            '<ProductSetPolicyRef policyName="B"/></ProductSetInclusion>'
            f"{MINUS}</PriceAdjustmentOnProductSet></PriceTCPriceListWithSelectiveAdjustment>"
        ),
        [
            {"kind": "selective_price", "product_set": "A", "percent": "-5"},
            {"kind": "selective_price", "product_set": "B", "percent": "-5"},
        ],
    ),
    (
        (
            '<PriceTCCustomPriceList><PriceList><Offer maximumPurchaseQuantity="9"'
            ' endTime="2027-01-01T00:00:00"><CatalogEntryRef partNumber="NUT"/>'
            f"<OfferPrice>{MONEY}</OfferPrice></Offer>"
            '<Offer published="NotPublished" skuNumber="X">'
            f"<OfferPrice>{MONEY}</OfferPrice></Offer>"
            "</PriceList></PriceTCCustomPriceList>"
        ),
        [
            {
                "kind": "custom_prices",
                "items": [
                    {
                        "sku": "NUT",
                        "price": "5.50 EUR",
                        "max_quantity": "9",
                        "valid_to": "2026-12-31",
                    }
                ],
            }
        ],
    ),
    (
        (
            '<PriceTCMasterCatalogWithFiltering><CatalogSelection includeEntireCatalog="true"'
            ' signedPercentage="0"><Selection type="Include" synchronize="true">'
            '<CatalogGroupRef groupIdentifier="Bolts"/>'
            '<Adjustment signedPercentage="-10"/></Selection>'
            '<Selection type="Exclude"><CatalogEntryRef partNumber="GLOVE"/>'
            '<Adjustment signedPercentage="0"/></Selection></CatalogSelection>'
            "</PriceTCMasterCatalogWithFiltering>"
        ),
        [
            {
                "kind": "catalog_filter",
                "mode": "all",
                "nodes": [
                    {"category": "Bolts", "percent": "-10"},
                    {"sku": "GLOVE", "include": False},
                ],
            }
        ],
    ),
    (
        (
            '<PriceTCMasterCatalogWithFiltering><CatalogSelection includeEntireCatalog="true"'
            ' signedPercentage="-3"/></PriceTCMasterCatalogWithFiltering>'
        ),
        [{"kind": "master_catalog_price", "percent": "-3"}],
    ),
    (
        '<ProductSetTCInclusion><ProductSetPolicyRef policyName="A"/></ProductSetTCInclusion>',
        [{"kind": "product_inclusion", "product_set": "A"}],
    ),
    (
        (
            "<ProductSetTCCustomExclusion><ProductSet><PSInclusionList>"
            '<CatalogEntryRef partNumber="A"/><CatalogEntryRef partNumber="B"/></PSInclusionList>'
            "</ProductSet></ProductSetTCCustomExclusion>"
        ),
        [{"kind": "product_exclusion", "skus": ["A", "B"]}],
    ),
    (
        (
            '<ShippingTCShippingMode><ShippingModePolicyRef policyName="A"/>'
            "</ShippingTCShippingMode><ShippingTCShippingMode>"
            '<ShippingModePolicyRef policyName="B"/></ShippingTCShippingMode>'
        ),
        [{"kind": "shipping_modes", "modes": ["A", "B"]}],
    ),
    (
        (
            "<ShippingTCShippingCharge>"
            '<ShippingChargePolicyRef policyName="Pallets"/></ShippingTCShippingCharge>'
        ),
        [{"kind": "shipping_charge", "policy": "Pallets"}],
    ),
    (
        (
            f"<ShippingTCShippingChargeAdjustment>{MONEY}"
            '<ShippingModePolicyRef policyName="A"/><CatalogEntryRef partNumber="NUT"/>'
            "</ShippingTCShippingChargeAdjustment>"
        ),
        [
            {
                "kind": "shipping_adjustment",
                "product_set": "Product NUT",
                "mode": "A",
                "amount": "5.50 EUR",
            }
        ],
    ),
    (
        (
            '<FulfillmentTC><FulfillmentCenterRef name="A"/></FulfillmentTC>'
            '<FulfillmentTC><FulfillmentCenterRef name="B"/></FulfillmentTC>'
        ),
        [{"kind": "fulfilment_centers", "centers": ["A", "B"]}],
    ),
    (
        (
            '<PaymentTC><PaymentMethod><PaymentPolicyRef policyName="Visa"/></PaymentMethod>'
            '</PaymentTC><PaymentTC><PaymentPolicyRef policyName="Visa"/></PaymentTC>'
        ),
        [{"kind": "payment_methods", "methods": ["Visa"]}],
    ),
    (
        (
            '<ReturnTCReturnCharge><ReturnChargePolicyRef policyName="A"/></ReturnTCReturnCharge>'
            '<ReturnTCReturnCharge><ReturnChargePolicyRef policyName="B"/></ReturnTCReturnCharge>'
        ),
        [{"kind": "returns", "policy": "A"}, {"kind": "returns", "policy": "B"}],
    ),
    ("<OrderApprovalTC/>", [{"kind": "order_approval"}]),
    (
        f"<HandlingChargeTC><HandlingCharge>{MONEY}</HandlingCharge></HandlingChargeTC>",
        [{"kind": "handling_charge", "amount": "5.50 EUR"}],
    ),
]


@pytest.mark.parametrize(("inside", "expected"), TERMS)
def test_an_element_becomes_terms(inside: str, expected: list[dict[str, Any]]) -> None:
    assert terms(inside) == expected
    assert problems(package(inside)) == []


@pytest.mark.parametrize("tag", READERS)
@pytest.mark.parametrize("group", [*sorted(GROUPS), ""])
def test_the_older_dialect_gives_the_same_terms(tag: str, group: str) -> None:
    """Whatever is wrapped around a term: by its element alone it is known."""
    opening, closing = (f"<{group}>", f"</{group}>") if group else ("", "")
    inside = f"<{tag}>{MINUS}</{tag}>"
    wrapped = f"<TermCondition>{opening}{inside}{closing}</TermCondition>"
    assert terms(wrapped) == terms(inside)


@pytest.mark.parametrize(
    ("days", "said"),
    [("365", None), ("31", "2026-01-31"), ("366", None), ("many", None), ("0", None)],
)
def test_what_is_promised_for_some_days_is_promised_until_the_last(
    days: str, said: str | None
) -> None:
    inside = f'<ObligationToBuyTCByAmount numberOfDays="{days}"><ObligatedPurchaseTotal>'
    inside += f"{MONEY}</ObligatedPurchaseTotal></ObligationToBuyTCByAmount>"
    dates = {"startTime": "2026-01-01T00:00:00", "endTime": "2026-12-31T23:59:59"}
    [term] = terms(inside, **dates)
    assert term.get("valid_to") == said
    told = "BuyerContract/ObligationToBuyTCByAmount" in findings(package(inside, **dates))
    assert told == (days not in {"365", "31"})


GIVEN_BACK = [
    (
        (
            "<PriceTCMasterCatalogWithFiltering><CatalogSelection><Selection>"
            '<CatalogGroupRef catalogGroupReferenceNumber="10001"/></Selection></CatalogSelection>'
            "</PriceTCMasterCatalogWithFiltering>"
        ),
        "BuyerContract/PriceTCMasterCatalogWithFiltering/CatalogSelection",
        "The filter was left out as a whole",
    ),
    (
        (
            '<ProductSetTCCustomInclusion><ProductSet name="A"><PSExclusionList>'
            '<CatalogGroupRef groupIdentifier="Bolts"/></PSExclusionList></ProductSet>'
            "</ProductSetTCCustomInclusion>"
        ),
        "BuyerContract/ProductSetTCCustomInclusion/ProductSet",
        "The set was left out",
    ),
    (
        (
            f"<ShippingTCShippingChargeAdjustment>{MINUS}"
            '<CatalogGroupRef catalogGroupReferenceNumber="1"/>'
            "</ShippingTCShippingChargeAdjustment>"
        ),
        "BuyerContract/ShippingTCShippingChargeAdjustment",
        "only by an internal number",
    ),
    (
        '<OrderApprovalTC action="delete"/>',
        "BuyerContract/OrderApprovalTC",
        "It is marked as deleted and was left out.",
    ),
    ("<PaymentTC/>", "BuyerContract/PaymentTC", "PaymentTC has no counterpart"),
    (
        "<DisplayCustomizationTC/>",
        "BuyerContract/DisplayCustomizationTC",
        "DisplayCustomizationTC has no counterpart",
    ),
]


@pytest.mark.parametrize(("inside", "place", "said"), GIVEN_BACK)
def test_what_would_be_half_a_term_is_left_out_and_reported(
    inside: str, place: str, said: str
) -> None:
    assert terms(inside) == []
    assert said in findings(package(inside))[place]


WRONG = [
    ("<RightToBuyTCByAmount/>", "versions[0].terms[0].amount", "This field is needed."),
    (
        "<OrderApprovalTC>\n<MonetaryAmount value='5'/></OrderApprovalTC>",
        "versions[0].terms[0].above",
        "“5” is not an amount",
    ),
    (
        (
            "<PriceTCMasterCatalogWithOptionalAdjustment>\n"
            "<PriceAdjustment signedPercentage='-101'/>"
            "</PriceTCMasterCatalogWithOptionalAdjustment>"
        ),
        "versions[0].terms[0].percent",
        "A mark-down beyond −100 % is not possible",
    ),
]


@pytest.mark.parametrize(("inside", "field", "said"), WRONG)
def test_what_a_term_may_not_say_is_refused_at_its_line(inside: str, field: str, said: str) -> None:
    [problem] = problems(package(inside))
    assert (problem.line, problem.field) == (3 + inside.count("\n"), field)
    assert said in problem.sentence


def test_a_set_that_versions_define_alike_comes_in_once() -> None:
    inside = (
        '<ProductSetTCCustomInclusion><ProductSet name="A"><PSInclusionList>'
        '<CatalogGroupRef groupIdentifier="Bolts"/></PSInclusionList><PSExclusionList>'
        '<CatalogEntryRef partNumber="GLOVE"/></PSExclusionList></ProductSet>'
        "</ProductSetTCCustomInclusion>"
    )
    item = only(package(inside + inside), ItemKind.PRODUCT_SET)
    assert item.data == {"name": "A", "categories": ["Bolts"], "exclude_skus": ["GLOVE"]}
    assert [item.kind for item in items(package(inside))] == ["product_set", "contract"]
