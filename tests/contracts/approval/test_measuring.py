"""What a version is measured at: each fact from terms that a contract file could hold."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from contracts.account import Account
from contracts.approval.facts import Facts
from contracts.approval.measuring import Submission, measure
from contracts.contract import Family
from contracts.effective import Stack, stacked
from contracts.outlook import Outlook, Proposed, Shop
from contracts.pricing import Rules
from contracts.version import Version
from tests.contracts.pricing.shop import PRODUCTS
from tests.contracts.pricing.shop import Shop as Catalog

TODAY = date(2026, 6, 15)
COSTS = {"BOLT-M8": ("60.00 EUR",), "PIN": ("10.00 EUR",)}
CATALOG = Catalog(
    {
        one.sku: one.model_validate(one.model_dump() | {"costs": COSTS.get(one.sku, ())})
        for one in PRODUCTS
    }
)
ACME = Account(code="ACME", name="ACME Industries", region="EMEA", segment="Industry")
ON_CATALOG = {"kind": "master_catalog_price", "percent": -5}
Terms = Sequence[dict[str, Any]]


def version(terms: Terms = (), **fields: Any) -> Version:
    facts = {"number": 2, "start": "2026-07-01", "end": "2027-06-30", "terms": list(terms)}
    return Version.model_validate(facts | fields)


def family(ref: str = "ACME-1", **fields: Any) -> Family:
    return Family.model_validate({"ref": ref, "account": "ACME"} | fields)


def outlook(stack: Stack) -> Outlook:
    day = date(2026, 7, 1)
    return Outlook(stack, {}, Shop(CATALOG, Rules(day), "EUR"))


def measured(
    *terms: dict[str, Any], base: Terms | None = None, before: Terms | None = None, **fields: Any
) -> Facts:
    new = version(terms, **fields)
    granted = Proposed(family("BASE", kind="base", account=None), version(base or ()))
    above = [granted] if base is not None else []
    head = family(base="BASE" if above else None)
    return measure(
        Submission(
            action="amend",
            family=head,
            version=new,
            before=None if before is None else version(before, number=1),
            account=ACME,
            outlook=outlook(stacked(Proposed(head, new), above)),
            base=outlook(stacked(granted, [])) if above else None,
            today=TODAY,
        )
    )


def written(sku: str, price: str, **more: Any) -> dict[str, Any]:
    return {"kind": "custom_prices", "items": [{"sku": sku, "price": price} | more]}


def test_the_head_of_a_version() -> None:
    found = measured(value="240000.50 EUR", type="cost_plus")
    assert (found["action"], found["contract_kind"], found["contract_type"]) == (
        "amend",
        "customer",
        "cost_plus",
    )
    assert (found["account"], found["region"], found["segment"]) == ("ACME", "EMEA", "Industry")
    assert (found["total_value"], found["currency"]) == (Decimal("240000.50"), "EUR")
    assert (found["months"], found["open_ended"], found["days_until_start"]) == (12, False, 16)


@pytest.mark.parametrize(
    ("fields", "months"),
    [
        ({"end": "2026-07-31"}, 1),
        ({"end": "2026-08-01"}, 2),
        ({"end": "2026-07-01"}, 1),
        ({"end": None}, 0),
        ({"start": "unknown"}, 0),
        ({"start": "2026-07-31", "end": "2026-09-29"}, 2),
    ],
)
def test_begun_months_count(fields: dict[str, Any], months: int) -> None:
    assert measured(**fields)["months"] == months


@pytest.mark.parametrize(
    ("terms", "discount"),
    [
        ([], "0"),
        ([ON_CATALOG], "5"),
        ([ON_CATALOG | {"percent": 5}], "-5"),
        ([{"kind": "selective_price", "product_set": "Bolts", "percent": "-12.5"}], "12.5"),
        (
            [
                {
                    "kind": "volume_price",
                    "product_set": "Bolts",
                    "tiers": [{"from": 1, "percent": -3}, {"from": 100, "percent": -9}],
                }
            ],
            "9",
        ),
        ([written("BOLT-M8", "87.50 EUR")], "12.5"),
        ([written("BOLT-M8", "8750.00 EUR", per=100)], "12.5"),
        ([written("PIN", "6.17 EUR", per=1000)], "50"),
        ([written("BOLT-M8", "66.67 EUR"), ON_CATALOG], "33.33"),
        ([written("BOLT-M8", "55.00 USD")], "50"),
        ([ON_CATALOG | {"percent": -50, "valid_to": "2026-06-30"}], "0"),
        ([{"kind": "catalog_filter", "mode": "only",
           "nodes": [{"category": "Safety", "percent": -7}]}], "7"),
    ],
)  # fmt: skip
def test_the_largest_discount_whatever_grants_it(terms: Terms, discount: str) -> None:
    assert measured(*terms)["largest_discount"] == Decimal(discount)


def test_margins_where_costs_are_known() -> None:
    assert measured(written("GLOVE", "50.00 EUR"))["margin_known"] is False
    found = measured(written("BOLT-M8", "80.00 EUR"), written("PIN", "40.00 EUR", per=1000))
    assert found["margin_known"] is True
    assert found["smallest_margin"] == Decimal(25)


def test_a_written_price_of_what_has_no_list_price_is_counted() -> None:
    assert (
        measured(written("NEW", "1.00 EUR"), written("GLOVE", "1.00 CHF"))["unlisted_prices"] == 2
    )


@pytest.mark.parametrize(
    ("own", "base", "days"), [(None, None, 0), (30, None, 30), (None, 45, 45), (30, 45, 30)]
)
def test_the_days_to_pay_that_count(own: int | None, base: int | None, days: int) -> None:
    def terms(days: int | None) -> Terms:
        return [{"kind": "payment_terms", "net_days": days}] if days else []

    assert measured(*terms(own), base=terms(base))["payment_days"] == days


def test_what_differs_from_before() -> None:
    before = [ON_CATALOG, {"kind": "payment_terms", "net_days": 30}]
    found = measured(ON_CATALOG, {"kind": "payment_terms", "net_days": 45}, before=before)
    assert found["changed_kinds"] == ("payment_terms",)
    assert measured(ON_CATALOG)["changed_kinds"] == ("master_catalog_price",)


CLAUSE = {"kind": "clause", "title": "Law", "text": "Dutch law."}
LIMIT = {"kind": "purchase_limit", "amount": "1000.00 EUR"}
YEARLY = {"kind": "purchase_commitment", "amount": "500.00 EUR", "per": "year"}
EXCLUDED = {"kind": "product_exclusion", "skus": ["PIN", "NUT-M8"]}


@pytest.mark.parametrize(
    ("fact", "now", "before", "value"),
    [
        ("purchase_limit_raised", [LIMIT], [LIMIT], False),
        ("purchase_limit_raised", [LIMIT | {"amount": "1000.01 EUR"}], [LIMIT], True),
        ("purchase_limit_raised", [LIMIT | {"amount": "999.00 EUR"}], [LIMIT], False),
        ("purchase_limit_raised", [], [LIMIT], True),
        ("purchase_limit_raised", [LIMIT], [], False),
        ("commitment_lowered", [YEARLY], [YEARLY], False),
        ("commitment_lowered", [YEARLY | {"amount": "499.99 EUR"}], [YEARLY], True),
        ("commitment_lowered", [YEARLY | {"per": "quarter"}], [YEARLY], True),
        ("commitment_lowered", [], [YEARLY], True),
        ("exclusions_removed", [EXCLUDED], [EXCLUDED], False),
        ("exclusions_removed", [EXCLUDED | {"skus": ["PIN"]}], [EXCLUDED], True),
        ("exclusions_removed", [EXCLUDED], [], False),
    ],
)
def test_what_moves_against_us(fact: str, now: Terms, before: Terms, *, value: bool) -> None:
    assert measured(*now, before=before)[fact] is value


@pytest.mark.parametrize(
    ("own", "base", "clauses", "better", "worse"),
    [
        ([], [], 0, False, False),
        ([CLAUSE], [CLAUSE], 0, False, False),
        ([CLAUSE | {"text": "Our law."}], [CLAUSE], 1, False, False),
        ([ON_CATALOG], [ON_CATALOG], 0, False, False),
        ([ON_CATALOG | {"percent": -6}], [ON_CATALOG], 0, True, False),
        ([ON_CATALOG | {"percent": -4}], [ON_CATALOG], 0, False, True),
        ([written("BOLT-M8", "94.00 EUR")], [ON_CATALOG], 0, True, False),
        ([written("GLOVE", "99.00 EUR")], [], 0, True, False),
        ([{"kind": "payment_terms", "net_days": 60}],
         [{"kind": "payment_terms", "net_days": 30}], 0, True, False),
        ([{"kind": "payment_terms", "net_days": 10}],
         [{"kind": "payment_terms", "net_days": 30}], 0, False, True),
    ],
)  # fmt: skip
def test_beside_the_base(
    own: Terms, base: Terms, clauses: int, *, better: bool, worse: bool
) -> None:
    found = measured(*own, base=base)
    assert found["custom_clauses"] == clauses
    assert (found["better_than_base"], found["worse_than_base"]) == (better, worse)


def test_without_a_base_nothing_is_better_or_worse() -> None:
    found = measured(ON_CATALOG, CLAUSE)
    assert (found["better_than_base"], found["worse_than_base"]) == (False, False)
    assert found["custom_clauses"] == 1
