"""What differs between two versions or days, what changes when, and whom a change touches."""

from typing import Any

import pytest

from sandbox.cast import ANNA
from sandbox.people.words import of_message
from store import Store
from tests.examples import NOW, a_contract, a_version
from tests.scenarios.orion import CATALOG, SHIPPING, a_base, open_shop, written

pytestmark = pytest.mark.words


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


def test_versions_are_named_as_everywhere(types, keeping) -> None:
    two_versions(keeping, [CATALOG], [CATALOG | {"percent": -20}])
    said = "*ORION-1/2* compared with *ORION-1/1*"
    for line in ("ORION-1/1 ORION-1/2", "orion-1/1 2", "ORION-1/1", "ORION-1 1 ORION-1/2"):
        assert said in types(f"diff {line}")
    assert "*ORION-1/1* compared with *ORION-1/2*" in types("diff ORION-1/2 ORION-1/1")
    assert "ONEIL-1/1 is no version of ORION-1." in types("diff ORION-1/1 ONEIL-1/1")
    assert "Name two different versions of ORION-1." in types("diff ORION-1/1 ORION-1/1")
    assert "ORION-1 has no version “9”." in types("diff ORION-1/9 ORION-1/1")
    assert "I do not know what to do with “2”." in types("diff ORION-1/1 1 2")


def test_diff_of_two_days_says_what_it_takes(slack, types, keeping) -> None:
    two_versions(keeping, [CATALOG], [CATALOG])
    said = types("diff ORION-1 2026-01-01 2027-01-01")
    assert "Two days are compared for an account, not for a contract." in said
    there = slack.person("anna").presses("ORION · Orion Ltd", on=said)
    assert "*ORION · 1 Jan 2027* compared with *ORION · 1 Jan 2026*" in there
    usage = "CONTRACT[/VERSION] or ACCOUNT [VERSION or DAY] [VERSION or DAY]"
    assert usage in types("help diff")
    assert "There is no account “Nobody”." in types("diff Nobody 2026-01-01")


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


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "superseded"},
        {"state": "terminated", "termination": {"on": "2026-03-31", "reason": "Sold"}},
        {"state": "terminated", "termination": {"on": "2026-10-31", "reason": "Sold"}},
        {"notice_given": {"on": "2025-12-10", "ends": "2026-01-31"}},
    ],
)
def test_what_renewed_before_it_was_replaced_or_ended_is_told(types, keeping, fields) -> None:
    """It was in force then, whatever has become of it since; nothing renews after its last day."""
    yearly = {"renewal": {"kind": "automatic", "for": "1 year"}, "notice": {"period": "1 month"}}
    first = a_version(1, start="2024-02-01", end="2025-01-31", **yearly, **fields)
    later = a_version(2, start="2026-06-01", end=None)
    keeping(a_contract("ORION-1", first, later, account="ORION"))
    said = types("changes ORION --from 2024-03-01 --to 2028-12-31").text
    told = [line for line in said.splitlines() if "ORION-1/1" in line and "it begins" not in line]
    assert "*31 Dec 2024*\n• last day for notice, else it renews — _ORION-1/1_" in said
    assert "*1 Feb 2025*\n• it renews, unless notice was given — _ORION-1/1_" in said
    renewals = [line for line in told if "it renews, unless" in line]
    assert len(renewals) == (1 if "notice_given" in fields else 2)


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


def under_a_base(keeping, *versions: Any) -> None:
    """Orion and O'Neil, who have nothing of their own, under a base with these versions."""
    keeping(
        a_contract("BASE-1", *versions, kind="base", account=None),
        a_contract("ORION-1", a_version(1, terms=[]), account="ORION", base="BASE-1"),
        a_contract("ONEIL-1", a_version(1, terms=[]), account="ONEIL", base="BASE-1"),
    )


def test_impact_of_what_is_in_force_is_against_the_version_before(types, keeping) -> None:
    """What comes, what goes and what is another, each under its heading."""
    old = [CATALOG, {"kind": "freight_free", "above": "500 EUR"}]
    new = [CATALOG | {"percent": -2}, {"kind": "payment_terms", "net_days": 14}]
    first = a_version(1, state="superseded", start="2020-01-01", end="2025-12-31", terms=old)
    under_a_base(keeping, first, a_version(2, start="2026-01-01", end=None, terms=new))
    said = types("impact BASE-1")
    assert "*BASE-1/2* · from 1 Jan 2026 · 2 customers are touched" in said
    assert said.text.count("*Added*\n• Payment within 14 days\n*Removed*\n• Free delivery") == 2
    assert said.text.count("*Changed*\n• −5 % on the whole catalog → *−2 %") == 2
    first_one = types("impact BASE-1/1")
    assert "*BASE-1/1* · from 1 Jan 2020 · 2 customers are touched" in first_one
    assert "*Added*\n• −5 % on the whole catalog\n• Free delivery above 500 EUR" in first_one.text


def test_impact_of_what_changes_nothing_says_so(types, keeping) -> None:
    base = a_version(1, start="2020-01-01", end=None, terms=[CATALOG])
    under_a_base(keeping, base, a_version(2, state="draft", start="2026-09-01", terms=[CATALOG]))
    said = types("impact BASE-1")
    nothing = "It changes nothing: for none of 2 customers is a term or a price another."
    assert f"*BASE-1/2* · from 1 Sep 2026\n{nothing}" in said.text
    keeping(a_base("BASE-9", CATALOG))
    assert "Nobody is touched: no contract that it would change is in force on" in types(
        "impact BASE-9"
    )


def test_what_impact_leaves_out_a_button_shows(types, slack, keeping) -> None:
    charges = [
        {"kind": "surcharge", "amount": f"{n}.00 EUR", "product_set": f"Set {n}"} for n in range(9)
    ]
    base = a_version(1, start="2020-01-01", end=None, terms=[CATALOG])
    draft = a_version(2, state="draft", start="2026-09-01", end=None, terms=[CATALOG, *charges])
    under_a_base(keeping, base, draft)
    said = types("impact BASE-1/2")
    assert "and 3 more lines" in said
    assert "on Set 6" not in said
    anna = slack.person("anna")
    whole = anna.presses("All for ORION", on=said)
    assert "*BASE-1/2* · from 1 Sep 2026 · 1 customer is touched" in whole
    assert [n for n in range(9) if f"on Set {n}" in whole.text] == list(range(9))
    assert "2 customers are touched" in anna.presses("All customers", on=whole)
    more = draft | {"terms": [CATALOG | {"percent": -2}, *charges]}
    under_a_base(keeping, base, more)
    said = types("impact BASE-1/2")
    assert "*Added*\n• Surcharge of 0.00 EUR on Set 0" in said.text
    assert "*Changed*\n• −5 % on the whole catalog → *−2 %" in said.text
    assert "and 6 more lines" in said
    versions = anna.presses("Compare the versions", on=said)
    assert "*BASE-1/2* compared with *BASE-1/1*" in versions
    assert "ACME Industries has nothing of BASE-1/2." in types("impact BASE-1/2 --account ACME")


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
