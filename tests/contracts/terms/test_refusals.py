"""What no term may say, and the sentence that says so, by hand."""

from decimal import Decimal

import pytest

from tests.contracts.terms.reading import Form, like, refusals, term

BEYOND = "A mark-down beyond −100 % is not possible"
PROMOTED = "A promotion lies between −100 and 0 %; it is never positive: write it as -5"
POSITIVE = "This percentage is positive: write it without a sign"
NOT_NEGATIVE = "This amount is not negative: write it without a sign"
QUANTITY = "A quantity is more than zero"
ONE = "Give exactly one of "


def tiers(*starts: object) -> list[dict[str, object]]:
    return [{"from": start, "percent": 1} for start in starts]


REFUSED: list[tuple[Form, str]] = [
    # signs of percentages (TERMS 2; TERMS 8, example 16)
    (like("master_catalog_price", percent=-101), BEYOND),
    (like("master_catalog_price", percent=Decimal("-100.01")), BEYOND),
    (like("price_list_price", percent="-101"), BEYOND),
    (like("selective_price", percent=-101), BEYOND),
    (like("volume_price", tiers=[{"from": 1, "percent": -101}]), BEYOND),
    (like("catalog_filter", nodes=[{"sku": "A", "percent": -101}]), BEYOND),
    (like("shipping_adjustment", percent=-101), BEYOND),
    (like("promotion", percent=-101), PROMOTED),
    (like("promotion", percent=3), PROMOTED),
    (like("surcharge", percent=-3), POSITIVE),
    (like("payment_terms", early_percent=-2), POSITIVE),
    (like("returns", charge=[{"days": 30, "percent": -1}]), POSITIVE),
    (like("rebate", tiers=[{"from": "0 EUR", "percent": -1}]), POSITIVE),
    (like("handling_charge", cap_percent=-5), POSITIVE),
    (like("fee", percent=-8), POSITIVE),
    (like("price_review", cap=-4), POSITIVE),
    # signs of amounts and quantities
    (
        like("promotion", percent=..., amount="2 EUR"),
        "A promotion is never positive: write it as -5.00 EUR",
    ),
    (like("custom_prices", items=[{"sku": "A", "price": "-1 EUR"}]), NOT_NEGATIVE),
    (like("surcharge", percent=..., amount="-1 EUR"), NOT_NEGATIVE),
    (like("minimum_order", amount="-250 EUR"), NOT_NEGATIVE),
    (like("credit_line", amount="-1 EUR"), NOT_NEGATIVE),
    (like("supply_schedule", quantity=0), QUANTITY),
    (like("supply_schedule", quantity="-5"), QUANTITY),
    (like("custom_prices", items=[{"sku": "A", "price": "1 EUR", "min_quantity": 0}]), QUANTITY),
    (like("volume_price", tiers=tiers(-1)), "A quantity is never negative"),
    (like("rebate", tiers=tiers("-1 EUR")), "A tier begins at zero or above"),
    # numbers that are none
    (like("master_catalog_price", percent="5%"), "“5%” is not a number such as 5 or 12.5"),
    (like("master_catalog_price", percent=True), "“True” is not a number such as 5 or 12.5"),
    (like("master_catalog_price", percent=None), "“None” is not a number such as 5 or 12.5"),
    (
        like("master_catalog_price", percent=-5.5),
        "-5.5 went through floating point; write it as text",
    ),
    (
        like("master_catalog_price", percent=Decimal("1E+400")),
        "A number has at most 18 digits before and 9 after the point",
    ),
    (
        like("master_catalog_price", percent=Decimal("NaN")),
        "A number has at most 18 digits before and 9 after the point",
    ),
    (
        like("payment_terms", net_days="30.5"),
        "“30.5” is not a whole number from 0 to 36,600",
    ),
    (like("payment_terms", net_days=-1), "“-1” is not a whole number from 0 to 36,600"),
    (like("payment_terms", day_of_month=32), "“32” is not a whole number from 1 to 31"),
    (
        like("custom_prices", items=[{"sku": "A", "price": "1 EUR", "per": 0}]),
        "“0” is not a whole number from 1 to 1,000,000",
    ),
    # amounts, days, durations, names that are none
    (like("freight_free", above="500"), "“500” is not an amount such as 87.50 EUR"),
    (like("freight_free", above=500), "“500” is not an amount such as 87.50 EUR"),
    (like("freight_free", above="500,00 EUR"), "“500,00 EUR” is not an amount such as 87.50 EUR"),
    (like("freight_free", above="500 EUX"), "EUX is not a currency of ISO 4217, such as EUR"),
    (like("obligation", due="31.12.2026"), "“31.12.2026” is not a day such as 2026-12-31"),
    (like("obligation", due="2026-02-30"), "“2026-02-30” is not a day such as 2026-12-31"),
    (like("obligation", due=20261231), "“20261231” is not a day such as 2026-12-31"),
    (
        like("obligation", every="quarterly"),
        "“quarterly” is not a duration such as 3 months or 90 days",
    ),
    (like("obligation", every="0 days"), "Something that recurs takes at least 1 day"),
    (like("payment_terms", end_of_month="yes"), "“yes” is neither true nor false"),
    (like("payment_terms", end_of_month=1), "“1” is neither true nor false"),
    (like("fee", what=12), "“12” is not text: write it in quotes"),
    (like("fee", what="  \n "), "A text has between 1 and a million characters"),
    (
        like("fee", what="x" * 201),
        "A name has at most 200 characters; the rest goes into the note",
    ),
    (like("clause", language="English"), "“English” is not a language such as en or nl-BE"),
    # one of several, all together or none, one not beyond the other
    (like("promotion", amount="-1 EUR"), ONE + "percent and amount"),
    (like("promotion", percent=...), ONE + "percent and amount"),
    (like("surcharge", index="CPI"), ONE + "percent, amount and index"),
    (like("surcharge", percent=...), ONE + "percent, amount and index"),
    (like("shipping_adjustment", amount="1 EUR"), ONE + "percent and amount"),
    (like("fee", amount="1 EUR"), ONE + "percent and amount"),
    (like("purchase_commitment", quantity=5), ONE + "amount and quantity"),
    (like("purchase_commitment", amount=...), ONE + "amount and quantity"),
    (like("product_inclusion", skus=["A"]), ONE + "product_set and skus"),
    (like("product_exclusion", skus=...), ONE + "product_set and skus"),
    (like("catalog_filter", nodes=[{"sku": "A", "category": "B"}]), ONE + "category and sku"),
    (like("catalog_filter", nodes=[{"percent": -5}]), ONE + "category and sku"),
    (
        like("payment_terms", early_days=...),
        "early_percent and early_days come together or not at all",
    ),
    (
        like("payment_terms", early_percent=...),
        "early_percent and early_days come together or not at all",
    ),
    (
        like("fee", valid_from="2026-02-01", valid_to="2026-01-31"),
        "valid_from lies beyond valid_to",
    ),
    (
        like(
            "custom_prices",
            items=[{"sku": "A", "price": "1 EUR", "min_quantity": 10, "max_quantity": "9.5"}],
        ),
        "min_quantity lies beyond max_quantity",
    ),
    (like("price_review", cap=2, floor=3), "floor lies beyond cap"),
    # tiers rise, names stand once, currencies are never mixed
    (
        like("volume_price", tiers=tiers(100, 100)),
        "Tiers rise by from, each only once: 100 comes after 100",
    ),
    (
        like("volume_price", tiers=tiers(100, 50)),
        "Tiers rise by from, each only once: 50 comes after 100",
    ),
    (
        like("rebate", tiers=tiers("10 EUR", "5 EUR")),
        "Tiers rise by from, each only once: 5.00 EUR comes after 10.00 EUR",
    ),
    (
        like("returns", charge=[{"days": 60, "percent": 0}, {"days": 30, "percent": 0}]),
        "Tiers rise by days, each only once: 30 comes after 60",
    ),
    (
        like("rebate", tiers=tiers("10 EUR", "20 USD")),
        "All tiers begin at amounts of one currency, or all at pieces",
    ),
    (
        like("rebate", tiers=tiers("10 EUR", 20)),
        "All tiers begin at amounts of one currency, or all at pieces",
    ),
    (
        like("rebate", tiers=tiers(10, 20)),
        "Tiers of a turnover begin at amounts (50000 EUR), of a quantity at numbers",
    ),
    (
        like("rebate", basis="quantity"),
        "Tiers of a turnover begin at amounts (50000 EUR), of a quantity at numbers",
    ),
    (
        like("minimum_order", surcharge="25 USD"),
        "EUR and USD are never mixed: one term for each",
    ),
    (
        like("handling_charge", cap_amount="100 USD"),
        "EUR and USD are never mixed: one term for each",
    ),
    (
        like(
            "custom_prices",
            items=[{"sku": "A", "price": "1 EUR"}, {"sku": "B", "price": "1 USD"}],
        ),
        "EUR and USD are never mixed: one term for each",
    ),
    (like("payment_methods", methods=["Visa", " Visa"]), "“Visa” stands twice"),
    (
        like("shipping_modes", modes=["DHL Fast", {"carrier": "DHL", "service": "Fast"}]),
        "“DHL Fast” stands twice",
    ),
    (like("catalog_filter", nodes=[{"sku": "A"}, {"sku": "A"}]), "“A” stands twice"),
    # what only one kind knows
    (
        like("catalog_filter", nodes=[{"sku": "A", "include": False, "percent": -5}]),
        "What is not for sale has no percentage: leave percent out",
    ),
    (
        like("catalog_filter", mode="only", nodes=[]),
        "A filter in mode only names at least one category or sku",
    ),
    ({"kind": "rebates"}, "“rebates” is not a kind of term; did you mean rebate?"),
    ({"kind": ["rebate"]}, "“['rebate']” is not a kind of term; did you mean rebate?"),
    ({"kind": "xyz"}, "“xyz” is not a kind of term"),
    ({"percent": -5}, "A term begins with its kind, such as kind: clause"),
]


@pytest.mark.parametrize(("form", "sentence"), REFUSED)
def test_refused_with_a_sentence(form: Form, sentence: str) -> None:
    assert sentence in refusals(form)


@pytest.mark.parametrize("kind", ["clause", "returns", "custom_prices"])
def test_an_unknown_field_is_refused(kind: str) -> None:
    assert refusals(like(kind, colour="red")) == ["Extra inputs are not permitted"]


@pytest.mark.parametrize(
    "form",
    [
        like("payment_methods", methods=[]),
        like("custom_prices", items=[]),
        like("volume_price", tiers=[]),
        like("rebate", tiers=[]),
        like("ship_to", addresses=[]),
        like("shipping_modes", modes=[]),
        like("order_approval", approvers=[]),
    ],
)
def test_an_empty_list_is_refused(form: Form) -> None:
    assert refusals(form) == ["At least one stands here"]


def test_all_that_is_wrong_is_said_at_once() -> None:
    items = [{"sku": "A", "price": "1"}, {"sku": "B", "price": "1 EUR", "per": 0}]
    assert len(refusals(like("custom_prices", items=items, note=5))) == 3


ACCEPTED: list[Form] = [
    like("master_catalog_price", percent=-100),
    like("master_catalog_price", percent="−12.5"),
    like("promotion", percent=0),
    like("returns", charge=[{"days": 30, "percent": 0}]),
    like("volume_price", tiers=tiers(0, "0.5", Decimal("1.25"))),
    like(
        "custom_prices",
        items=[{"sku": "A", "price": "0 EUR", "min_quantity": 5}],
    ),
    like("credit_line", amount="0 EUR"),
    like("price_review", cap=2, floor=2),
    like("fee", valid_from="2026-01-01", valid_to="2026-01-01"),
    like("shipping_adjustment", percent=..., amount="-5 EUR"),
    like("payment_terms", net_days=Decimal(30)),
    like("payment_terms", net_days="30"),
    like("obligation", every=" 3  Months "),
]


@pytest.mark.parametrize("form", ACCEPTED)
def test_accepted_at_the_limit(form: Form) -> None:
    assert term(form).words()


INCOMPLETE = [
    (like("returns"), True),
    (like("returns", refund_methods=...), False),  # TERMS 8, example 23
    (like("returns", charge=...), False),
    (like("returns", auto_approve_days=...), False),
    (like("returns", charge=..., auto_approve_days=..., refund_methods=...), True),
    (like("returns", auto_approve_days=0), True),
    (like("clause"), True),
]


@pytest.mark.parametrize(("form", "complete"), INCOMPLETE)
def test_what_may_not_be_submitted_may_be_kept(form: Form, complete: bool) -> None:
    assert term(form).complete is complete
