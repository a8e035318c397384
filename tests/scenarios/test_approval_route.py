"""Who would be asked and how far it may go: before anybody submits, and without asking anybody."""

import pytest

from contracts.catalog import Product, Seller
from store import OPERATOR
from tests.examples import NOW
from tests.scenarios.approving import (
    FINANCE,
    LEGAL,
    MANAGERS,
    apply,
    cards,
    open_office,
    rule,
    sets_percent,
    state_of,
)


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping, percent=-7)


def test_the_route_names_rules_people_values_and_headroom(types, store) -> None:
    apply(
        store,
        rule("Sales", MANAGERS, when="largest_discount > 5.0"),
        rule("VP", [{"role": "admin"}], when="largest_discount > 20.0", stage=2),
        rule("Finance", FINANCE, when="total_value > 300000.0 || months > 24"),
    )
    said = types("route ACME-1")
    assert "If *ACME-1/4* is submitted as it is now, it takes:" in said
    assert "• *Sales*: <@U0MGR0001>; largest discount 7 % (`largest_discount > 5.0`)" in said
    assert "• largest discount up to 20 %; from 20.1 % on *VP* asks, too" in said
    assert "• total value up to 300,000; from 300,000.01 on *Finance* asks, too" in said
    assert "• months up to 24; from 25 on *Finance* asks, too" in said
    assert "Nothing waits for your decision." in types("queue", by="maria")


def test_within_the_authority_nobody_is_asked_and_the_border_is_within(
    types, slack, store, deliver
) -> None:
    limits = {"rep": {"largest_discount": 7, "total_value": 260000}}
    apply(store, rule("Sales", MANAGERS), authority=limits)
    said = types("who ACME-1")
    assert "If *ACME-1/4* is submitted as it is now, *nobody has to approve it*." in said
    assert (
        "• within what a rep may agree alone: largest discount 7 % and total value 260,000" in said
    )
    assert "*nobody has to approve it*" in types("who ACME-1", by="viktor")  # Anna would submit
    sets_percent(slack, -8)
    assert "*Sales*: <@U0MGR0001>" in types("who ACME-1")
    sets_percent(slack, -7)
    said = types("submit ACME-1")
    assert "*ACME-1/4* is approved. It lies within what you may agree without asking." in said
    assert state_of(store) == "approved"
    deliver()
    assert cards(slack, "maria") == []
    assert "*Approved* by policy on 16 Aug 2026" in cards(slack, "anna")[0]


def test_an_authority_waives_only_what_it_limits(types, store) -> None:
    apply(
        store,
        rule("Sales", MANAGERS),
        rule("Length", FINANCE, when="months > 11"),
        authority={"rep": {"largest_discount": 10}},
    )
    said = types("who ACME-1")
    assert "*Sales*" not in said
    assert "*Length*: <@U0FIN0001>; months 12 (`months > 11`)" in said


def test_a_price_that_is_only_asked_about_tells_who_would_decide(types, store, keeping) -> None:
    with store.writing(OPERATOR, NOW) as work:
        bolt = {"sku": "BOLT-M8", "name": "Bolt", "prices": ["100.00 EUR"], "costs": ["60.00 EUR"]}
        work.catalog.save([Product.model_validate(bolt), Seller(name="Us", currency="EUR")])
    apply(
        store,
        rule("Sales", MANAGERS, when="largest_discount > 10.0"),
        rule("Finance", FINANCE, when="margin_known && smallest_margin < 30.0"),
        authority={"rep": {"largest_discount": 10}},
    )
    said = types("may ACME -12% BOLT-M8")
    assert "Written into the contract, it takes *Sales* (<@U0MGR0001>)." in said
    assert "• smallest margin down to 30 %; from 29.9 % down *Finance* asks, too" in said
    said = types("may ACME -20% BOLT-M8")
    assert "it takes *Sales* (<@U0MGR0001>), *Finance* (<@U0FIN0001>)." in said
    assert "Written into the contract, nobody has to approve it." in types("may ACME -9% BOLT-M8")


def test_what_is_submitted_shows_by_what_it_was_routed_though_the_policy_changed(
    types, store
) -> None:
    apply(store, rule("Sales", MANAGERS, when="largest_discount > 5.0"))
    types("submit ACME-1")
    apply(store, rule("Other", FINANCE))
    said = types("who ACME-1")
    assert "*ACME-1/4* is submitted. Its approval takes:" in said
    assert "• *Sales*: <@U0MGR0001>; largest discount 7 % (`largest_discount > 5.0`)" in said
    assert "is approved" in types("approve ACME-1", by="maria")


def test_a_limit_at_nothing_and_one_of_two_rules_read_as_people_say_it(types, store) -> None:
    apply(
        store,
        rule("Sales", MANAGERS),
        rule("Legal", LEGAL, when="custom_clauses > 0"),
        rule("VP", [{"role": "admin"}], when="largest_discount > 20.0"),
        rule("Finance", FINANCE, when="largest_discount > 20.0"),
    )
    said = types("who ACME-1")
    assert "• no custom clauses; from 1 on *Legal* asks, too" in said
    assert "• largest discount up to 20 %; from 20.1 % on *VP*, *Finance* ask, too" in said
