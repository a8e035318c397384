"""Sales become products: what is taken of many rows, and what is left out and why."""

from collections import Counter
from decimal import Decimal
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.files.parsers import Unclear
from contracts.files.taking import TAKES, measured
from tests.contracts.files.test_csv_catalog import made, read, said

SALES = """
leave_out:
  - {column: Code, unlike: '[A-Z]\\d+', because: It is a charge}
  - {column: Quantity, at_most: 0, because: It is a return}
  - {column: Price, words: ["", n/a], because: It has no price}
gather: sku
product:
  sku: {column: Code, parse: code}
  name: {column: Name, parse: title, take: most_frequent}
  category: {column: Category}
  prices: [{column: Price, parse: number, format: "{} GBP", take: median}]
"""
HEADER = "Code,Name,Category,Quantity,Price"


def test_a_product_takes_the_most_frequent_name_and_the_median_price() -> None:
    [item] = read(
        SALES, HEADER,
        "A1,Old bolt,Bolts,1,1.10", "A1,Bolt,,1,1.00", "A1,New bolt,Bolts,1,5.00",
        "A1, Bolt ,,1,0.90", "A1,Old  bolt,,1,1.10",
    )  # fmt: skip
    assert made(item) == {
        "sku": "A1",
        "name": "Old bolt",
        "category": "Bolts",
        "prices": ["1.10 GBP"],
    }
    assert (item.line, item.rows) == (2, 5)


def test_of_two_in_the_middle_the_lower_one_is_taken() -> None:
    [item] = read(SALES, HEADER, "A1,Bolt,,1,2.50", "A1,Bolt,,1,1.25")
    assert made(item)["prices"] == ["1.25 GBP"]


def test_a_row_that_is_left_out_says_why_and_the_first_reason_counts() -> None:
    *refused, product = read(
        SALES, HEADER,
        "A1,Bolt,,1,1.00", "A1,Bolt,,-1,1.00", "A1,Bolt,,0,", "A1,Bolt,,1,N/A", "A1,Bolt,,1,",
        "A1,Bolt,,some,1.00", "A1,Bolt,,1,1.00.0", "A1,Bolt",
    )  # fmt: skip
    assert [said(item) for item in refused] == [
        [(3, "Quantity", "Left out: It is a return")],
        [(4, "Quantity", "Left out: It is a return")],
        [(5, "Price", "Left out: It has no price")],
        [(6, "Price", "Left out: It has no price")],
        [(7, "Quantity", "“some” is not a number such as 1,234.50.")],
        [(8, "Price", "“1.00.0” is not a number such as 1,234.50.")],
        [(9, "", "This row has 2 cells, the first row 5 cells.")],
    ]
    assert product.rows == 1


def test_a_product_without_a_row_says_so_once() -> None:
    found = read(SALES, HEADER, "A1,,,-1,1", "POST,,,1,1", "A1,,,-2,1", "B1,,,-1,1", "B1,Nut,,1,1")
    *refused, nut = sorted(found, key=lambda item: (item.rows, item.line))
    left = "No row of “{}” is left: nothing is made of it."
    assert [[sentence for *_where, sentence in said(item)] for item in refused] == [
        ["Left out: It is a return", left.format("A1")],
        ["Left out: It is a charge", left.format("POST")],
        ["Left out: It is a return"],
        ["Left out: It is a return"],
    ]
    assert [item.data for item in refused] == [{"sku": sku} for sku in ("A1", "POST", "A1", "B1")]
    assert made(nut) == {"sku": "B1", "name": "Nut", "prices": ["1 GBP"]}


def test_codes_that_differ_in_their_case_are_one_product_where_the_mapping_says_so() -> None:
    by = SALES.replace("[A-Z]", "[A-Za-z]")
    [item] = read(by, HEADER, "a1,Bolt,,1,1.00", " A1 ,Bolt,,1,1.00")
    assert (item.rows, item.data["sku"]) == (2, "A1")


def test_rows_that_disagree_where_one_value_has_room_make_nothing() -> None:
    [item] = read(SALES, HEADER, "A1,Bolt,Bolts,1,1.00", "A1,Bolt,Nuts,1,1.00")
    assert said(item) == [
        (2, "category", "The rows say different things here: “Bolts” and “Nuts”.")
    ]


def test_what_is_unclear_is_said_once_a_product() -> None:
    by = SALES.replace("parse: title", "parse: title, unclear: null")
    [item] = read(by, HEADER, "A1,[***],,1,1.00", "A1,[***],,1,1.00", "A1,Bolt,,1,1.00")
    assert [(one.line, one.field) for one in item.findings] == [(2, "Name")]
    assert made(item)["name"] == "Bolt"


def test_every_price_of_a_product_in_rows_of_its_own() -> None:
    by = """
gather: [sku, from]
product:
  sku: {column: SKU}
  name: {column: Name, take: first}
  from: {column: From}
  prices: [{column: Price}]
"""
    found = read(
        by, "SKU,Name,From,Price",
        "A,Bolt,,1.00 EUR", "A,Bolt M8,,1.20 USD", "A,Bolt,2026-07-01,1.10 EUR",
    )  # fmt: skip
    assert [made(item)["prices"] for item in found] == [["1.00 EUR", "1.20 USD"], ["1.10 EUR"]]


def test_only_what_is_measured_has_a_median() -> None:
    by = SALES.replace("parse: number, ", "").replace("{} GBP", "{}")
    bad, good = read(by, HEADER, "A1,Bolt,,1,much", "A1,Bolt,,1,5 EUR")
    assert said(bad) == [
        (2, "prices", "“much” is neither an amount such as 87.50 EUR nor a number.")
    ]
    assert made(good)["prices"] == ["5 EUR"]


def test_rows_are_left_out_of_accounts_and_contracts_as_well() -> None:
    by = """
leave_out: [{column: Kind, like: 'test.*', because: It is a test}]
account: {code: {column: Code}, name: {column: Code}}
"""
    test, real = read(by, "Code,Kind", "A,tests", "B,atest")
    assert said(test) == [(2, "Kind", "Left out: It is a test")]
    assert (test.data["code"], said(real)) == ("A", [])


CELLS = {
    "Code": ["A1", "a1", "B2", "POST", ""],
    "Name": ["Bolt", "Nut", "", "[***]"],
    "Category": ["", "Bolts"],
    "Quantity": ["1", "-1", "some"],
    "Price": ["1.00", "2", "", "much"],
}
ROWS = st.lists(st.tuples(*map(st.sampled_from, CELLS.values())).map(",".join) | st.just("A1,Bolt"))


@given(ROWS)
def test_every_row_is_in_one_product_or_refused_once(lines: list[str]) -> None:
    found = read(SALES, HEADER, *lines)
    refused = [item.line for item in found if not item.rows]
    assert all(item.problems for item in found if not item.rows)
    assert len(set(refused)) == len(refused)
    assert set(refused) <= set(range(2, len(lines) + 2))
    assert sum(item.rows for item in found) + len(refused) == len(lines)
    without = {
        one.data["sku"] for one in found if any("No row of" in p.sentence for p in one.problems)
    }
    made_of_rows = {item.data["sku"] for item in found if item.rows}
    named = {line.split(",")[0].upper() for line in lines if line.count(",") == 4} - {""}
    assert (without & made_of_rows, without | made_of_rows) == (set(), named)


AMOUNTS = st.builds(
    "{:f} {}".format,
    st.decimals(0, 99, places=2) | st.decimals(0, 9, places=1),
    st.sampled_from(["EUR", "GBP"]),
)


@given(st.lists(AMOUNTS, min_size=1, max_size=30))
def test_a_median_is_that_of_all_values_of_a_currency_in_whatever_order(values: list[str]) -> None:
    taken = TAKES["median"](Counter(values))
    assert sorted(taken) == sorted(TAKES["median"](Counter(reversed(values))))
    wanted = {}
    for currency in {value[-3:] for value in values}:
        wanted[currency] = median_low(
            Decimal(value[:-4]) for value in values if value.endswith(currency)
        )
    assert dict(map(measured, taken)) == wanted
    assert set(taken) <= set(values)


TAKEN = [
    ("each", ["2 EUR", "10 EUR", "1 USD"]),
    ("first", ["2 EUR"]),
    ("most_frequent", ["10 EUR"]),
    ("median", ["10 EUR", "1 USD"]),
    ("lowest", ["2 EUR", "1 USD"]),
    ("highest", ["10 EUR", "1 USD"]),
]


@pytest.mark.parametrize(("take", "taken"), TAKEN)
def test_what_is_taken_of_counted_values(take: str, taken: list[str]) -> None:
    assert TAKES[take]({"2 EUR": 1, "10 EUR": 3, "1 USD": 3}) == taken
    assert TAKES[take]({}) == []


def test_everything_that_can_be_taken_is_tried_here() -> None:
    assert [take for take, _taken in TAKEN] == list(TAKES)


@pytest.mark.parametrize("value", ["5 XXZ", "five", "", "1e5", "NaN"])
def test_what_cannot_be_measured_is_unclear(value: str) -> None:
    with pytest.raises(Unclear):
        measured(value)
