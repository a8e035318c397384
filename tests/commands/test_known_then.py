"""An answer for a day and a day of knowing stays the same, whatever is recorded later (TERMS 5)."""

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blocks.plain import plain_text
from commands.asked import Asked
from contracts.catalog import Policy, PriceList, Product, ProductSet, Seller
from contracts.contract import Contract
from contracts.errors import Refusal
from store import OPERATOR, Saved, Store, UnitOfWork
from tests.commands.conftest import door_at
from tests.examples import ACME
from tests.office import OFFICE

FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)
CATALOG = {"kind": "master_catalog_price", "percent": -5}
Step = Callable[[UnitOfWork], None]


def keep(work: UnitOfWork, said: Mapping[str, Any]) -> None:
    """Write a contract as the file *said* it, beside the versions that the store has."""
    new = Contract.model_validate(said)
    old = work.contracts.by_ref([new.ref]).get(new.ref)
    kept = {version.number: version for version in (*(old.versions if old else ()), *new.versions)}
    versions = tuple(kept[number] for number in sorted(kept))
    both = new.model_copy(update={"versions": versions})
    work.saver.save([Saved(old, both)] if old != both else [], work.at.date())


def version(number: int, **fields: Any) -> dict[str, Any]:
    shared = {"number": number, "state": "active", "start": "2026-01-01", "end": "2026-12-31"}
    return shared | {"terms": [CATALOG, {"kind": "returns", "policy": "Standard"}]} | fields


def contract(*versions: dict[str, Any], **fields: Any) -> Step:
    said = {"ref": "ACME-1", "account": "ACME", "base": "BASE-EU"} | fields
    return lambda work: keep(work, said | {"versions": versions})


def base(*versions: dict[str, Any]) -> Step:
    return lambda work: keep(work, {"ref": "BASE-EU", "kind": "base", "versions": versions})


def entry(model: type[Any], **said: Any) -> Step:
    return lambda work: work.catalog.save([model.model_validate(said)])


def bolt(price: str, **more: Any) -> Step:
    return entry(Product, sku="BOLT", name="Bolt", category="Steel", prices=[price], **more)


def returns(days: int, **more: Any) -> Step:
    term = {
        "kind": "returns",
        "charge": [{"days": days, "percent": 0}],
        "auto_approve_days": days,
        "refund_methods": ["Visa"],
    }
    return entry(Policy, name="Standard", term=term, **more)


def begin(work: UnitOfWork) -> None:
    """A customer with a contract, a base, and what is sold."""
    work.accounts.save([ACME])
    for step in (
        bolt("100.00 EUR"),
        returns(30),
        entry(Seller, name="Example Ltd", currency="EUR"),
        entry(ProductSet, name="Steel", categories=["Steel"]),
        base(version(1, start="2025-01-01", end=None, terms=[])),
        contract(version(1)),
    ):
        step(work)


def moved(**facts: str) -> Step:
    """The customer's own facts change."""
    return lambda work: work.accounts.save([ACME.model_copy(update=facts)])


SELECTIVE = {"kind": "selective_price", "product_set": "Iron", "percent": -50}
LISTED = {"kind": "price_list_price", "price_list": "Partner", "percent": -1}
WRITTEN = {"kind": "custom_prices", "items": [{"sku": "BOLT", "price": "97.00 EUR"}]}
STEPS: list[Step] = [
    bolt("80.00 EUR"),
    bolt("70.00 EUR", **{"from": "2026-05-01"}),
    returns(60),
    returns(10, **{"from": "2026-02-01"}),
    entry(Seller, name="Example Ltd", currency="EUR", price_strategy="best"),
    entry(ProductSet, name="Iron", skus=["BOLT"]),
    entry(ProductSet, name="Iron", skus=["NUT"]),
    entry(Product, sku="NUT", name="Nut", prices=["3.00 EUR"]),
    entry(PriceList, name="Partner", prices=[{"sku": "BOLT", "price": "60.00 EUR"}]),
    contract(version(1, terms=[CATALOG, SELECTIVE, LISTED, WRITTEN])),
    contract(version(1, terms=[WRITTEN]), version(2, start="2026-04-01", terms=[SELECTIVE])),
    contract(version(2, start="2026-02-01", acceptance={"how": "orally", "on": "2026-01-15"})),
    contract(version(1, notice_given={"on": "2026-03-02", "ends": "2026-05-31"})),
    contract(version(1, state="terminated", termination={"on": "2026-04-15", "reason": "over"})),
    contract(version(1, state="suspended", suspensions=[{"from": "2026-03-01"}])),
    contract(version(1), scope={"site": "Hull"}),
    contract(version(1), ref="ACME-2", base=None),
    moved(currency="USD", timezone="America/New_York"),
    moved(name="Acme of Hull", holidays="DE", timezone="Pacific/Auckland"),
    contract(
        version(1, terms=[SELECTIVE]), ref="ACME-S", kind="supplement", contract="ACME-1", base=None
    ),
    base(version(1, start="2025-01-01", end=None, terms=[CATALOG | {"percent": -30}])),
    base(version(2, start="2026-02-01", end=None, terms=[LISTED | {"percent": -40}])),
]
LINES = [
    "terms ACME --why",
    "price ACME BOLT 10",
    "price ACME NUT",
    "terms ACME --for Hull --section returns",
]
DAYS = ["2026-01-20", "2026-03-03", "2026-06-01"]


def answer(store: Store, line: str, now: datetime) -> str:
    try:
        return plain_text(door_at(store, now)(Asked(line, "U0REP0001", "")).answer)
    except Refusal as refused:
        return str(refused)


def do(store: Store, step: Step, at: datetime) -> None:
    with store.writing(OPERATOR, at) as work:
        step(work)


@settings(
    max_examples=settings().max_examples // 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(STEPS), min_size=2, max_size=6), st.data())
def test_later_changes_change_no_answer(database, empty, steps: list[Step], data) -> None:
    empty()
    questions = [data.draw(st.tuples(st.sampled_from(LINES), st.sampled_from(DAYS))) for _ in steps]
    with closing(Store.at(database, access=OFFICE)) as store:
        do(store, begin, FIRST)
        before: dict[str, str] = {}
        for place, (step, (line, on)) in enumerate(zip(steps, questions, strict=True)):
            today = FIRST + place * A_DAY
            question = f"{line} --on {on} --known {today.date()}"
            before[question] = answer(store, question, today + A_DAY / 4)
            do(store, step, today + A_DAY)
        after = FIRST + 30 * A_DAY
        assert {question: answer(store, question, after) for question in before} == before


@pytest.fixture
def begun(store: Store) -> Store:
    do(store, begin, FIRST)
    return store


def test_a_change_of_the_catalog_is_known_from_its_day_on(begun: Store) -> None:
    do(begun, bolt("80.00 EUR"), FIRST + 30 * A_DAY)
    now = FIRST + 60 * A_DAY
    line = "price ACME BOLT --on 2026-02-01"
    assert answer(begun, line, now).startswith("76.00 EUR each")
    for known in ("2026-03-05", "2026-03-30", "2025-06-01"):
        if known > "2026":
            said = answer(begun, f"{line} --known {known}", now)
            assert said.startswith("95.00 EUR each")
    assert answer(begun, f"{line} --known 2026-03-31", now).startswith("76.00 EUR each")


def test_a_version_is_known_since_it_was_accepted(begun: Store) -> None:
    signed = {"how": "signature", "on": "2026-03-10"}
    later = version(2, start="2026-03-01", terms=[CATALOG | {"percent": -20}], acceptance=signed)
    do(begun, contract(later), FIRST + 9 * A_DAY)
    now = FIRST + 60 * A_DAY
    line = "price ACME BOLT --on 2026-03-05"
    assert answer(begun, line, now).startswith("80.00 EUR each")
    assert answer(begun, f"{line} --known 2026-03-09", now).startswith("95.00 EUR each")
    said = answer(begun, f"{line} --known 2026-03-10", now)
    assert said.startswith("80.00 EUR each")
    assert "As of 5 Mar 2026, by what was known on 10 Mar 2026" in said


def test_a_notice_is_known_since_it_was_recorded(begun: Store) -> None:
    ended = version(1, notice_given={"on": "2026-03-02", "ends": "2026-05-31"})
    do(begun, contract(ended), FIRST + 9 * A_DAY)
    now = FIRST + 60 * A_DAY
    line = "terms ACME --on 2026-07-01"
    assert "no contract in force on 1 Jul 2026" in answer(begun, line, now)
    assert "ACME-1/1" in answer(begun, f"{line} --known 2026-03-09", now)


def test_what_came_in_with_its_history_says_itself_since_when_it_is_known(store: Store) -> None:
    """An import of a portfolio is not the day on which its contracts became known."""
    first = version(1, acceptance={"how": "signature", "on": "2025-12-10"})
    second = version(2, start="2026-02-01", terms=[CATALOG | {"percent": -20}])
    do(store, begin, FIRST)
    history = contract(first, second | {"acceptance": {"how": "orally", "on": "2026-01-20"}})
    do(store, lambda work: work.accounts.save([ACME.model_copy(update={"code": "OLD"})]), FIRST)
    step = contract(first, second, ref="OLD-1", account="OLD", base=None)
    do(store, step, FIRST + 5 * A_DAY)
    do(store, history, FIRST + 5 * A_DAY)
    now = FIRST + 60 * A_DAY

    def price(account: str, known: str) -> str:
        line = f"price {account} BOLT --on 2026-02-10 --known {known}"
        return answer(store, line, now).partition(" ")[0]

    assert [price("OLD", day) for day in ("2026-01-10", "2026-02-05")] == ["95.00", "80.00"]
    assert price("ACME", "2026-02-05") == "95.00"
    assert price("ACME", "2026-03-06") == "80.00"
    assert "no contract in force" in answer(
        store, "price OLD BOLT --on 2026-02-10 --known 2025-12-09", now
    )


def test_before_its_successor_was_known_a_version_renews(store: Store) -> None:
    """It came in replaced; when nobody knew of that, notice mattered."""
    renewing = {"renewal": {"kind": "automatic", "for": "1 year"}, "notice": {"period": "3 months"}}
    first = version(1, state="superseded", **renewing)
    signed = {"how": "signature", "on": "2026-08-20"}
    do(store, begin, FIRST)
    do(store, lambda work: work.accounts.save([ACME.model_copy(update={"code": "OLD"})]), FIRST)
    second = version(2, start="2026-09-01", end="2027-08-31", acceptance=signed)
    do(store, contract(first, second, ref="OLD-1", account="OLD", base=None), FIRST + 200 * A_DAY)
    now = FIRST + 210 * A_DAY
    said = answer(store, "terms OLD --on 2026-08-01 --known 2026-08-01", now)
    assert "Notice must arrive by 30 Sep" in said
    assert "OLD-1/2 · in force" in answer(store, "terms OLD --on 2026-09-02", now)


def test_what_a_customer_was_is_known_as_it_was(begun: Store) -> None:
    """Another currency from a day on leaves what was asked before as it was; its old name, too."""
    other = ACME.model_copy(update={"code": "ACME2", "name": "Other", "aliases": ()})
    do(begun, lambda work: work.accounts.save([other]), FIRST)
    do(begun, moved(currency="USD", name="Acme Corp."), FIRST + 9 * A_DAY)
    do(begun, moved(currency="GBP"), FIRST + 19 * A_DAY)
    now = FIRST + 60 * A_DAY
    line = "price ACME BOLT --on 2026-02-01"
    assert "there is a price in EUR only" in answer(begun, line, now)
    between = answer(begun, f"{line} --known 2026-03-15", now)
    assert between.startswith("No price for BOLT for Acme Corp.")
    assert answer(begun, f"{line} --known 2026-03-05", now).startswith("95.00 EUR each")


def test_nobody_knows_what_will_be_known(begun: Store) -> None:
    said = answer(begun, "terms ACME --known 2026-04-01", FIRST)
    assert said.startswith("Nobody knows yet what will be known on 1 Apr 2026.")
    assert "“then” is not a day" in answer(begun, "price ACME BOLT --known then", FIRST)
