"""What counts of several levels, rule by rule (TERMS 3), and why the rest does not."""

from typing import Any

import pytest

from contracts.effective import Effective, Why, effective, stacked
from contracts.terms import KINDS
from contracts.terms.base import Merge
from tests.contracts.effective.stacks import DAY, layer, of, policy, stack


def charge(paid_to: str) -> list[dict[str, Any]]:
    return [{"kind": "shipping_charge", "paid_to": paid_to}]


def catalog(percent: float) -> dict[str, Any]:
    return {"kind": "master_catalog_price", "percent": percent}


def said(found: Effective) -> list[tuple[str, str]]:
    """Where each line stands, and what it says."""
    return [(line.layer.contract.ref, line.whole.words()) for line in found.lines]


def lost(found: Effective) -> list[tuple[str, Why, str | None]]:
    """Who lost, why, and against which contract."""
    return [(o.layer.contract.ref, o.why, o.to and o.to.layer.contract.ref) for o in found.lost]


def test_the_nearest_shipping_charge_counts() -> None:
    found = of(A=charge("seller"), B=charge("free"))
    assert said(found) == [("ACME-A", "Shipping is paid to us")]
    assert lost(found) == [("BASE", Why.NEARER, "ACME-A")]
    assert said(of(C=charge("carrier"), A=charge("free")))[0][0] == "ACME-1"


def test_of_several_shipping_charges_on_one_level_the_best_counts() -> None:
    found = of(C=[*charge("seller"), *charge("carrier")], B=charge("free"))
    assert said(found) == [("ACME-1", "Shipping is paid to the carrier")]
    assert lost(found) == [
        ("ACME-1", Why.WORSE, "ACME-1"),
        ("BASE", Why.NEARER, "ACME-1"),
    ]


def test_a_supplement_is_nearer_than_its_contract_and_a_base_than_its_own() -> None:
    paid = [{"kind": "payment_terms", "net_days": days} for days in (14, 30, 45, 60)]
    found = of(S=paid[:1], C=paid[1:2], B=paid[2:3], B0=paid[3:])
    assert [ref for ref, _words in said(found)] == ["ACME-1-S1"]
    found = of(B=paid[2:3], B0=paid[3:])
    assert lost(found) == [("BASE-0", Why.NEARER, "BASE")]


def test_methods_of_all_levels_count() -> None:
    found = of(
        C=[{"kind": "payment_methods", "methods": ["Visa"]}],
        A=[{"kind": "payment_methods", "methods": ["Credit line"]}],
    )
    assert [line.whole.methods for line in found.of("payment_methods")] == [  # type: ignore[attr-defined]
        ("Visa",),
        ("Credit line",),
    ]
    assert found.lost == []


def test_a_worse_percentage_on_the_catalog_has_no_effect_wherever_it_stands() -> None:
    found = of(C=[catalog(-5)], B=[catalog(-10)])
    assert said(found) == [("BASE", "−10 % on the whole catalog")]
    assert lost(found) == [("ACME-1", Why.WORSE, "BASE")]
    assert lost(of(C=[catalog(-15)], B=[catalog(-10)])) == [("BASE", Why.WORSE, "ACME-1")]
    assert lost(of(C=[catalog(-10)], B=[catalog(-10)])) == []


@pytest.mark.parametrize(
    "narrowing",
    [
        {"kind": "product_inclusion", "skus": ["GLOVE"]},
        {"kind": "custom_prices", "items": [{"sku": "BOLT-M8", "price": "99.00 EUR"}]},
    ],
)
def test_a_percentage_that_does_not_reach_everything_makes_no_other_useless(narrowing) -> None:
    found = of(C=[catalog(-5)], B=[catalog(-10), narrowing])
    assert lost(found) == []


def test_percentages_on_different_products_do_not_meet() -> None:
    fasteners = {"kind": "selective_price", "product_set": "Fasteners", "percent": "-12.5"}
    safety = {"kind": "selective_price", "product_set": "Safety", "percent": -3}
    assert lost(of(C=[catalog(-5), fasteners, safety])) == []
    worse = fasteners | {"percent": -8}
    assert lost(of(C=[fasteners], B=[worse])) == [("BASE", Why.WORSE, "ACME-1")]


def test_a_filter_sets_the_percentages_of_its_own_contract_aside_and_no_others() -> None:
    only = {"kind": "catalog_filter", "mode": "only", "nodes": [{"category": "Fasteners"}]}
    inclusion = {"kind": "product_inclusion", "skus": ["GLOVE"]}
    written = {"kind": "custom_prices", "items": [{"sku": "BOLT-M8", "price": "99.00 EUR"}]}
    found = of(C=[catalog(-15), inclusion, only, written], B=[catalog(-10)])
    assert [line.whole.kind for line in found.lines] == [
        "catalog_filter",
        "custom_prices",
        "master_catalog_price",
    ]
    assert lost(found) == [("ACME-1", Why.SET_ASIDE, "ACME-1")] * 2


def test_the_lowest_amount_needs_approval_and_none_means_every_order() -> None:
    def above(amount: str | None) -> list[dict[str, Any]]:
        return [{"kind": "order_approval"} | ({"above": amount} if amount else {})]

    found = of(C=above("10000 EUR"), B=above("5000 EUR"))
    assert lost(found) == [("ACME-1", Why.WORSE, "BASE")]
    assert lost(of(C=above("10000 EUR"), B=above(None))) == [("ACME-1", Why.WORSE, "BASE")]
    assert lost(of(C=above("10000 EUR"), B=above("5000 USD"))) == []


def test_the_lowest_cost_cap_counts_and_every_limit() -> None:
    caps = [{"kind": "cost_cap", "amount": amount} for amount in ("80000 EUR", "60000 EUR")]
    assert lost(of(C=caps[:1], B=caps[1:])) == [("ACME-1", Why.WORSE, "BASE")]
    limits = [{"kind": "purchase_limit", "amount": amount} for amount in ("250000 EUR", "9 EUR")]
    assert lost(of(C=limits[:1], B=limits[1:])) == []


def test_rates_meet_by_role_and_rebates_by_basis_unless_in_addition() -> None:
    def rate(role: str, amount: str) -> dict[str, Any]:
        return {"kind": "hourly_rates", "role": role, "rate": amount}

    found = of(C=[rate("Fitter", "90 EUR")], B=[rate("Fitter", "80 EUR"), rate("Welder", "70 EUR")])
    assert [line.whole.role for line in found.lines] == ["Fitter", "Welder"]  # type: ignore[attr-defined]

    def rebate(**more: Any) -> dict[str, Any]:
        tiers = [{"from": "0 EUR", "percent": 1}]
        fixed = {"kind": "rebate", "basis": "turnover", "method": "slice", "period": "year"}
        return fixed | {"tiers": tiers} | more

    found = of(C=[rebate(in_addition=True)], B=[rebate(), rebate(in_addition=True)], B0=[rebate()])
    assert lost(found) == [("BASE-0", Why.NEARER, "BASE")]


def test_what_does_not_hold_that_day_is_told() -> None:
    ended = catalog(-20) | {"valid_to": "2026-08-15"}
    found = of(C=[ended], B=[catalog(-10)])
    assert said(found)[0][0] == "BASE"
    assert lost(found) == [("ACME-1", Why.ANOTHER_DAY, None)]


def test_a_term_by_policy_counts_as_the_policy_says_on_that_day() -> None:
    standard = policy(kind="payment_terms", net_days=30)
    named = [{"kind": "payment_terms", "policy": "Standard", "end_of_month": True}]
    [line] = of({"Standard": standard}, C=named).lines
    assert (line.whole.net_days, line.whole.end_of_month) == (30, True)  # type: ignore[attr-defined]
    assert lost(of(C=named)) == [("ACME-1", Why.NO_POLICY, None)]
    another = policy(kind="incoterm", code="DAP", place="Rotterdam")
    assert lost(of({"Standard": another}, C=named)) == [("ACME-1", Why.MISFIT, None)]


def test_what_is_for_a_project_counts_only_where_that_is_named() -> None:
    bridge = {"project": "Rhine Bridge"}
    main, side = layer("C", [catalog(-5)]), layer("S", [catalog(-20)], scope=bridge)
    elsewhere = effective(stacked(main, [side]), DAY, {})
    assert lost(elsewhere) == [("ACME-1-S1", Why.OUT_OF_SCOPE, None)]
    there = effective(stacked(main, [side], "rhine bridge"), DAY, {})
    assert said(there)[0][0] == "ACME-1-S1"


def test_levels_are_nearest_first_whatever_their_order() -> None:
    refs = ["ACME-1-S1", "ACME-1", "ACME-A", "BASE", "BASE-0"]
    assert [one.contract.ref for one in stack().layers] == refs
    assert [distance for distance, _layer in stack().levels] == [0, 1, 2, 3, 4]


def test_every_kind_says_about_which_of_its_fields_terms_meet() -> None:
    for kind in KINDS.values():
        assert set(kind.about) <= set(kind.model_fields), kind
        assert kind.merge is not Merge.UNION or not kind.about, kind
