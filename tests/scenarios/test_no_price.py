"""Somebody asks for a price that there is not, or in words that may mean something else."""

import pytest

from tests.scenarios.goods import CATALOG, FASTENERS, agreeing, sell
from tests.scenarios.reading import lines

pytestmark = pytest.mark.words


@pytest.fixture(autouse=True)
def goods(store, slack) -> None:
    sell(store)


@pytest.fixture
def agreed(keeping):
    return agreeing(keeping)


@pytest.mark.parametrize(
    ("terms", "line", "why"),
    [
        (
            [FASTENERS, {"kind": "product_exclusion", "skus": ["BOLT-M8"]}],
            "price ONEIL BOLT-M8",
            "excluded by Not for sale: BOLT-M8 — _ONEIL-1/1_",
        ),
        ([FASTENERS], "price ONEIL GLOVE", "no term of it prices this product"),
        ([FASTENERS], "price ONEIL BOLT-M8 --currency USD", "there is a price in EUR only"),
        (
            [CATALOG, {"kind": "product_inclusion", "skus": ["GLOVE"]}],
            "price ONEIL BOLT-M8",
            "its prices are for other products: For sale: GLOVE — _ONEIL-1/1_",
        ),
        (
            [
                {
                    "kind": "custom_prices",
                    "items": [{"sku": "BOLT-M8", "price": "90.00 EUR", "min_quantity": 100}],
                }
            ],
            "price ONEIL BOLT-M8 99",
            "only from 100 pieces on:",
        ),
    ],
)
def test_no_price_says_why(types, agreed, terms, line: str, why: str) -> None:
    agreed(*terms)
    said = types(line)
    assert lines(said)[0].startswith("*No price for ")
    assert f"• ONEIL-1/1: {why}" in said


def test_a_product_that_nobody_knows_may_be_another(slack, types, agreed) -> None:
    agreed(CATALOG)
    said = types("price ONEIL BOLT-M9 2")
    assert "Which product is *BOLT-M9* for O'Neil & Sons?" in said
    answer = slack.person("anna").presses("BOLT-M8", on=said)
    assert lines(answer)[0] == "*95.00 EUR each, 2 = 190.00 EUR excl. tax*"


def test_only_what_the_customer_may_buy_is_offered(types, agreed) -> None:
    agreed(FASTENERS)
    assert "There is no product *wine glass* that O'Neil" in types("price ONEIL wine glass")
    assert "no term of it prices this product" in types("price ONEIL glove")
    agreed(CATALOG, {"kind": "product_exclusion", "skus": ["NUT-M8"]})
    assert lines(types("price ONEIL bolt m8 5"))[0] == "*95.00 EUR each, 5 = 475.00 EUR excl. tax*"


def test_what_may_be_two_numbers_is_asked_again(types, agreed) -> None:
    agreed(CATALOG)
    assert "“1.000” may be two quantities: write a thousand as 1000." in types(
        "price ONEIL BOLT-M8 1.000"
    )
    assert lines(types("price ONEIL BOLT-M8 1,000"))[0].startswith("*95.00 EUR each, 1,000 = ")
    assert lines(types("price ONEIL BOLT-M8 0.125"))[0].startswith("*95.00 EUR each, 0.125 = ")
    assert "“XYZ” is not a currency such as EUR." in types("may ONEIL 85 XYZ BOLT-M8")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("BOLT-M8 -5", "“-5” is not a quantity such as 500."),
        ("bolt m8 -5", "“-5” is not a quantity such as 500."),
        ("-5 BOLT-M8", "“-5” is not a quantity such as 500."),
        ("BOLT-M8 500 pcs", "“500 pcs” is not a quantity such as 500."),
        ("500 pcs BOLT-M8", "“500 pcs” is not a quantity such as 500."),
        ("BOLT-M8; 500 pcs", "“500 pcs” is not a quantity such as 500."),
        ("BOLT-M8 500 GLOVE 20", "“500 GLOVE 20” is not a quantity such as 500: with a comma"),
        ("bolt m8 500 GLOVE", "“500 GLOVE” is not a quantity such as 500: with a comma"),
    ],
)
def test_what_is_no_quantity_is_called_so(types, agreed, line: str, said: str) -> None:
    agreed(CATALOG)
    assert said in types(f"price ONEIL {line}")
    assert said in types(f"may ONEIL -12% {line}")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("price ONEIL BOLT-M8 many", "There is no product *BOLT-M8 many* that"),
        ("price ONEIL BOLT-M8 0", "Ask for the price of at least one."),
        ("price ONEIL BOLT-M8 --currency XYZ", "XYZ is not a currency of ISO 4217"),
        ("price", "is missing."),
        ("price NOBODY BOLT-M8", "There is no account “NOBODY”."),
    ],
)
def test_a_question_that_cannot_be_answered_gets_a_sentence(types, agreed, line, said) -> None:
    agreed(CATALOG)
    assert said in types(line)


def test_an_account_without_a_contract_has_no_price(types) -> None:
    assert "has no contract in force" in types("price ONEIL BOLT-M8")
