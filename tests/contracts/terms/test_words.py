"""What a colleague would say of each kind of term, by hand."""

import pytest

from tests.contracts.terms.reading import Form, like, term

ITEMS = [{"sku": f"SKU-{number:02}", "price": f"{number}.50 EUR"} for number in range(1, 13)]

WORDS: list[tuple[Form, str]] = [
    (like("master_catalog_price"), "−5 % on the whole catalog"),
    (like("master_catalog_price", percent="2.50"), "+2.5 % on the whole catalog"),
    (like("master_catalog_price", percent=0), "The whole catalog at list price"),
    (like("price_list_price"), "−2 % on the prices of the list Partner"),
    (like("price_list_price", percent=...), "Prices of the list Partner"),
    (like("selective_price"), "−12.5 % on All fasteners"),
    (like("selective_price", percent=0), "All fasteners at list price"),
    (
        like("selective_price", price_list="Partner"),
        "−12.5 % on All fasteners at the prices of the list Partner",
    ),
    (like("volume_price"), "All fasteners: −5 % from 100 pieces and −8 % from 1,000 pieces"),
    (
        like("volume_price", tiers=[{"from": "2.5", "percent": "-5"}]),
        "All fasteners: −5 % from 2.5 pieces",
    ),
    (
        like("custom_prices"),
        "2 written prices: BOLT-M8 90.00 EUR and NUT-M8 4.50 EUR per 100",
    ),
    (
        like("custom_prices", items=ITEMS),
        (
            "12 written prices: SKU-01 1.50 EUR, SKU-02 2.50 EUR, SKU-03 3.50 EUR, "
            "SKU-04 4.50 EUR, SKU-05 5.50 EUR, SKU-06 6.50 EUR and 6 more"
        ),
    ),
    (
        like("custom_prices", items=[{"sku": "B", "price": "90 EUR", "min_quantity": 100}]),
        "B at 90.00 EUR from 100 pieces",
    ),
    (
        like(
            "custom_prices",
            items=[
                {
                    "sku": "B",
                    "price": "0.0375 EUR",
                    "per": 1000,
                    "min_quantity": 1,
                    "max_quantity": 9,
                    "valid_from": "2026-01-01",
                }
            ],
        ),
        "B at 0.0375 EUR per 1,000 for 1 to 9 pieces from 1 Jan 2026",
    ),
    (
        like("custom_prices", items=[{"sku": "B", "price": "9 JPY", "max_quantity": 1}]),
        "B at 9 JPY up to 1 piece",
    ),
    (like("catalog_filter"), "The whole catalog, but: −10 % on Fasteners and without GLOVE"),
    (like("catalog_filter", nodes=...), "The whole catalog"),
    (
        like("catalog_filter", mode="only", nodes=[{"sku": "GLOVE"}]),
        "For sale only: GLOVE at catalog price",
    ),
    (like("product_inclusion"), "For sale: All fasteners"),
    (like("product_exclusion"), "Not for sale: BOLT-M8 and GLOVE"),
    (
        like("product_exclusion", skus=[f"SKU-{number:04}" for number in range(1000)]),
        (
            "Not for sale: SKU-0000, SKU-0001, SKU-0002, SKU-0003, SKU-0004, SKU-0005, SKU-0006, "
            "SKU-0007, SKU-0008, SKU-0009 and 990 more"
        ),
    ),
    (like("promotion"), "Promotion: −3 % on All fasteners"),
    (
        like("promotion", percent=..., amount="-2.5 EUR", product_set=..., on_net=True),
        "Promotion: −2.50 EUR, also on written prices",
    ),
    (like("surcharge"), "Surcharge of 3 % on All fasteners"),
    (like("surcharge", percent=..., amount="0.25 EUR"), "Surcharge of 0.25 EUR on All fasteners"),
    (
        like("surcharge", percent=..., index="LME Copper", product_set=...),
        "Surcharge by the index LME Copper",
    ),
    (like("payment_methods"), "Payment by Visa or Credit line"),
    (like("payment_terms"), "Payment within 30 days, end of month; 2 % off within 10 days"),
    (
        like("payment_terms", early_percent=..., early_days=..., day_of_month=15),
        "Payment within 30 days, end of month, then by day 15 of a month",
    ),
    (
        like("payment_terms", net_days=1, end_of_month=..., early_percent=..., early_days=...),
        "Payment within 1 day",
    ),
    (
        like("payment_terms", net_days=0, end_of_month=False),
        "Payment at once; 2 % off within 10 days",
    ),
    (
        like("payment_terms", net_days=0, early_percent=..., early_days=...),
        "Payment at the end of the month",
    ),
    (like("credit_line"), "Credit line of 50,000 EUR"),
    (like("delivery_time"), "Delivery within 5 working days"),
    (
        like("delivery_time", days=1, counts=..., product_set="Gloves"),
        "Delivery of Gloves within 1 day",
    ),
    (like("supply_schedule"), "500 boxes of BOLT-M8 every 2 weeks"),
    (like("supply_schedule", unit=..., every="1 month"), "500 pieces of BOLT-M8 every month"),
    (like("incoterm"), "Incoterm DAP Rotterdam"),
    (like("minimum_order"), "Minimum order of 250 EUR; below that, 25 EUR more"),
    (like("minimum_order", surcharge=...), "Minimum order of 250 EUR"),
    (like("freight_free"), "Free delivery above 500 EUR"),
    (like("shipping_modes"), "Shipping with XYZ Courier Overnight"),
    (
        like("shipping_modes", modes=["DHL", {"carrier": "UPS", "service": "Express"}]),
        "Shipping with DHL or UPS Express",
    ),
    (like("shipping_charge"), "Shipping is paid to us"),
    (like("shipping_charge", paid_to="carrier"), "Shipping is paid to the carrier"),
    (like("shipping_charge", paid_to="free"), "Shipping is free"),
    (
        like("shipping_adjustment"),
        "Shipping −10 % on All fasteners with XYZ Courier Overnight",
    ),
    (
        like("shipping_adjustment", percent=..., amount="5 EUR", product_set=..., mode=...),
        "Shipping +5.00 EUR",
    ),
    (
        like("handling_charge"),
        "Handling 25.00 EUR a release, the first one free; at most 100 EUR or 5 % of the order",
    ),
    (
        like("handling_charge", first_free=..., cap_amount=..., cap_percent=...),
        "Handling 25.00 EUR a release",
    ),
    (like("ship_to"), "Delivery to Quay 1, 3011 AA Rotterdam, NL or 1 more address"),
    (like("ship_to", addresses=["Quay 1"]), "Delivery to Quay 1"),
    (like("ship_to", addresses=["a", "b", "c"]), "Delivery to a or 2 more addresses"),
    (like("fulfilment_centers"), "Delivered from Rotterdam"),
    (
        like("returns"),
        (
            "Returns within 30 days free of charge and within 60 days for a charge of 15 %; "
            "approved at once within 30 days; refunded by Visa"
        ),
    ),
    (
        like("returns", charge=..., auto_approve_days=..., refund_methods=...),
        "No returns; statutory rights are unaffected",
    ),
    (
        like("returns", charge=..., refund_methods=...),
        "Returns, the charge not agreed yet; approved at once within 30 days",
    ),
    (
        like("order_approval"),
        "Orders above 10,000 EUR need the customer’s approval, by A. Buyer",
    ),
    (
        like("order_approval", above=..., approvers=...),
        "Every order needs the customer’s approval",
    ),
    (like("purchase_limit"), "Orders of at most 250,000 EUR in all"),
    (like("purchase_commitment"), "The customer buys for at least 100,000 EUR a year"),
    (
        like("purchase_commitment", amount=..., quantity=500, per="quarter", product_set="Gloves"),
        "The customer buys at least 500 pieces of Gloves a quarter",
    ),
    (
        like("rebate"),
        "Rebate on the turnover of a year: 1 % from 0 EUR and 2 % from 50,000 EUR, slice by slice",
    ),
    (
        like(
            "rebate",
            basis="quantity",
            tiers=[{"from": 100, "percent": 1}],
            method="step",
            period="quarter",
            in_addition=True,
        ),
        (
            "Rebate on the pieces bought in a quarter: 1 % from 100 pieces, on all of it, "
            "in addition to others"
        ),
    ),
    (like("hourly_rates"), "Consultant at 120.00 EUR an hour"),
    (like("fee"), "Fee of 8 % for Project management"),
    (like("fee", percent=..., amount="500 EUR"), "Fee of 500.00 EUR for Project management"),
    (like("cost_cap"), "Costs of at most 80,000 EUR in all"),
    (
        like("price_review"),
        (
            "Prices reviewed every 12 months, by CPI Netherlands, since Oct 2025,"
            " read 3 months before, between 0 % and +4 % each time"
        ),
    ),
    (
        like("price_review", base=..., lag=..., index=..., cap=..., every="1 year", floor=...),
        "Prices reviewed every year",
    ),
    (
        like("price_review", base=..., lag=..., index=..., floor=...),
        "Prices reviewed every 12 months, at most +4 % each time",
    ),
    (
        like("price_review", base=..., lag=..., index=..., cap=..., floor="-2"),
        "Prices reviewed every 12 months, at least −2 % each time",
    ),
    (
        like("obligation"),
        "We: Report the service levels, by 31 Mar 2026, then every 3 months",
    ),
    (
        like("obligation", who="them", what="Insure\nthe goods", every=...),
        "The customer: Insure the goods, by 31 Mar 2026",
    ),
    (
        like("clause"),
        "Governing law: This agreement is governed by the laws of the Netherlands.",
    ),
    (
        like("clause", text="word " * 500),
        "Governing law: " + "word " * 40 + "… (2,300 more characters)",
    ),
]


@pytest.mark.parametrize(("form", "words"), WORDS, ids=[words[:40] for _, words in WORDS])
def test_words(form: Form, words: str) -> None:
    assert term(form).words() == words
