"""Where a warning goes: every way that is there, and everybody once."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from contracts.account import Account
from contracts.alerts import About, Filters
from contracts.deadlines import DeadlineKind
from contracts.money import Money
from contracts.routes import Recipient, Routes, Ways, Why
from store import Subscription
from tests.examples import NOW

OWN, ENTERPRISE, EVERYTHING, ALERTS = "C0OWN0001", "C0ENT0001", "C0ALL0001", "C0ALR0001"
OWNER, MANAGER, ABOVE = "U0REP0001", "U0MGR0001", "U0TOP0001"
ADMINS = ("U0ADM0002", "U0ADM0001")
LADDER = (90, 60, 30, 14, 7, 1)
MANAGERS = {OWNER: MANAGER, MANAGER: ABOVE}


def wants(channel: str, **filters: Any) -> Subscription:
    return Subscription(channel, Filters(**filters), OWNER, NOW)


def a_warning(fields: dict[str, str] | None, step: int = 30, **more: Any) -> About:
    whole = {"code": "ACME", "name": "ACME Industries"} | (fields or {})
    account = None if fields is None else Account.model_validate(whole)
    facts = {"value": None, "kind": DeadlineKind.NOTICE, "day": date(2026, 9, 30)} | more
    return About(account, step=step, steps=LADDER, **facts)


def readers(found: Any) -> list[str]:
    return [one.reader for one in found]


BOTH = (wants(ENTERPRISE, segment="Énterprise "), wants(EVERYTHING))
ALL_OF_IT = {"channel": OWN, "segment": "enterprise", "owner": OWNER}
NO_CHANNEL = {"segment": "enterprise", "owner": OWNER}


@pytest.mark.parametrize(
    ("fields", "subscriptions", "alerts", "recipients"),
    [
        (ALL_OF_IT, BOTH, ALERTS, [OWN, EVERYTHING, ENTERPRISE, OWNER]),
        (NO_CHANNEL, BOTH, ALERTS, [EVERYTHING, ENTERPRISE, OWNER]),
        (ALL_OF_IT, (*BOTH, wants(OWN)), ALERTS, [OWN, EVERYTHING, ENTERPRISE, OWNER]),
        ({"segment": "retail"}, BOTH, ALERTS, [EVERYTHING]),
        ({"segment": "retail", "owner": OWNER}, BOTH[:1], ALERTS, [ALERTS, OWNER]),
        (NO_CHANNEL, (), "", [OWNER]),
        ({}, (), "", sorted(ADMINS)),
        (None, BOTH, ALERTS, [EVERYTHING]),
        (None, BOTH[:1], ALERTS, [ALERTS]),
        (None, (), "", sorted(ADMINS)),
    ],
)
def test_every_way_that_is_there(fields, subscriptions, alerts, recipients) -> None:
    routes = Routes(subscriptions, alerts, ADMINS)
    assert readers(routes.of(a_warning(fields))) == recipients


def test_where_there_is_nobody_at_all_nobody_is_told() -> None:
    assert Routes((), "", ()).of(a_warning({})) == ()


@pytest.mark.parametrize(
    ("filters", "facts", "fits"),
    [
        ({}, {}, True),
        ({"kind": DeadlineKind.NOTICE}, {}, True),
        ({"kind": DeadlineKind.END}, {}, False),
        ({"within": 30}, {"step": 30}, True),
        ({"within": 29}, {"step": 30}, False),
        ({"min_value": Money.read("100 EUR")}, {"value": Money.read("100 EUR")}, True),
        ({"min_value": Money.read("100 EUR")}, {"value": Money.read("99.99 EUR")}, False),
        ({"min_value": Money.read("100 EUR")}, {"value": Money.read("1 USD")}, True),
        ({"min_value": Money.read("100 EUR")}, {"value": None}, True),
        ({"segment": "ENTERPRISE"}, {}, True),
        ({"segment": "retail"}, {}, False),
        ({"segment": "enterprise", "kind": DeadlineKind.END}, {}, False),
    ],
)
def test_all_filters_of_a_channel_have_to_fit(filters, facts, fits) -> None:
    routes = Routes([wants(ENTERPRISE, **filters)], "", ADMINS)
    about = a_warning({"segment": "enterprise"}, **facts)
    assert routes.goes_to(ENTERPRISE, about) is fits
    assert (ENTERPRISE in readers(routes.of(about))) is fits


def test_the_last_two_steps_go_to_the_manager_unless_somebody_reacted() -> None:
    routes = Routes((), ALERTS, ADMINS, Ways(MANAGERS, frozenset()))
    told = {
        (step, reacted): readers(routes.of(a_warning(NO_CHANNEL, step, reacted=reacted)))
        for step in LADDER
        for reacted in (False, True)
    }
    late = {key for key, found in told.items() if MANAGER in found}
    assert late == {(7, False), (1, False)}
    [escalated] = [one for one in routes.of(a_warning(NO_CHANNEL, 7)) if one.reader == MANAGER]
    assert escalated == Recipient(MANAGER, Why.ESCALATED, OWNER)


@pytest.mark.parametrize(("steps", "late"), [((90,), []), ((90, 30), [30]), ((9, 8, 7), [8, 7])])
def test_a_manager_hears_of_nothing_to_which_nobody_could_react_yet(steps, late) -> None:
    routes = Routes((), ALERTS, ADMINS, Ways(MANAGERS, frozenset()))
    about = [replace(a_warning(NO_CHANNEL), step=step, steps=steps) for step in steps]
    assert [one.step for one in about if MANAGER in readers(routes.of(one))] == late


@pytest.mark.parametrize(
    ("gone", "alerts", "instead"),
    [
        ({OWNER}, ALERTS, [MANAGER]),
        ({OWNER, MANAGER}, ALERTS, [ABOVE]),
        ({OWNER, MANAGER, ABOVE}, ALERTS, [ALERTS]),
        ({OWNER, MANAGER, ABOVE}, "", sorted(ADMINS)),
    ],
)
def test_in_the_place_of_an_owner_who_left_comes_who_is_above(gone, alerts, instead) -> None:
    routes = Routes((), alerts, ADMINS, Ways(MANAGERS, gone))
    found = routes.of(a_warning({"owner": OWNER, "channel": OWN}, 1))
    assert found[0] == Recipient(OWN, Why.CHANNEL)
    assert found[1:] == tuple(Recipient(one, Why.OWNER_LEFT, OWNER) for one in instead)


@pytest.mark.parametrize(
    ("able", "channel", "told"),
    [
        (None, OWN, [OWN, OWNER, MANAGER]),
        ({OWNER}, OWN, [OWN, OWNER]),
        ({ABOVE}, OWN, [OWN, ABOVE]),
        ((), OWN, [OWN]),
        ((), None, [OWNER]),  # whoever stands in is found where it is delivered, with the reason
    ],
)
def test_whoever_has_no_role_is_told_nothing_that_a_channel_reads(able, channel, told) -> None:
    routes = Routes((), "", ADMINS, Ways(MANAGERS, frozenset(), able))
    assert readers(routes.of(a_warning({"owner": OWNER, "channel": channel}, 1))) == told


def test_managers_in_a_circle_who_all_left_are_nobody() -> None:
    ways = Ways({OWNER: MANAGER, MANAGER: OWNER}, frozenset({OWNER, MANAGER}))
    assert readers(Routes((), "", ADMINS, ways).of(a_warning(NO_CHANNEL))) == sorted(ADMINS)


def test_a_manager_who_gets_it_in_another_way_gets_it_once() -> None:
    routes = Routes((), MANAGER, ADMINS, Ways(MANAGERS, frozenset()))
    assert readers(routes.of(a_warning(NO_CHANNEL, 1))) == [MANAGER, OWNER]
