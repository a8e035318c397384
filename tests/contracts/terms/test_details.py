"""The headlines, the complete lines, and what is appended to every line, by hand."""

import pytest

from tests.contracts.terms.reading import Form, like, term

ITEMS = [{"sku": f"SKU-{number:02}", "price": f"{number}.50 EUR"} for number in range(1, 13)]

GISTS: list[tuple[Form, str]] = [
    (like("master_catalog_price"), "−5 % on the catalog"),
    (like("master_catalog_price", percent=0), "catalog at list price"),
    (like("price_list_price"), "−2 % on price list Partner"),
    (like("price_list_price", percent=...), "price list Partner"),
    (like("selective_price"), "−12.5 % on All fasteners"),
    (like("custom_prices", items=ITEMS), "12 written prices"),
    (like("custom_prices", items=ITEMS[:1]), "SKU-01 at 1.50 EUR"),
    (like("catalog_filter"), "−10 % on Fasteners"),
    (like("catalog_filter", nodes=[{"sku": "GLOVE"}]), ""),
    (like("hourly_rates"), "Consultant at 120.00 EUR an hour"),
    (like("payment_terms"), "30 days, end of month"),
    (like("payment_terms", net_days=0, end_of_month=...), "payment at once"),
    (like("freight_free"), "free above 500 EUR"),
    (like("minimum_order"), "orders of at least 250 EUR"),
    (like("returns"), ""),
    (like("returns", charge=..., auto_approve_days=..., refund_methods=...), "no returns"),
    (like("clause"), ""),
]


@pytest.mark.parametrize(("form", "gist"), GISTS)
def test_gists(form: Form, gist: str) -> None:
    assert term(form).gist() == gist


DETAILS: list[tuple[Form, tuple[str, ...]]] = [
    (
        like("custom_prices"),
        (
            "2 written prices",
            "BOLT-M8 at 90.00 EUR from 100 pieces",
            "NUT-M8 at 4.50 EUR per 100 until 30 Jun 2026",
        ),
    ),
    (
        like("volume_price"),
        ("All fasteners", "−5 % from 100 pieces", "−8 % from 1,000 pieces"),
    ),
    (
        like("clause", text="First.\n\n  Second."),
        ("Governing law", "First.", "Second."),
    ),
    (
        like("ship_to"),
        (
            "Delivery to one of these addresses",
            "Quay 1, 3011 AA Rotterdam, NL",
            "Rue Neuve 5, 1000 Brussels, BE",
        ),
    ),
    (
        like("rebate"),
        (
            "Rebate on the turnover of a year: slice by slice",
            "1 % from 0 EUR",
            "2 % from 50,000 EUR",
        ),
    ),
    (like("freight_free"), ("Free delivery above 500 EUR",)),
]


@pytest.mark.parametrize(("form", "details"), DETAILS)
def test_details(form: Form, details: tuple[str, ...]) -> None:
    assert term(form).details() == details


def test_details_name_every_one_of_a_thousand() -> None:
    names = [f"SKU-{number:04}" for number in range(1000)]
    [line] = term(like("product_inclusion", product_set=..., skus=names)).details()
    assert all(name in line for name in names)


def test_details_cut_no_name_short() -> None:
    name = "All fasteners of stainless steel for outdoor use near the sea"
    read = term(like("selective_price", product_set=name))
    assert read.words() == "−12.5 % on All fasteners of stainless steel for…"
    assert read.details() == (f"−12.5 % on {name}",)
    assert read.words() == "−12.5 % on All fasteners of stainless steel for…"


LINES: list[tuple[Form, str]] = [
    (like("fee", valid_from="2026-01-01"), "Fee of 8 % for Project management (from 1 Jan 2026)"),
    (like("fee", valid_to="2026-01-01"), "Fee of 8 % for Project management (until 1 Jan 2026)"),
    (
        like("fee", valid_from="2026-01-01", valid_to="2026-12-31", locked=True),
        "Fee of 8 % for Project management (1 Jan 2026 to 31 Dec 2026, locked)",
    ),
    (like("fee", locked=True), "Fee of 8 % for Project management (locked)"),
    (
        like("fee", note="agreed by\nphone"),
        "Fee of 8 % for Project management · agreed by phone",
    ),
    (
        like("fee", note="word " * 100),
        "Fee of 8 % for Project management · " + "word " * 20 + "… (400 more characters)",
    ),
]


@pytest.mark.parametrize(("form", "line"), LINES)
def test_lines_carry_dates_lock_and_note(form: Form, line: str) -> None:
    assert term(form).line() == line


def test_all_lines_carry_the_whole_note() -> None:
    shown = term(like("fee", locked=True, note="agreed\nby phone")).lines()
    assert shown == ("Fee of 8 % for Project management (locked)", "agreed", "by phone")
