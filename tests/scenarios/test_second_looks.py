"""What is worth a second look, what changes when, what differs, and whom a change touches."""

from typing import Any

import pytest

from contracts.account import Account
from contracts.catalog import Policy, PriceList, Product, ProductSet, Seller
from contracts.contract import Contract
from contracts.people import Role
from sandbox.cast import ANNA, MARIA
from sandbox.people.words import of_message
from store import OPERATOR, Store
from tests.examples import NOW, a_contract, a_version

CATALOG: dict[str, Any] = {"kind": "master_catalog_price", "percent": -5}
SHIPPING: dict[str, Any] = {"kind": "shipping_charge", "paid_to": "carrier"}


def written(sku: str, price: str, **more: Any) -> dict[str, Any]:
    return {"kind": "custom_prices", "items": [{"sku": sku, "price": price} | more]}


def a_base(ref: str, *terms: Any, end: str | None = None, **head: Any) -> Contract:
    version = a_version(1, start="2020-01-01", end=end, terms=list(terms))
    return a_contract(ref, version, kind="base", account=None, **head)


def returns(days: int, **more: Any) -> Policy:
    term = {
        "kind": "returns",
        "charge": [{"days": days, "percent": 0}],
        "auto_approve_days": 5,
        "refund_methods": ["Visa"],
    }
    return Policy.model_validate({"name": "Standard", "term": term} | more)


@pytest.fixture(autouse=True)
def office(slack, store: Store, keeping) -> None:
    products = [
        {"sku": "BOLT", "name": "Bolt", "category": "Steel", "prices": ["100.00 EUR"]},
        {"sku": "NUT", "name": "Nut", "category": "Steel", "prices": ["10.00 EUR"]},
        {"sku": "NUT", "name": "Nut", "prices": ["11.00 EUR"], "from": "2027-01-01"},
        {"sku": "WINE", "name": "Wine", "prices": ["5.00 USD"]},
    ]
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(ANNA.id, Role.REP)
        work.people.grant(MARIA.id, Role.MANAGER)
        work.catalog.save([Product.model_validate(one) for one in products])
        work.catalog.save([Seller(name="Example Ltd", currency="EUR", max_payment_days={"FR": 60})])
        work.catalog.save([ProductSet(name="Some", skus=("BOLT",)), PriceList(name="Partner")])
        work.catalog.save([returns(30), returns(14, **{"from": "2026-12-01"})])
    keeping(accounts=(Account(code="ORION", name="Orion Ltd", holidays="FR"),))


@pytest.fixture
def drafted(keeping):
    """A draft of Orion's with these terms, on a base with those."""

    def drafting(
        *terms: dict[str, Any], base: tuple[dict[str, Any], ...] = (), **more: Any
    ) -> None:
        end = more.pop("base_end", None)
        keeping(
            a_base("BASE-1", *base, end=end),
            a_contract(
                "ORION-1",
                a_version(1, state="draft", start="2026-08-16", terms=[SHIPPING, *terms], **more),
                account="ORION",
                base="BASE-1",
            ),
        )

    return drafting


@pytest.mark.parametrize(
    ("terms", "base", "said"),
    [
        (
            [CATALOG],
            [CATALOG | {"percent": -10}],
            "“−5 % on the whole catalog” has no effect: BASE-1/1 is better for the customer, “−10",
        ),
        ([CATALOG], [], "opens the whole catalog to the customer. _Name product sets or a filter"),
        (
            [CATALOG, written("BOLT", "97.00 EUR")],
            [],
            "“BOLT at 97.00 EUR” is above what the percentage makes: 95.00 EUR by “−5 % on",
        ),
        (
            [written("BOLT", "97.00 EUR")],
            [written("BOLT", "90.00 EUR")],
            "“BOLT at 97.00 EUR” has no effect: 90.00 EUR by BASE-1/1 is better.",
        ),
        ([written("BLOT", "97.00 EUR")], [], "names what the catalog does not know: BLOT."),
        (
            [CATALOG, {"kind": "product_inclusion", "skus": ["WINE", "BOLT"]}],
            [],
            "is about products without a price in EUR: WINE. _Add a price, or leave them out._",
        ),
        (
            [{"kind": "payment_terms", "net_days": 90}, CATALOG],
            [],
            "more than the 60 that we allow in FR. _Agree on 60 days at most._",
        ),
        (
            [
                CATALOG,
                {"kind": "purchase_limit", "amount": "1000 EUR"},
                {"kind": "purchase_commitment", "amount": "5000 EUR", "per": "year"},
            ],
            [],
            "The purchase limit of 1,000 EUR lies below the commitment",
        ),
        (
            [
                CATALOG,
                {"kind": "purchase_limit", "amount": "1000 EUR"},
                {
                    "kind": "rebate",
                    "basis": "turnover",
                    "method": "step",
                    "period": "year",
                    "tiers": [{"from": "0 EUR", "percent": 1}, {"from": "2000 EUR", "percent": 2}],
                },
            ],
            [],
            "The tier from 2,000 EUR of “Rebate on the turnover of a year",
        ),
        (
            [
                {"kind": "purchase_limit", "amount": "1000 EUR"},
                {
                    "kind": "volume_price",
                    "product_set": "Some",
                    "tiers": [{"from": 1, "percent": -1}, {"from": 50, "percent": -5}],
                },
            ],
            [],
            "The tier from 50 pieces of “Some: ",
        ),
        (
            [CATALOG | {"kind": "price_list_price", "price_list": "Friends"}],
            [],
            "There is no price list “Friends”.",
        ),
    ],
)
def test_check_names_the_term_and_what_to_do(types, drafted, terms, base, said: str) -> None:
    drafted(*terms, base=tuple(base))
    answer = types("check ORION-1")
    assert said in answer
    assert "things to look at" in answer or "thing to look at" in answer


def test_a_base_that_ends_first_is_told(types, drafted) -> None:
    drafted(CATALOG, base_end="2026-10-31", end="2026-12-31")
    assert "Its base BASE-1 ends on 31 Oct 2026, before it. _Renew the base" in types(
        "check ORION-1"
    )


def test_what_keeps_it_from_being_submitted_comes_first(types, drafted) -> None:
    drafted()
    answer = types("check ORION-1")
    assert "*It cannot be submitted:*" in answer
    assert "Nothing has a price on 16 Aug 2026" in answer


def test_a_contract_without_anything_to_look_at_says_so(types, keeping) -> None:
    terms = [SHIPPING, {"kind": "selective_price", "product_set": "Some", "percent": -5}]
    keeping(a_contract("ORION-1", a_version(1, terms=terms, start="2026-08-16"), account="ORION"))
    answer = types("check ORION-1")
    assert "*ORION-1/1* · active · nothing to look at" in answer
    assert "Every term has an effect" in answer


def test_the_card_of_a_draft_has_the_same(types, slack, store, drafted) -> None:
    drafted(CATALOG, base=(CATALOG | {"percent": -10},))
    with store.writing(ANNA.id, NOW) as work:
        work.editors.add("ORION-1", 1, ANNA.id)
    form = types("edit ORION-1")
    saved = slack.person("anna").submits(form, {"Title": "Something"})
    assert "⚠ “−5 % on the whole catalog” has no effect" in saved


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
