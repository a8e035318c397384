"""What keeps a version from being submitted: the examples of TERMS 8, and each rule alone."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from contracts.account import Account
from contracts.contract import Family
from contracts.submission import Around, Problem, judged_on, problems
from contracts.terms import TERMS, Term
from contracts.version import Version
from tests.contracts.terms.strategies import any_terms

TODAY = date(2026, 6, 15)
ACME = Account(code="ACME", name="ACME Industries")
PRICE = {"kind": "master_catalog_price", "percent": -5}
CHARGE = {"kind": "shipping_charge", "paid_to": "seller"}
FILTER = {"kind": "catalog_filter", "mode": "all"}
RATE = {"kind": "hourly_rates", "role": "Consultant", "rate": "120.00 EUR"}
FEE = {"kind": "fee", "what": "Management", "percent": 8}
APPROVAL = {"kind": "order_approval", "above": "10000 EUR"}
RETURNS = {
    "kind": "returns",
    "charge": [{"days": 30, "percent": 0}],
    "auto_approve_days": 30,
    "refund_methods": ["Visa"],
}
BY_POLICY = {"kind": "returns", "policy": "Standard"}
SOUND = (PRICE, CHARGE)


def a_version(*terms: Any, **fields: Any) -> Version:
    facts = {"number": 2, "start": "2026-07-01", "end": "2027-06-30", "terms": list(terms)}
    return Version.model_validate(facts | fields)


def a_family(kind: str = "customer", **fields: Any) -> Family:
    account = None if kind == "base" else "ACME"
    return Family.model_validate({"ref": "ACME-1", "kind": kind, "account": account} | fields)


def the_base(*terms: Any) -> tuple[Family, Version]:
    return a_family("base", ref="BASE-EU"), a_version(*terms, state="active")


def the_term(form: Any) -> Term:
    [term] = TERMS.validate_python([form])
    return term


def around(*above: tuple[Family, Version], account: Account | None = ACME, **more: Any) -> Around:
    return Around(account, above, **more)


def found(family: Family, version: Version, near: Around | None = None) -> list[Problem]:
    return problems(family, version, near or around(), TODAY)


def said(*args: Any) -> str:
    return " ".join(problem.sentence for problem in found(*args))


def test_a_sound_version_has_no_problem() -> None:
    assert found(a_family(), a_version(*SOUND, RETURNS, APPROVAL)) == []


class TestWorkedExamples:
    def test_4_no_shipping_charge_anywhere(self) -> None:
        [problem] = found(a_family(), a_version(PRICE), around(the_base(PRICE)))
        assert "shipping charge is missing" in problem.sentence

    def test_5_a_base_without_price_and_charge(self) -> None:
        assert found(a_family("base"), a_version(), around(account=None)) == []

    def test_6_its_base_has_the_price(self) -> None:
        family = a_family(base="BASE-EU")
        assert found(family, a_version(CHARGE), around(the_base(PRICE))) == []

    def test_16_a_mark_down_of_101_percent_cannot_even_be_saved(self) -> None:
        with pytest.raises(ValidationError, match="beyond −100 %"):
            a_version({"kind": "master_catalog_price", "percent": -101})

    @pytest.mark.parametrize("missing", ["charge", "auto_approve_days", "refund_methods"])
    def test_23_returns_without_a_refund_method(self, missing: str) -> None:
        part = {name: value for name, value in RETURNS.items() if name != missing}
        [problem] = found(a_family(), a_version(*SOUND, part))
        assert problem == Problem("This returns is not complete.", term=2)

    def test_24_two_of_each_are_all_three_reported(self) -> None:
        twice = (PRICE, APPROVAL, RETURNS, CHARGE, PRICE, APPROVAL, RETURNS)
        assert found(a_family(), a_version(*twice)) == [
            Problem("A contract has at most one master_catalog_price.", term=4),
            Problem("A contract has at most one order_approval.", term=5),
            Problem("A contract has at most one returns.", term=6),
        ]

    def test_26_the_end_was_yesterday(self) -> None:
        version = a_version(*SOUND, start="2026-01-01", end="2026-06-14")
        assert found(a_family(), version) == [Problem("The end, 14 Jun 2026, has passed.", "end")]

    def test_27_the_base_is_suspended(self) -> None:
        family = a_family(base="BASE-EU")
        [problem] = found(family, a_version(*SOUND), around(missing_base="BASE-EU"))
        assert problem.sentence == "BASE-EU, to which it refers, is not in force on 1 Jul 2026."


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"start": "unknown"}, "start", "on which day it starts"),
        ({"end": "2026-06-30"}, "end", "lies before the start"),
        ({"end": None, "renewal": {"kind": "automatic", "for": "1 year"}}, "renewal", "no last"),
        ({"start": "2026-01-01", "end": "2026-06-15"}, "", ""),
        ({"end": None}, "", ""),
    ],
)
def test_dates(fields: dict[str, Any], field: str, said: str) -> None:
    wrong = found(a_family(), a_version(*SOUND, **fields))
    assert [problem.field for problem in wrong] == ([field] if field else [])
    assert all(said in problem.sentence for problem in wrong)


@pytest.mark.parametrize(
    ("term", "type", "enough"),
    [
        (PRICE, "fixed_price", True),
        (PRICE | {"valid_from": "2026-07-01", "valid_to": "2026-07-01"}, "fixed_price", True),
        (PRICE | {"valid_from": "2026-07-02"}, "fixed_price", False),
        (PRICE | {"valid_to": "2026-06-30"}, "fixed_price", False),
        ({"kind": "price_list_price", "policy": "Partners"}, "fixed_price", True),
        (FILTER, "fixed_price", True),
        (RATE, "time_and_materials", True),
        (FEE, "fixed_price", False),
        (FEE, "time_and_materials", False),
        (FEE, "cost_plus", True),
        ({"kind": "promotion", "percent": -3}, "fixed_price", False),
    ],
)
def test_what_is_a_price_on_the_day(term: Any, type: str, enough: bool) -> None:  # noqa: A002
    wrong = said(a_family(type=type), a_version(term, CHARGE))
    assert wrong == "" if enough else wrong.startswith("Nothing has a price on 1 Jul 2026")


@pytest.mark.parametrize(
    ("kind", "charge", "price"),
    [("base", False, False), ("account", False, False), ("customer", True, True)],
)
def test_only_contracts_with_a_customer_need_price_charge_and_account(
    kind: str, charge: bool, price: bool
) -> None:
    wrong = said(a_family(kind), a_version(), around(account=None))
    assert ("shipping charge" in wrong) is charge
    assert ("Nothing has a price" in wrong) is price
    assert ("There is no account ACME" in wrong) is charge


@pytest.mark.parametrize(
    ("of_family", "of_version", "needed"),
    [
        ("fixed_price", None, True),
        ("time_and_materials", None, False),
        ("cost_plus", None, False),
        ("fixed_price", "cost_plus", False),
        ("cost_plus", "fixed_price", True),
    ],
)
def test_whether_something_is_shipped_is_a_matter_of_the_type_from_now_on(
    of_family: str, of_version: str | None, needed: bool
) -> None:
    wrong = said(a_family(type=of_family), a_version(PRICE, type=of_version))
    assert ("shipping charge" in wrong) is needed


def test_a_supplement_takes_what_it_lacks_from_its_contract() -> None:
    supplement = a_family("supplement", ref="ACME-1-S1", contract="ACME-1")
    main = a_family(), a_version(*SOUND, state="active")
    assert found(supplement, a_version(), around(main)) == []
    assert "ACME-1, to which it refers, is not in force" in said(supplement, a_version(*SOUND))


def test_a_term_stands_where_it_belongs() -> None:
    credit = {"kind": "credit_line", "amount": "1 EUR"}
    [problem] = found(a_family(), a_version(*SOUND, credit))
    assert problem.term == 2
    assert found(a_family("account"), a_version(credit)) == []


def test_a_version_is_judged_on_its_first_day_or_today() -> None:
    assert judged_on(a_version(), TODAY) == date(2026, 7, 1)
    assert judged_on(a_version(start="2026-01-01"), TODAY) == TODAY
    assert judged_on(a_version(start="unknown"), TODAY) == TODAY


LOCKED_RETURNS = RETURNS | {"locked": True}
SET_PRICE = {"kind": "selective_price", "product_set": "Bolts", "percent": -5}
LAW = {"kind": "clause", "title": "Law", "text": "Dutch law"}


@pytest.mark.parametrize(
    ("locked", "own", "contradicts"),
    [
        (RETURNS, RETURNS, True),
        (BY_POLICY, RETURNS, True),
        (BY_POLICY, BY_POLICY, False),
        (BY_POLICY, BY_POLICY | {"note": "as agreed"}, False),
        (BY_POLICY, BY_POLICY | {"auto_approve_days": 10}, True),
        (BY_POLICY, BY_POLICY | {"policy": "Generous"}, True),
        (RETURNS, BY_POLICY, True),
        (RETURNS, APPROVAL, False),
        (SET_PRICE, SET_PRICE | {"percent": -6}, True),
        (SET_PRICE, SET_PRICE | {"product_set": "Nuts"}, False),
        (RATE, RATE | {"rate": "1.00 EUR"}, True),
        (RATE, RATE | {"role": "Director"}, False),
        (LAW, LAW | {"text": "German law"}, True),
        (LAW, LAW | {"title": "Place"}, False),
        (SET_PRICE | {"valid_to": "2026-06-30"}, SET_PRICE, False),
        (SET_PRICE | {"valid_to": "2026-08-31"}, SET_PRICE, True),
        (SET_PRICE | {"valid_to": "2026-08-31"}, SET_PRICE | {"valid_from": "2026-09-01"}, False),
    ],
)
def test_what_a_base_locks_is_not_contradicted(locked: Any, own: Any, contradicts: bool) -> None:
    family = a_family(base="BASE-EU")
    wrong = found(family, a_version(*SOUND, own), around(the_base(locked | {"locked": True})))
    assert [problem.term for problem in wrong] == ([2] if contradicts else [])
    assert all("BASE-EU locks its" in problem.sentence for problem in wrong)
    assert found(family, a_version(*SOUND, own), around(the_base(locked))) == []


def test_a_refusal_names_the_policy_that_may_be_named() -> None:
    near = around(the_base(BY_POLICY | {"locked": True}))
    [problem] = found(a_family(base="BASE-EU"), a_version(*SOUND, RETURNS), near)
    assert problem.sentence == (
        "BASE-EU locks its returns: leave this one out, or only name the policy Standard."
    )


def test_a_lock_counts_also_where_the_base_is_far_away_and_is_said_once() -> None:
    far = a_family("base", ref="BASE"), a_version(LOCKED_RETURNS)
    own = a_version(*SOUND, RETURNS)
    [problem] = found(a_family(base="BASE-EU"), own, around(the_base(), far))
    assert "BASE locks its returns" in problem.sentence
    assert len(found(a_family(base="BASE-EU"), own, around(the_base(LOCKED_RETURNS), far))) == 1


def test_only_bases_lock() -> None:
    agreement = a_family("account", ref="ACME-A"), a_version(CHARGE | {"locked": True})
    assert found(a_family(), a_version(*SOUND), around(agreement)) == []


def test_what_a_term_is_about_may_stand_in_its_policy() -> None:
    policies = {"Bolts": the_term(SET_PRICE)}
    near = around(the_base(SET_PRICE | {"locked": True}), policies=policies)
    own = {"kind": "selective_price", "policy": "Bolts", "percent": -9}
    assert [problem.term for problem in found(a_family(), a_version(*SOUND, own), near)] == [2]


@pytest.mark.parametrize(
    ("body", "own", "said"),
    [
        (RETURNS, BY_POLICY, ""),
        (RETURNS, BY_POLICY | {"refund_methods": []}, "This returns is not complete."),
        (APPROVAL, BY_POLICY, "is about order_approval, not about returns"),
        (RATE, {"kind": "hourly_rates", "policy": "Standard", "rate": "1.00 EUR"}, ""),
        (
            {"kind": "cost_cap", "amount": "1 EUR", "valid_from": "2026-08-01"},
            {"kind": "cost_cap", "policy": "Standard", "valid_to": "2026-07-31"},
            "With the policy “Standard”: valid_from lies beyond valid_to",
        ),
    ],
)
def test_a_policy_fits_the_term_that_names_it(body: Any, own: Any, said: str) -> None:
    near = around(policies={"Standard": the_term(body)})
    wrong = found(a_family(), a_version(*SOUND, own), near)
    assert [problem.term for problem in wrong] == ([2] if said else [])
    assert all(said in problem.sentence for problem in wrong)


def test_all_that_is_wrong_is_said_at_once_the_terms_last_and_in_their_order() -> None:
    version = a_version(APPROVAL, APPROVAL, {"kind": "returns"} | {"auto_approve_days": 3},
                        start="unknown", end="2026-01-01")  # fmt: skip
    wrong = found(a_family(), version, around(account=None, missing_base="BASE-EU"))
    assert [problem.field for problem in wrong] == ["start", "end", "", "", "", "", "", ""]
    assert [problem.term for problem in wrong] == [None] * 6 + [1, 2]


@given(any_terms(8), st.sampled_from(["customer", "base", "account"]))
def test_taking_out_a_term_that_is_wrong_mends_it(terms, kind) -> None:
    family, version = a_family(kind), a_version(*terms)
    wrong = {problem.term for problem in found(family, version)} - {None}
    kept = tuple(term for index, term in enumerate(terms) if index not in wrong)
    left = found(family, version.model_copy(update={"terms": kept}))
    assert all(problem.term is None for problem in left)
