"""What differs between two versions or days, what changes when, and whom a change touches."""

from typing import Any

import pytest

from sandbox.cast import ANNA
from sandbox.people.words import of_message
from store import Store
from tests.examples import NOW, a_contract, a_version
from tests.scenarios.orion import CATALOG, SHIPPING, a_base, open_shop, written


@pytest.fixture(autouse=True)
def office(slack, store: Store, keeping) -> None:
    open_shop(store, keeping)


def two_versions(keeping, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
    keeping(
        a_contract(
            "BASE-1",
            a_version(1, start="2020-01-01", end=None, terms=[]),
            kind="base",
            account=None,
        ),
        a_contract(
            "ORION-1",
            a_version(1, terms=[SHIPPING, *old]),
            a_version(2, state="draft", start="2027-01-01", end=None, terms=[SHIPPING, *new]),
            account="ORION",
            base="BASE-1",
        ),
    )


def test_diff_is_of_what_counts_and_has_the_prices(types, keeping) -> None:
    two_versions(keeping, [CATALOG, written("BOLT", "90.00 EUR")], [CATALOG | {"percent": -20}])
    said = types("diff ORION-1")
    assert "• no longer" not in said
    assert "• −5 % on the whole catalog → *−20 % on the whole catalog*" in said
    assert "*Removed*\n• BOLT at 90.00 EUR" in said.text
    assert "*Prices*: 0 dearer, 2 cheaper, of 3 looked at" in said
    assert "• BOLT: 90.00 EUR each → 80.00 EUR each (−11.1 %)" in said
    # the catalog is dearer on the day of the new version: 9.50 before, 8.80 after
    assert "• NUT: 9.50 EUR each → 8.80 EUR each (−7.4 %)" in said


def test_a_term_that_comes_from_the_base_instead_changes_nothing(types, keeping) -> None:
    two_versions(keeping, [CATALOG], [])
    keeping(a_base("BASE-1", CATALOG))
    said = types("diff ORION-1 1 2")
    assert "Removed" not in said
    assert "−5 %" not in said


def test_diff_of_two_days(types, keeping) -> None:
    terms = [CATALOG, {"kind": "promotion", "percent": -3, "valid_to": "2026-09-30"}]
    keeping(a_contract("ORION-1", a_version(1, terms=terms, end=None), account="ORION"))
    said = types("diff ORION 2026-09-30 2026-10-01")
    assert "*ORION · 1 Oct 2026* compared with *ORION · 30 Sep 2026*" in said
    assert "*Removed*\n• Promotion: −3 % (until 30 Sep 2026)" in said.text
    assert "• BOLT: 92.15 EUR each → 95.00 EUR each (+3.1 %)" in said
    assert "nothing differs" in types("diff ORION 2026-10-01 2026-10-02")
    assert "Name two different days." in types("diff ORION 2026-10-01 2026-10-01")


def test_the_approver_sees_the_prices(types, slack, store, keeping, deliver) -> None:
    two_versions(keeping, [CATALOG], [CATALOG | {"percent": 0}])
    with store.writing(ANNA.id, NOW) as work:
        work.editors.add("ORION-1", 2, ANNA.id)
    types("submit ORION-1")
    deliver()
    card = of_message(slack.person("maria").reads("ORION-1/2"))
    assert "• −5 % on the whole catalog → *" in card
    assert "*Prices*: 2 dearer, 0 cheaper, of 3 looked at" in card
    assert "• NUT: 9.50 EUR each → 11.00 EUR each (+15.8 %)" in card


def test_changes_tells_what_is_another_from_when_on(types, keeping) -> None:
    terms = [
        CATALOG,
        {"kind": "promotion", "percent": -3, "valid_from": "2026-09-01", "valid_to": "2026-09-30"},
        {
            "kind": "custom_prices",
            "items": [{"sku": "BOLT", "price": "9.00 EUR", "valid_to": "2026-11-30"}],
        },
        {"kind": "returns", "policy": "Standard"},
    ]
    version = a_version(
        1,
        terms=terms,
        renewal={"kind": "automatic", "for": "12 months"},
        notice={"period": "3 months"},
    )
    keeping(a_contract("ORION-1", version, account="ORION"))
    said = types("changes ORION --to 2027-02-01").text.splitlines()
    assert said[0] == "*Orion Ltd* · 7 changes · from 16 Aug 2026 to 1 Feb 2027"
    assert said[1:-2] == [
        "*1 Sep 2026*",
        "• begins: Promotion: −3 % — _ORION-1/1_",
        "*30 Sep 2026*",
        "• last day for notice, else it renews — _ORION-1/1_",
        "*1 Oct 2026*",
        "• no longer: Promotion: −3 % — _ORION-1/1_",
        "*1 Dec 2026*",
        "• no longer: BOLT 9.00 EUR — _ORION-1/1_",
        "• the policy is another — _Standard_",
        "*1 Jan 2027*",
        "• it renews, unless notice was given — _ORION-1/1_",
        "• 1 product is another in the catalog — _NUT_",
    ]
    nothing = types("changes ORION --from 2026-08-20 --to 2026-08-21")
    assert "*Orion Ltd* · nothing changes · from 20 Aug 2026 to 21 Aug 2026" in nothing
    assert "The last day lies before the first." in types("changes ORION --to 2026-01-01")


def test_a_draft_does_not_hide_the_end_of_what_runs(types, keeping) -> None:
    first = a_version(1, start="2026-02-01", end="2026-12-31")
    draft = a_version(2, start="2027-01-01", end="2027-12-31", state="draft")
    keeping(a_contract("ORION-1", first, draft, account="ORION"))
    ended = "it has ended: 31 Dec 2026 was its last day"
    assert ended in types("changes ORION --to 2027-12-31")
    keeping(a_contract("ORION-2", first, draft | {"state": "active"},
                       account="ORION"))  # fmt: skip
    assert types("changes ORION --to 2027-12-31").text.count("it has ended: 31 Dec 2026") == 1


def test_nothing_renews_after_another_version_took_over(types, keeping) -> None:
    """Both are in force by what an import says; the older one ends where the newer begins."""
    monthly = {"renewal": {"kind": "automatic", "for": "1 month"}, "notice": {"period": "1 month"}}
    first = a_version(1, start="2026-02-01", end="2027-01-31", **monthly)
    keeping(a_contract("ORION-1", first, a_version(2, start="2026-12-01"), account="ORION"))
    said = types("changes ORION --from 2026-11-01 --to 2028-03-31")
    assert "ORION-1/2" in said
    assert "it renews" not in said


def test_impact_of_a_version_of_a_base(types, keeping) -> None:
    base = a_version(1, start="2020-01-01", end=None, terms=[CATALOG])
    draft = a_version(
        2, state="draft", start="2026-09-01", end=None, terms=[CATALOG | {"percent": -2}]
    )
    keeping(
        a_contract("BASE-1", base, draft, kind="base", account=None),
        a_contract(
            "BASE-2",
            a_version(1, start="2020-01-01", end=None, terms=[]),
            kind="base",
            account=None,
            base="BASE-1",
        ),
        a_contract("ORION-1", a_version(1, terms=[]), account="ORION", base="BASE-2"),
        a_contract(
            "ONEIL-1",
            a_version(1, terms=[CATALOG | {"percent": -9}]),
            account="ONEIL",
            base="BASE-1",
        ),
    )
    said = types("impact BASE-1/2")
    assert "*BASE-1/2* · from 1 Sep 2026 · 1 customer is touched · 1 is not" in said
    assert "*ORION* · Orion Ltd" in said
    assert "• −5 % on the whole catalog → *−2 % on the whole catalog*" in said
    assert "*Prices*: 2 dearer, 0 cheaper, of 3 looked at" in said


def test_impact_of_a_policy(types, keeping) -> None:
    keeping(
        a_contract(
            "ORION-1",
            a_version(1, terms=[{"kind": "returns", "policy": "Standard"}]),
            account="ORION",
        ),
        a_contract("ONEIL-1", a_version(1, terms=[CATALOG]), account="ONEIL"),
    )
    said = types("impact Standard")
    assert "*the policy Standard of 1 Dec 2026* · from 1 Dec 2026 · 1 customer is touched" in said
    assert "*ORION* · Orion Ltd" in said
    assert "within 14 days" in said
