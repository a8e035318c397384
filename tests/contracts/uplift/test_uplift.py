"""Uplifts: exact, monotone, rounded once; and what becomes of each kind of term."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.money import Money
from contracts.terms import KINDS
from contracts.uplift import (
    BelowZero,
    ByAmount,
    IndexRule,
    NoBaseMonth,
    NoIndexValue,
    OtherCurrency,
    by_index,
    by_percent,
    uplifted,
)
from contracts.uplift.by import decimals
from contracts.uplift.raising import RAISES
from contracts.uplift.treatment import TREATMENTS, Treatment
from contracts.version import Version

CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD"])
AMOUNTS = st.decimals(0, 1_000_000, places=4)
PRICES = st.builds(Money, AMOUNTS, CURRENCIES)
PERCENTS = st.decimals(-100, 1000, places=3)
START = date(2027, 1, 1)


def eur(text: str) -> Money:
    return Money.read(f"{text} EUR")


@pytest.mark.parametrize(
    ("price", "percent", "expected"),
    [
        ("90.00 EUR", "3.2", "92.88 EUR"),
        ("90 EUR", "3.2", "92.88 EUR"),
        ("4.50 EUR", "3.2", "4.64 EUR"),
        ("0.0125 EUR", "10", "0.0138 EUR"),
        ("6120 JPY", "3.2", "6316 JPY"),
        ("1.005 KWD", "50", "1.508 KWD"),
        ("0.05 EUR", "10", "0.06 EUR"),
        ("90 EUR", "0", "90 EUR"),
        ("90.00 EUR", "-100", "0.00 EUR"),
    ],
)
def test_a_price_keeps_its_decimals_and_is_rounded_half_up(price, percent, expected) -> None:
    moved = by_percent(Decimal(percent)).on(Money.read(price), "")
    assert moved == Money.read(expected)
    assert moved.written == expected


@given(PRICES)
def test_no_percent_and_no_amount_change_nothing(price: Money) -> None:
    assert by_percent(Decimal(0)).on(price, "") is price
    nothing = ByAmount(Money(Decimal(0), price.currency))
    assert nothing.on(price, "") is price


@given(PRICES, PERCENTS, PERCENTS)
def test_more_percent_is_never_a_lower_price(price: Money, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert by_percent(low).on(price, "") <= by_percent(high).on(price, "")


@given(AMOUNTS, AMOUNTS, PERCENTS)
def test_a_higher_price_stays_the_higher_one(one: Decimal, other: Decimal, percent) -> None:
    low, high = (Money(amount, "EUR") for amount in sorted((one, other)))
    assert by_percent(percent).on(low, "") <= by_percent(percent).on(high, "")


@given(PRICES, PERCENTS)
def test_rounding_takes_or_gives_half_a_unit_at_most(price: Money, percent: Decimal) -> None:
    exact = Fraction(price.amount) * (100 + Fraction(percent)) / 100
    off = abs(Fraction(by_percent(percent).on(price, "").amount) - exact)
    assert off <= Fraction(1, 2 * 10 ** decimals(price))


def test_an_amount_is_added_to_its_own_currency_only() -> None:
    more = ByAmount(eur("1.50"))
    assert more.on(eur("90.00"), "BOLT") == eur("91.50")
    with pytest.raises(OtherCurrency, match=r"BOLT is priced in USD: 1\.50 EUR cannot be added"):
        more.on(Money.read("90.00 USD"), "BOLT")
    with pytest.raises(BelowZero, match=r"BOLT costs 1\.00 EUR: it would fall below zero"):
        ByAmount(eur("-1.50")).on(eur("1.00"), "BOLT")


VALUES = {"2025-10": Decimal("123.4"), "2026-10": Decimal("127.3"), "2026-12": Decimal(110)}
RULE = IndexRule("CPI", "2025-10", 3)


def read(rule: IndexRule = RULE, values: dict[str, Decimal] = VALUES) -> Fraction:
    return by_index(rule, START, lambda _series, month: values.get(month)).uplift.factor


def test_an_index_is_read_so_many_months_before() -> None:
    assert read() == Fraction("127.3") / Fraction("123.4")
    assert read(IndexRule("CPI", "2025-10", 1)) == Fraction(110) / Fraction("123.4")
    reading = by_index(RULE, START, lambda _series, month: VALUES.get(month))
    assert reading.words == "CPI: 127.3 in Oct 2026 over 123.4 in Oct 2025"
    assert reading.uplift.words == "+3.16 %"


def test_a_value_that_is_missing_is_a_refusal_that_names_it() -> None:
    with pytest.raises(NoIndexValue, match=r"The index “CPI” has no value for Jan 2027"):
        read(IndexRule("CPI", "2025-10", 0))
    with pytest.raises(NoIndexValue, match=r"has no value for Sep 2025"):
        read(IndexRule("CPI", "2025-09", 3))
    with pytest.raises(NoBaseMonth):
        read(IndexRule("CPI", None, 3))


POSITIVE = st.decimals("0.1", 1000, places=2)
LIMITS = st.tuples(st.decimals(-50, 50, places=1), st.decimals(0, 50, places=1)).filter(
    lambda found: found[0] <= found[1]
)


@given(POSITIVE, POSITIVE, LIMITS)
def test_cap_and_floor_hold_and_touch_nothing_between_them(before, now, limits) -> None:
    floor, cap = limits
    factor = read(IndexRule("CPI", "2025-10", 3, cap, floor), {"2025-10": before, "2026-10": now})
    assert 1 + Fraction(floor) / 100 <= factor <= 1 + Fraction(cap) / 100
    exact = Fraction(now) / Fraction(before)
    if 1 + Fraction(floor) / 100 <= exact <= 1 + Fraction(cap) / 100:
        assert factor == exact


def test_every_kind_of_term_has_its_treatment() -> None:
    assert TREATMENTS.keys() == KINDS.keys()
    rising = {KINDS[kind] for kind, how in TREATMENTS.items() if how is Treatment.RISES}
    assert rising == RAISES.keys()


def a_version(*terms: dict[str, Any], **fields: Any) -> Version:
    return Version.model_validate({"number": 1, "start": "2027-01-01", "terms": terms} | fields)


TERMS = [
    {
        "kind": "custom_prices",
        "items": [
            {"sku": "BOLT", "price": "90.00 EUR"},
            {"sku": "NUT", "price": "4.50 EUR", "per": 100},
        ],
    },
    {"kind": "hourly_rates", "role": "Engineer", "rate": "92.00 EUR"},
    {"kind": "fee", "what": "Set-up", "amount": "50.00 EUR"},
    {"kind": "fee", "what": "Management", "percent": 8},
    {"kind": "master_catalog_price", "percent": -5},
    {"kind": "purchase_limit", "amount": "250000 EUR"},
    {"kind": "surcharge", "index": "Steel"},
    {"kind": "surcharge", "percent": 3},
    {"kind": "hourly_rates", "policy": "Usual rates"},
    {"kind": "clause", "title": "Law", "text": "Dutch law."},
]


def test_written_prices_rates_fees_and_the_value_rise_and_the_rest_is_left_alone() -> None:
    version = a_version(*TERMS, value="240000.00 EUR")
    found = uplifted(version, by_percent(Decimal("3.2")))
    assert [(one.what, one.new.written) for one in found.raised] == [
        ("BOLT", "92.88 EUR"),
        ("NUT", "4.64 EUR"),
        ("Engineer", "94.94 EUR"),
        ("Set-up", "51.60 EUR"),
    ]
    assert found.value
    assert found.value.new == found.version.value == eur("247680.00")
    assert [(one.words, one.why) for one in found.kept] == [
        ("Fee of 8 % for Management", Treatment.FOLLOWS_PRICE),
        ("−5 % on the whole catalog", Treatment.FOLLOWS_LIST),
        ("Orders of at most 250,000 EUR in all", Treatment.KEPT),
        ("Surcharge by the index Steel", Treatment.BY_INDEX),
        ("Surcharge of 3 %", Treatment.FOLLOWS_PRICE),
        ("Hourly rate by the policy Usual rates", "stands in a policy of ours: change that"),
    ]
    assert found.version.terms[3:] == version.terms[3:]


def test_how_an_amount_moves_the_value_nobody_knows() -> None:
    found = uplifted(a_version(*TERMS, value="240000.00 EUR"), ByAmount(eur("1.50")))
    assert found.version.value == eur("240000.00")
    assert found.kept[-1].words == "The value of the contract"
    assert found.changed == 4


@given(st.lists(AMOUNTS, min_size=1, max_size=5))
def test_by_nothing_no_version_is_another(amounts: list[Decimal]) -> None:
    items = [{"sku": f"S{n}", "price": Money(one, "EUR")} for n, one in enumerate(amounts)]
    version = a_version({"kind": "custom_prices", "items": items}, value="10 EUR")
    found = uplifted(version, by_percent(Decimal(0)))
    assert (found.version, found.changed) == (version, 0)
