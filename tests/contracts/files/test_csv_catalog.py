"""Products, price lists and product sets from CSV: one row of each, or several gathered."""

import io
from typing import Any

import pytest

from contracts.files.csv_reader import read_csv
from contracts.files.items import Item, Unreadable
from contracts.files.mapping import read_mapping
from contracts.files.plain import data_of
from contracts.files.validation import checked

PRODUCTS = """
product:
  sku: {column: SKU, parse: code}
  name: {column: Name}
  category: {column: Category}
  per: {column: Per, parse: number}
  from: {column: From, parse: eu_date}
  prices: [{column: Price, parse: number, format: "{} {Currency}"}]
"""
HEADER = "SKU,Name,Category,Price,Currency,Per,From"


def read(by: str, header: str, *lines: str) -> list[Item]:
    mapping = read_mapping(io.StringIO(by))
    return list(read_csv(io.StringIO("\n".join([header, *lines])), mapping))


def made(item: Item) -> dict[str, Any]:
    """*item* as a contract file would have it."""
    found = checked(item)
    assert found.value is not None, found.problems
    return data_of(found.value)


def said(item: Item) -> list[tuple[int, str, str]]:
    return [(one.line, one.field, one.sentence) for one in checked(item).problems]


def test_a_row_is_a_product() -> None:
    [bolt, glove] = read(
        PRODUCTS,
        HEADER,
        'bolt-m8,Bolt M8,Fasteners/Bolts,"1,100.00",EUR,100,1.7.2026',
        "GLOVE,Glove,,,,,",
    )
    assert made(bolt) == {
        "sku": "BOLT-M8",
        "name": "Bolt M8",
        "from": "2026-07-01",
        "category": "Fasteners/Bolts",
        "prices": ["1100.00 EUR"],
        "per": 100,
    }
    assert made(glove) == {"sku": "GLOVE", "name": "Glove"}


PRICES = [
    ("{column: Price}", "87.50 EUR", "87.50 EUR"),
    ("{column: Price, parse: amount}", '"EUR 1,087.50"', "1087.50 EUR"),
    ('{column: Price, parse: number, format: "{} GBP"}', "87.50", "87.50 GBP"),
    ('{column: Price, parse: number, format: "{} {Currency}"}', "87.50", "87.50 USD"),
]


@pytest.mark.parametrize(("source", "cell", "price"), PRICES)
def test_an_amount_has_its_currency_in_the_cell_the_mapping_or_a_column(
    source: str, cell: str, price: str
) -> None:
    by = f"product: {{sku: {{column: SKU}}, name: A, prices: [{source}]}}"
    [item] = read(by, "SKU,Price,Currency", f"A,{cell},USD")
    assert made(item)["prices"] == [price]


def test_a_column_for_each_currency_is_a_price_for_each() -> None:
    by = """
product:
  sku: {column: SKU}
  name: {column: SKU}
  prices:
    - {column: EUR, parse: number, format: "{} EUR"}
    - {column: USD, parse: number, format: "{} USD", words: {on request: null}}
"""
    both, one = read(by, "SKU,EUR,USD", "A,1.50,2.00", "B,1.50,On request")
    assert (made(both)["prices"], made(one)["prices"]) == (["1.50 EUR", "2.00 USD"], ["1.50 EUR"])


def test_what_is_wrong_with_a_row_is_said_with_its_line() -> None:
    found = read(
        PRODUCTS, HEADER,
        "A,Bolt,,5,,,", "A,,,5,EUR,,", "A,Bolt,/,5,XXX,0,", "A,Bolt", "A,Bolt,,-5,EUR,,",
    )  # fmt: skip
    assert [said(item) for item in found] == [
        [(2, "Price", "“Currency” is empty in this row.")],
        [(3, "name", "This field is needed.")],
        [
            (4, "category", "“/” is not a way such as Fasteners/Bolts."),
            (4, "per", "“0” is not a whole number from 1 to 1,000,000."),
        ],
        [(5, "", "This row has 2 cells, the first row 7 cells.")],
        [(6, "prices[0]", "This amount is not negative: write it without a sign.")],
    ]


LISTS = """
price_list:
  name: {column: List}
  from: {column: From, parse: day}
  prices: [{sku: {column: SKU}, price: {column: Price, format: "{} EUR"}, per: {column: Per}}]
"""


def test_rows_of_one_list_and_day_are_one_list() -> None:
    found = read(
        LISTS, "List,From,SKU,Price,Per",
        "Partner,,A,1.00,", "Partner,2026-07-01,A,1.10,", "Partner,,B,2.00,100", "Staff,,A,0.50,",
    )  # fmt: skip
    assert [(item.line, item.rows, made(item)) for item in found] == [
        (
            2,
            2,
            {
                "name": "Partner",
                "prices": [
                    {"sku": "A", "price": "1.00 EUR"},
                    {"sku": "B", "price": "2.00 EUR", "per": 100},
                ],
            },
        ),
        (
            3,
            1,
            {
                "name": "Partner",
                "from": "2026-07-01",
                "prices": [{"sku": "A", "price": "1.10 EUR"}],
            },
        ),
        (5, 1, {"name": "Staff", "prices": [{"sku": "A", "price": "0.50 EUR"}]}),
    ]


def test_a_row_that_does_not_fit_stays_out_of_its_list() -> None:
    found = read(
        LISTS, "List,From,SKU,Price,Per",
        "Partner,,A,1.00,", "Partner,,A,1.00,", "Partner,,A,2.00,", "Partner,,B,,",
        ",,C,1.00,", "Partner,,D,1.00,none", "Partner,soon,D,1.00,",
    )  # fmt: skip
    *refused, partner = found
    assert [said(item) for item in refused] == [
        [(4, "prices", "A has another price in line 2.")],
        [(5, "prices[0].price", "This field is needed.")],
        [(6, "name", "This field is needed.")],
        [(7, "prices[0].per", "“none” is not a number such as 5 or 12.5.")],
        [(8, "From", "“soon” is not one date such as 2026-12-31.")],
    ]
    assert (partner.rows, made(partner)["prices"]) == (2, [{"sku": "A", "price": "1.00 EUR"}])


def test_a_fixed_name_makes_one_list_of_all_rows() -> None:
    by = "price_list: {name: Partner, prices: [{sku: {column: SKU}, price: {column: Price}}]}"
    [item] = read(by, "SKU,Price", "A,1.00 EUR", "A,1.20 USD", "B,2.00 EUR")
    assert [one["sku"] for one in made(item)["prices"]] == ["A", "A", "B"]


def test_rows_of_one_set_are_one_set() -> None:
    by = """
product_set:
  name: {column: Set}
  categories: [{column: Category}]
  skus: [{column: SKU}]
  patterns: {column: Patterns, parse: words}
"""
    refused, bolts, gloves = read(
        by, "Set,Category,SKU,Patterns",
        "Bolts,,A,BOLT-*; SCREW-?", "Gloves,Safety,,", "Bolts,,A,", "Bolts,,B,", "Bolts,,,",
    )  # fmt: skip
    assert made(bolts) == {"name": "Bolts", "skus": ["A", "B"], "patterns": ["BOLT-*", "SCREW-?"]}
    assert made(gloves) == {"name": "Gloves", "categories": ["Safety"]}
    assert said(refused) == [(6, "", "This row has nothing that would stand in the list.")]


def test_a_list_of_which_no_row_is_left_says_so() -> None:
    by = "product_set: {name: {column: Set}, skus: [{column: SKU}]}"
    [first, second] = read(by, "Set,SKU", "A,", "A,")
    assert [line for line, _field, _sentence in said(first) + said(second)] == [3, 2, 2]
    assert said(second)[-1][2] == "No row of “A” is left: nothing is made of it."


SHAPED = [("words", "a; b"), ("texts", "['a']"), ("notice", "5 years"), ("renewal", "perpetual")]


@pytest.mark.parametrize(("parser", "cell"), SHAPED)
def test_what_is_no_text_is_refused_where_an_entry_has_text(parser: str, cell: str) -> None:
    by = f"""
price_list:
  name: {{column: A, parse: {parser}}}
  prices: [{{sku: B, price: {{column: A, parse: {parser}}}}}]
"""
    [first, second] = read(by, "A,B", f"{cell},", f"{cell},")
    assert [said(item)[0][:2] for item in (second, first)] == [
        (2, "prices[0].price"),
        (3, "prices[0].price"),
    ]


WRONG = [
    ("product: {sku: {column: A}}", 1, "product: It needs “name”."),
    ("product:\n  sku: {column: A}\n  nam: B", 3, "did you mean “name”?"),
    ("price_list:\n  name: A\n  prices:\n    - {sku: B, prize: {column: C}}", 4, "“price”?"),
    ("product:\n  sku: A\n  name: B\n  prices: {column: C}", 4, "put it between [ and ]"),
    ("product:\n  sku: A\n  name: B\naccount:\n  code: C", 4, "makes one thing, here product and"),
    ("product_set: {name: A}\nprice_list:\n  name: A", 1, "one thing, here price_list and"),
    ("gather: Code\nproduct: {sku: A, name: B}", 1, "Rows are gathered by sku, or by [sku, from]."),
    ("product: {sku: A, name: B}\ngather: [sku, from]", 2, "The product has no “from”."),
    ("price_list: {name: A}\ngather: sku", 2, "Only products are gathered so"),
    ("product:\n  sku: A\n  name: {column: B, take: first}", 3, "There is only one value here"),
    ("gather: sku\nproduct:\n  name: A\n  sku: {column: B, take: first}", 4, "only one value"),
    ("account:\n  code: {column: A, take: first}", 2, "only one value"),
    ("account:\n  cod: {column: A}", 2, "did you mean “code”?"),
    ("product:\n  sku: A\n  name: {column: B, take: mean}", 3, "is nothing that can be taken"),
    ("product:\n  sku: A\n  name: {column: B, parse: cod}", 3, "did you mean code?"),
    ("leave_out:\n  - {column: A, because: B}", 2, "exactly one of"),
    ("leave_out:\n  - {column: A, at_most: 0}", 2, "This field is needed."),
    ("leave_out:\n  - {column: A, like: '(', because: B}", 2, "“(” is no regular expression"),
    ("leave_out:\n  - {column: A, at_most: few, because: B}", 2, "is not a number such as"),
]


@pytest.mark.parametrize(("text", "line", "sentence"), WRONG)
def test_a_wrong_mapping_says_where(text: str, line: int, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_mapping(io.StringIO(text))
    assert sentence in caught.value.sentence
    assert caught.value.line == line


@pytest.mark.parametrize("column", ["Currency", "Kind"])
def test_columns_of_formats_and_of_rules_must_be_there(column: str) -> None:
    by = """
leave_out: [{column: Kind, words: [sample], because: A sample}]
product: {sku: {column: SKU}, name: A, prices: [{column: SKU, format: "{} {Currency}"}]}
"""
    header = {"SKU", "Currency", "Kind"} - {column}
    with pytest.raises(Unreadable, match=f"there is no column “{column}”"):
        read(by, ",".join(sorted(header)))
