"""What a form of a term was filled in with is a term, or every mistake beside its field."""

from typing import Any

import pytest
from pydantic import ValidationError

from contracts.terms import KINDS, TERMS, Term
from contracts.terms.field_errors import field_errors
from contracts.terms.filled_in import FieldsRefused, Filled, submitted, term_filled_in
from tests.contracts.terms.reading import like, term


def errors(kind: str, value: Term | None = None, /, **fields: Filled) -> dict[str, str]:
    with pytest.raises(FieldsRefused) as refused:
        term_filled_in(KINDS[kind], fields, value)
    return refused.value.errors


def said(form: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(ValidationError) as refused:
        TERMS.validate_python([form])
    return field_errors(refused.value, KINDS[form["kind"]])


def test_what_was_filled_in_is_what_a_contract_file_says() -> None:
    assert submitted(
        KINDS["payment_terms"],
        {"net_days": " 30 ", "end_of_month": ("true",), "day_of_month": None, "note": ""},
    ) == {"kind": "payment_terms", "net_days": "30", "end_of_month": True}
    assert submitted(KINDS["ship_to"], {"addresses": "Quay 1\r\n\r\n Rue 5 \n"}) == {
        "kind": "ship_to",
        "addresses": ["Quay 1", "Rue 5"],
    }
    assert submitted(KINDS["returns"], {"policy": "Standard", "charge": None}) == {
        "kind": "returns",
        "policy": "Standard",
    }
    assert submitted(KINDS["rebate"], {"tiers": "from;percent\n0 EUR;1", "in_addition": ()}) == {
        "kind": "rebate",
        "tiers": [{"from": "0 EUR", "percent": "1"}],
    }


def test_a_flag_that_a_policy_may_say_is_left_open() -> None:
    kind = KINDS["handling_charge"]
    by_policy: dict[str, Filled] = {"policy": "P", "first_free": None, "locked": ()}
    assert submitted(kind, by_policy) == {"kind": "handling_charge", "policy": "P"}
    assert submitted(kind, by_policy | {"first_free": "false"})["first_free"] is False


def test_what_is_not_asked_for_stays_and_what_is_emptied_goes() -> None:
    before = term(like("fee", note="by phone", valid_to="2026-12-31", locked=True))
    assert submitted(KINDS["fee"], {"what": "Travel", "percent": "8", "note": None}, before) == {
        "kind": "fee",
        "what": "Travel",
        "percent": "8",
        "valid_to": "2026-12-31",
        "locked": True,
    }


def test_a_policy_that_is_not_asked_for_stays() -> None:
    before = term({"kind": "fee", "policy": "Large", "percent": 8})
    assert submitted(KINDS["fee"], {"what": "Travel"}, before) == {
        "kind": "fee",
        "policy": "Large",
        "what": "Travel",
        "percent": 8,
    }


def test_lines_that_cannot_be_read_are_refused_by_their_field() -> None:
    with pytest.raises(FieldsRefused) as refused:
        submitted(KINDS["custom_prices"], {"items": "sku;Preis"})
    assert list(refused.value.errors) == ["items"]


def test_all_mistakes_come_at_once() -> None:
    assert errors(
        "rebate", basis="turnover", tiers="0 EUR;1\n1.000 EUR;2;3\nx;y", note="n", valid_to="soon"
    ) == {
        "method": "This is needed",
        "period": "This is needed",
        "tiers": (
            "Line 2: more cells than there are columns: from and percent.\n"
            "Line 3, from: “x” is not an amount such as 87.50 EUR.\n"
            "Line 3, percent: “y” is not a number such as 5 or 12.5."
        ),
        "valid_to": "“soon” is not a day such as 2026-12-31",
    }


def test_lines_that_cannot_be_read_blame_no_other_field() -> None:
    assert list(errors("catalog_filter", mode="only", nodes="Fasteners;BOLT-M8")) == ["nodes"]


def test_mistakes_by_a_policy_come_at_once_too() -> None:
    assert errors(
        "returns", policy="P", auto_approve_days="soon", charge="14;-1", valid_from="once"
    ) == {
        "auto_approve_days": "“soon” is not a number such as 5 or 12.5",
        "charge": "Line 1, percent: This percentage is positive: write it without a sign",
        "valid_from": "“once” is not a day such as 2026-12-31",
    }
    assert list(errors("returns", policy="P" * 201, note="n")) == ["policy"]


RULES = [
    (like("fee", amount="5 EUR"), {"percent": "Give exactly one of percent and amount"}),
    (
        like("product_inclusion", product_set=...),
        {"product_set": "Give exactly one of product set and skus"},
    ),
    (
        like("payment_terms", early_days=...),
        {"early_percent": "Early percent and early days come together or not at all"},
    ),
    (
        like("cost_cap", valid_from="2026-02-01", valid_to="2026-01-01"),
        {"valid_from": "Valid from lies beyond valid to"},
    ),
    (
        like("rebate", basis="quantity"),
        {"tiers": "Tiers of a turnover begin at amounts (50000 EUR), of a quantity at numbers"},
    ),
    (
        {"kind": "catalog_filter", "mode": "only"},
        {"mode": "A filter in mode only names at least one category or sku"},
    ),
    (
        like(
            "custom_prices",
            items=[{"sku": "A", "price": "1 EUR"}, {"sku": "B", "price": "1 USD"}],
        ),
        {"items": "EUR and USD are never mixed: one term for each"},
    ),
    (
        {"kind": "returns", "policy": "P", "valid_from": "2026-02-01", "valid_to": "2026-01-01"},
        {"valid_from": "Valid from lies beyond valid to"},
    ),
]


@pytest.mark.parametrize(("form", "beside"), RULES)
def test_a_rule_about_fields_stands_beside_the_first_that_it_names(
    form: dict[str, Any], beside: dict[str, str]
) -> None:
    assert said(form) == beside


def test_a_mistake_inside_a_list_names_its_line() -> None:
    prices = [{"sku": "A", "price": "1 EUR"}, {"sku": "B", "price": "1"}, {"price": "1 EUR"}]
    assert said({"kind": "custom_prices", "items": prices}) == {
        "items": (
            "Line 2, price: “1” is not an amount such as 87.50 EUR.\nLine 3, sku: This is needed."
        )
    }
    names = {"kind": "ship_to", "addresses": ["Quay 1", "x" * 201]}
    assert said(names)["addresses"].startswith("Line 2: A name has at most 200 characters")
    twice = like("rebate", tiers=[{"from": "5 EUR", "percent": 1}, {"from": "5 EUR", "percent": 2}])
    assert said(dict(twice))["tiers"].startswith("Tiers rise by from, each only once")


def test_errors_of_a_kind_read_by_itself_are_placed_as_well() -> None:
    with pytest.raises(ValidationError) as refused:
        KINDS["cost_cap"].model_validate({"amount": "much"})
    assert field_errors(refused.value, KINDS["cost_cap"]) == {
        "amount": "“much” is not an amount such as 87.50 EUR"
    }
