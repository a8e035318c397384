"""Lists as lines: what people paste, and what stands in a form, say the same."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.terms import KINDS
from contracts.terms.base import Model
from contracts.terms.catalog_filter import FilterNode
from contracts.terms.custom_prices import CustomPrice
from contracts.terms.lines import LinesRefused, from_lines, to_lines
from contracts.terms.rebate import RebateTier
from contracts.terms.shape import shape
from contracts.terms.shipping_modes import ShippingMode
from tests.contracts.terms.strategies import CURRENCIES, forms

PARTS = sorted(
    {field.part for kind in KINDS.values() for field in shape(kind) if field.part},
    key=lambda part: part.__name__,
)


def prices(*rows: dict[str, Any]) -> tuple[CustomPrice, ...]:
    return tuple(CustomPrice.model_validate(row) for row in rows)


def read(part: type[Model], text: str) -> tuple[Model, ...]:
    return tuple(part.model_validate(mapping) for mapping in from_lines(text, part))


def problems(text: str, part: type[Model] = CustomPrice) -> tuple[str, ...]:
    with pytest.raises(LinesRefused) as refused:
        from_lines(text, part)
    return refused.value.problems


def test_lines_begin_with_the_columns_that_are_used() -> None:
    parts = prices(
        {"sku": "BOLT-M8", "price": "90.00 EUR", "min_quantity": 100},
        {"sku": "NUT; M8", "price": "4.50 EUR", "per": 100, "valid_to": "2026-06-30"},
    )
    assert to_lines(parts).split("\n") == [
        "sku; price; per; min_quantity; valid_to",
        "BOLT-M8; 90.00 EUR; ; 100; ",
        '"NUT; M8"; 4.50 EUR; 100; ; 2026-06-30',
    ]
    assert to_lines(()) == ""


BOLT = {"sku": "BOLT-M8", "price": "90.00 EUR", "per": "1", "min_quantity": "100"}


@pytest.mark.parametrize(
    "text",
    [
        "BOLT-M8; 90.00 EUR; 1; 100",
        "BOLT-M8\t90.00 EUR\t1\t100\t\t\t",
        "BOLT-M8,90.00 EUR,1,100",
        'BOLT-M8;"90.00 EUR";1;100;;;;;;',
        "\ufeffmin_quantity;per;sku;price\r\n100;1;BOLT-M8;90.00 EUR\r\n",
        "\n\nSKU\tPrice\tPer\tMin quantity\n\n\nBOLT-M8\t90.00 EUR\t1\t100\n\n",
        "Min-Quantity, PER, sku, price\n100, 1, BOLT-M8, 90.00 EUR",
    ],
)
def test_columns_stand_as_people_paste_them(text: str) -> None:
    assert from_lines(text, CustomPrice) == [BOLT]


def test_cells_that_are_empty_are_left_out() -> None:
    assert from_lines("BOLT-M8; 90.00 EUR; ; 100\n;;\n", CustomPrice) == [
        {"sku": "BOLT-M8", "price": "90.00 EUR", "min_quantity": "100"}
    ]
    assert from_lines("\tGLOVE\tno", FilterNode) == [{"sku": "GLOVE", "include": False}]
    assert from_lines(" \n", CustomPrice) == from_lines("sku; price", CustomPrice) == []


def test_true_and_false_are_also_yes_and_no() -> None:
    text = "sku;include\nA;Yes\nB;true\nC;NO\nD;False"
    assert [row["include"] for row in from_lines(text, FilterNode)] == [True, True, False, False]


def test_only_what_is_true_or_false_becomes_so() -> None:
    assert from_lines("carrier; service\nNo; Yes", ShippingMode) == [
        {"carrier": "No", "service": "Yes"}
    ]


def test_a_comma_parts_cells_only_where_nothing_else_does() -> None:
    assert from_lines("XYZ, Inc.; Overnight", ShippingMode) == [
        {"carrier": "XYZ, Inc.", "service": "Overnight"}
    ]
    assert from_lines("XYZ; Co\tOvernight, early", ShippingMode) == [
        {"carrier": "XYZ; Co", "service": "Overnight, early"}
    ]


def test_columns_go_by_the_names_in_files() -> None:
    text = "from; percent\n50000 EUR; 2"
    assert from_lines(text, RebateTier) == [{"from": "50000 EUR", "percent": "2"}]


def test_everything_that_is_wrong_is_said_at_once_with_line_and_column() -> None:
    text = "sku;price;per\n\nBOLT-M8;90,00 EUR;x\nNUT-M8;4.50 EUR\n;1.00 EUR;1;9\n"
    assert problems(text) == (
        "Line 3, per: “x” is not a number such as 5 or 12.5",
        "Line 3, price: “90,00 EUR” is not an amount such as 87.50 EUR",
        "Line 5, sku: This is needed",
        "Line 5: more cells than there are columns: sku, price and per",
    )


def test_a_rule_about_a_whole_line_names_the_line() -> None:
    assert problems("Fasteners; BOLT-M8", FilterNode) == (
        "Line 1: Give exactly one of category and sku",
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "sku;Preis;price",
            (
                "Line 1: “Preis” is no column; there are sku, price, per, min_quantity,"
                " max_quantity, valid_from and valid_to"
            ),
        ),
        ("sku;price;SKU", "Line 1: “SKU” stands twice"),
        ('A;1 EUR\nB;"1 EUR\nC;1 EUR', "Line 2: its quotes do not match"),
        ('"A"1;1 EUR', "Line 1: its quotes do not match"),
    ],
)
def test_what_is_no_table_is_refused(text: str, sentence: str) -> None:
    assert problems(text) == (sentence,)


def test_a_refusal_shows_the_first_problems_and_how_many_there_are() -> None:
    with pytest.raises(LinesRefused) as refused:
        from_lines("A\n" * 1_500, CustomPrice)
    assert len(refused.value.problems) == 1_500
    assert str(refused.value).split("\n")[-1] == "And 1,490 more."


def rows(count: int) -> str:
    return "\n".join(f"SKU-{n}\t{n}.50 EUR\t100\t{n + 1}\t\t2026-01-01" for n in range(count))


def test_five_thousand_lines_are_read_and_a_hundred_thousand_are_not() -> None:
    assert len(from_lines(rows(5_000), CustomPrice)) == 5_000
    with pytest.raises(LinesRefused, match="At most 10,000 lines"):
        from_lines(rows(100_000), CustomPrice)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
@given(data=st.data())
def test_lines_say_the_same_parts(part: type[Model], data: st.DataObject) -> None:
    kept = st.builds(lambda form: read_one(part, form), forms(part, data.draw(CURRENCIES)))
    parts = tuple(data.draw(st.lists(kept.filter(bool), max_size=5)))
    assert read(part, to_lines(parts)) == parts


def read_one(part: type[Model], form: dict[str, Any]) -> Model | None:
    try:
        return part.model_validate(form)
    except ValueError:
        return None
