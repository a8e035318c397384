"""What a decision stands on: the content, its base and account, and people who may decide."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.clients import web_client
from bot.directory import SlackDirectory
from bot.identity import who_we_are
from bot.slack_people import SlackPeople
from contracts.catalog import Seller
from contracts.people import Role
from sandbox.cast import LENA, MARIA
from store import Result
from tests.examples import ACME, NOW, a_contract, a_version
from tests.scenarios.approving import (
    FINANCE,
    LEGAL,
    MANAGERS,
    NEXT,
    TERMS,
    apply,
    buttons,
    cards,
    looks,
    open_office,
    rule,
    state_of,
)
from tests.store.importing import importing


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping)


def test_a_changed_account_makes_open_decisions_void(types, slack, store, watch, deliver) -> None:
    apply(store, rule("Sales", MANAGERS), rule("Legal", LEGAL))
    types("submit ACME-1")
    deliver()
    assert "counts" in types("approve ACME-1", by="maria")
    types("account ACME --segment enterprise")
    pressed = slack.person("lena").presses("Approve")
    assert "What ACME-1/4 depends on has changed since it was submitted" in pressed
    assert "everybody is asked anew" in pressed
    assert state_of(store) == "pending"
    deliver()
    old, new = cards(slack, "maria")
    assert "*Void* since 16 Aug 2026: it is asked anew" in old
    assert "*Sales* asks you" in new
    assert buttons(slack, "maria")[0] == {"Show all terms"}
    assert "Asked anew since 16 Aug 2026: what it depends on had changed" in types("status ACME-1")
    assert "It waits for <@U0LEG0001> now." in types("approve ACME-1", by="maria")
    assert "is approved" in types("approve ACME-1", by="lena", in_="#renewals")


def test_the_clock_finds_that_something_changed_before_anybody_presses(
    types, slack, store, watch, deliver
) -> None:
    apply(store, rule("Sales", MANAGERS))
    types("submit ACME-1")
    deliver()
    looks(store, watch)  # and not again within the hour, unless something changes
    types("account ACME --segment enterprise")
    looks(store, watch)
    [old] = slack.person("maria").sees()
    pressed = slack.person("maria").presses("Approve", on=old)
    assert "shows an earlier submission of ACME-1/4: nothing was changed" in pressed
    assert state_of(store) == "pending"
    deliver()
    assert "*Void*" in cards(slack, "maria")[0]
    slack.person("maria").presses("Approve")
    assert state_of(store) == "approved"


def test_what_is_imported_is_a_reason_to_look(types, slack, store, watch, deliver) -> None:
    apply(store, rule("Sales", MANAGERS))
    types("submit ACME-1")
    deliver()
    looks(store, watch)
    account = ACME.model_dump(mode="json", exclude_defaults=True) | {"segment": "enterprise"}
    [outcome] = importing(store, json.dumps({"accounts": [account]}))
    assert outcome.result is Result.IMPORTED
    looks(store, watch)
    deliver()
    assert "*Void* since 16 Aug 2026" in cards(slack, "maria")[0]


def test_a_change_after_which_nobody_has_to_approve_is_no_dead_end(
    types, slack, store, watch, deliver
) -> None:
    apply(
        store,
        rule("Enterprise", MANAGERS, when="segment == 'enterprise'"),
        authority={"rep": {"largest_discount": 10}},
    )
    types("account ACME --segment enterprise")
    types("submit ACME-1")
    deliver()
    types("account ACME --segment small")
    looks(store, watch)
    assert state_of(store) == "approved"
    deliver()
    assert "*Void*" in cards(slack, "maria")[0]
    assert "*Approved* by policy on 16 Aug 2026" in cards(slack, "anna")[0]


def test_of_all_who_are_asked_those_who_are_left_are_enough(
    types, slack, store, watch, deliver
) -> None:
    seller = {"name": "Us", "contract_types": {"fixed_price": {"acceptance": "automatic"}}}
    with store.writing(MARIA.id, NOW) as work:
        work.people.grant(LENA.id, Role.MANAGER)
        work.catalog.save([Seller.model_validate(seller)])
    apply(store, rule("Everybody", MANAGERS, mode="all"))
    said = types("submit ACME-1")
    assert "*Everybody*: waits for all of <@U0LEG0001> and <@U0MGR0001>" in said
    types("approve ACME-1", by="maria")
    types("role revoke <@U0LEG0001> manager", by="ada")
    looks(store, watch)
    assert state_of(store) == "active"  # contracts of its type need no acceptance
    deliver()
    assert "*Approved* by <@U0MGR0001>" in cards(slack, "anna")[0]


def test_who_leaves_slack_is_asked_no_more_and_the_next_ones_are(
    types, slack, store, watch, deliver
) -> None:
    apply(store, rule("Sales", [{"user": MARIA.id}]), rule("Finance", FINANCE, stage=2))
    types("role grant <@U0LEG0001> manager", by="ada")
    types("queue", by="maria")  # now it is known who she is
    types("submit ACME-1")
    deliver()
    slack.office.change_user(MARIA.id, deleted=True)
    watch.turn(hours=2)
    with ThreadPoolExecutor(1) as pool:
        client = web_client(slack.url, slack.bot_token)
        people = SlackPeople(client, who_we_are(client).team_id)
        looks(store, watch, SlackDirectory(store, people, pool, watch))
    deliver()
    assert "waits for nobody who may decide, or for too few: *Sales*." in cards(slack, "ada")[0]
    assert "*Sales*: *nobody* who may decide is left" in types("status ACME-1")


def test_whom_slack_does_not_know_holds_nobody_up(types, slack, store, watch, deliver) -> None:
    apply(store, rule("All", MANAGERS, mode="all"))
    types("role grant <@U0NOBODY1> manager", by="ada")
    assert "<@U0NOBODY1>" in types("submit ACME-1")
    deliver()  # Slack is asked who that is
    looks(store, watch)
    assert "<@U0NOBODY1>" not in types("status ACME-1")
    types("approve ACME-1", by="maria", in_="#sales")
    assert state_of(store) == "approved"


def test_who_lost_the_role_does_not_decide_and_their_card_says_so(
    types, slack, store, deliver
) -> None:
    types("role grant <@U0LEG0001> manager", by="ada")
    apply(store, rule("Sales", MANAGERS))
    types("submit ACME-1")
    deliver()
    types("role revoke <@U0LEG0001> manager", by="ada")
    assert "You are not asked about ACME-1/4, which waits for <@U0MGR0001>." in slack.person(
        "lena"
    ).presses("Approve")
    deliver()
    assert "*You need not act any more.*" in cards(slack, "lena")[0]
    assert buttons(slack, "lena")[0] == {"Show all terms"}


def test_whoever_submits_what_nobody_wrote_here_does_not_approve_it(types, store, keeping) -> None:
    terms = [{"kind": "master_catalog_price", "percent": -7}, *TERMS]
    keeping(a_contract("ACME-5", a_version(1, state="pending", **NEXT, terms=terms)))
    types("recall ACME-5", by="maria")
    assert "*Nobody can approve it*" in types("submit ACME-5", by="maria")
    assert "You wrote in this version" in types("approve ACME-5", by="maria")
