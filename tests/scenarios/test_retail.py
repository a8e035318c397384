"""Sales of a wholesaler become a catalog: every row counts for a product or is reported."""

import csv
import json
import re
from collections import Counter, defaultdict
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median_low
from typing import Any

import pytest

from contracts.catalog import Product
from contracts.files.items import ItemKind
from contracts.money import Money
from store import Store
from tests.scenarios.terminal import Terminal, last

pytestmark = pytest.mark.words

RETAIL = Path(__file__).parent / "data" / "online_retail.csv"
IMPORT = ("import", RETAIL, "--mapping", "retail.mapping.yaml", "--report", "report.jsonl")
CODE = "Left out: Its code is not that of a product but of a charge, a voucher or a correction."
CHARGE = "Left out: This is a charge, not a product."
RETURN = "Left out: Nothing was sold, it is a return or a correction of the stock."
NO_PRICE = "Left out: It has no price."
NO_PRODUCT = "No row of “{}” is left: nothing is made of it."
CHARGES = {"NEXT DAY CARRIAGE", "PACKING CHARGE"}


@pytest.fixture(scope="module")
def report(module_terminal: Terminal, folder: Path) -> list[dict[str, Any]]:
    dry = module_terminal.runs(*IMPORT, "--dry-run")
    done = module_terminal.runs(*IMPORT)
    assert (dry.exit_code, last(dry)) == (done.exit_code, last(done))
    assert done.exit_code == 1
    assert done.stdout.splitlines()[-2] == "323 rows gathered into 27 items."
    assert last(done) == "82 read, 27 imported, 0 unchanged, 55 refused"
    return [json.loads(row) for row in (folder / "report.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def catalog(report: list[dict[str, Any]], module_database: str) -> dict[str, Product]:
    assert report
    with closing(Store.at(module_database)) as store, store.reading() as work:
        return {one.sku: one for one in work.catalog.of(ItemKind.PRODUCT, Product)}


def sales() -> list[tuple[int, dict[str, str]]]:
    """Every row with its line; none of them has a line break inside."""
    with RETAIL.open(encoding="utf-8", newline="") as file:
        return list(enumerate(csv.DictReader(file), 2))


def is_sale(row: dict[str, str]) -> bool:
    return (
        re.fullmatch(r"\d{5}[A-Za-z]{0,2}", row["StockCode"]) is not None
        and row["Description"].strip().upper() not in CHARGES
        and int(row["Quantity"]) > 0
        and Decimal(row["UnitPrice"]) > 0
    )


def test_every_row_counts_for_a_product_or_stands_in_the_report(
    module_terminal: Terminal, report: list[dict[str, Any]], catalog: dict[str, Product]
) -> None:
    refused = {row["line"] for row in report}
    assert refused == {line for line, row in sales() if not is_sale(row)}
    assert len(sales()) == 323 + len(refused)
    assert all(row["severity"] == "refused" for row in report)
    assert catalog.keys() == {row["StockCode"].upper() for _line, row in sales() if is_sale(row)}
    assert last(module_terminal.runs(*IMPORT)) == "82 read, 0 imported, 27 unchanged, 55 refused"


def test_reasons_are_counted(report: list[dict[str, Any]]) -> None:
    found = Counter(row["reason"] for row in report if not row["reason"].startswith("No row"))
    assert found == {CODE: 20, CHARGE: 5, RETURN: 15, NO_PRICE: 15}


ODD = [
    ("POST", CODE), ("DOT", CODE), ("M", CODE), ("D", CODE), ("S", CODE), ("C2", CODE),
    ("BANK CHARGES", CODE), ("GIFT_0001_20", CODE), ("23444", CHARGE), ("23574", CHARGE),
    ("20826", RETURN), ("84801A", RETURN), ("35951", NO_PRICE), ("90167", NO_PRICE),
]  # fmt: skip


@pytest.mark.parametrize(("sku", "reason"), ODD)
def test_what_has_no_sale_is_no_product_and_says_so(
    report: list[dict[str, Any]], catalog: dict[str, Product], sku: str, reason: str
) -> None:
    said = [row["reason"] for row in report if row["item"] == f"product {sku}"]
    assert reason in said
    assert said.count(NO_PRODUCT.format(sku)) == 1
    assert sku not in catalog


def test_the_price_is_the_median_of_what_was_asked(catalog: dict[str, Product]) -> None:
    asked = defaultdict(list)
    for _line, row in sales():
        if is_sale(row):
            asked[row["StockCode"].upper()].append(Decimal(row["UnitPrice"]))
    wanted = {sku: (Money(median_low(prices), "GBP"),) for sku, prices in asked.items()}
    assert {sku: product.prices for sku, product in catalog.items()} == wanted


SAMPLES = [
    # SKU, name, price, and what is odd about it
    ("15056P", "EDWARDIAN PARASOL PINK", "5.95 GBP"),  # also 15056p, at 12.46
    ("84660C", "PINK STITCHED WALL CLOCK", "0.79 GBP"),  # 84660c at 7.46: the lower of two
    ("72801D", "4 SKY BLUE DINNER CANDLES", "2.46 GBP"),  # only ever 72801d
    ("82486", "WOOD S/3 CABINET ANT WHITE FINISH", "8.95 GBP"),  # two names
    ("21507", "ELEPHANT, BIRTHDAY CARD", "0.42 GBP"),  # a comma at the end
    ("22336", "DOVE DECORATION PAINTED ZINC", "0.65 GBP"),  # once “damaged”
    ("90214S", 'LETTER "S" BLING KEY RING', "0.83 GBP"),  # quotes
    ("22414", "DOORMAT NEIGHBOURHOOD WITCH", "8.25 GBP"),  # blanks, and given away thrice
]


@pytest.mark.parametrize(("sku", "name", "price"), SAMPLES, ids=lambda value: value)
def test_samples_checked_by_hand(
    catalog: dict[str, Product], sku: str, name: str, price: str
) -> None:
    product = catalog[sku]
    assert (product.name, [one.written for one in product.prices]) == (name, [price])


def test_a_product_is_priced_as_on_any_day(
    catalog: dict[str, Product], module_database: str
) -> None:
    with closing(Store.at(module_database)) as store, store.reading() as work:
        assert work.catalog.on(date(2020, 1, 1)).product("22336") == catalog["22336"]
