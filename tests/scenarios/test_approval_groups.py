"""A rule that asks a user group of Slack: its members of the moment, as Slack says them."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.clients import web_client
from bot.directory import SlackDirectory
from bot.identity import who_we_are
from bot.slack_people import SlackPeople
from sandbox.cast import FARID, LENA
from sandbox.faults import Fault, FaultKind
from tests.scenarios.approving import apply, cards, looks, open_office, rule, state_of

DESK = "S0DESK001"


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    """Farid is at the deal desk, which a rule asks."""
    open_office(store, keeping)
    slack.world.directory.groups[DESK] = (FARID.id,)
    apply(store, rule("Deal desk", [{"group": DESK}]))


@pytest.fixture
def asking_slack(slack, store, watch):
    """``asking_slack()``: what the process does each minute, with Slack to ask."""
    with ThreadPoolExecutor(1) as pool:
        client = web_client(slack.url, slack.bot_token)
        people = SlackPeople(client, who_we_are(client).team_id)
        yield lambda: looks(store, watch, SlackDirectory(store, people, pool, watch))


@pytest.fixture
def later(watch, asking_slack):
    """``later(minutes=10)``: as much time passes, and Slack is asked."""

    def passing(minutes: int) -> None:
        watch.turn(minutes=minutes)
        asking_slack()

    return passing


def test_its_members_are_asked(types, slack, store, deliver, asking_slack) -> None:
    asking_slack()
    assert "<@U0FIN0001> decides" in types("submit ACME-1")
    deliver()
    assert "*Deal desk* asks you" in cards(slack, "farid")[0]
    types("approve ACME-1", by="farid", in_="#renewals")
    assert state_of(store) == "approved"


def test_as_long_as_nobody_said_who_is_in_it_the_rule_waits(
    types, slack, store, deliver, asking_slack
) -> None:
    assert "*Nobody can approve it*" in types("submit ACME-1")
    deliver()
    assert "waits for nobody who may decide" in cards(slack, "ada")[0]
    asking_slack()
    deliver()
    assert "*Deal desk* asks you" in cards(slack, "farid")[0]


def test_who_joins_is_asked_and_who_leaves_is_not(types, slack, store, deliver, later) -> None:
    later(minutes=0)
    types("submit ACME-1")
    deliver()
    slack.world.directory.groups[DESK] = (LENA.id,)
    later(minutes=10)
    deliver()
    assert "*Deal desk* asks you" in cards(slack, "lena")[0]
    assert "*You need not act any more.*" in cards(slack, "farid")[0]
    assert "You are not asked" in types("approve ACME-1", by="farid", in_="#renewals")
    assert state_of(store) == "pending"


def test_what_slack_does_not_say_for_an_hour_counts_no_more(types, slack, later) -> None:
    later(minutes=0)
    types("submit ACME-1")
    slack.inject(Fault(kind=FaultKind.CONNECTION_CLOSED, on="usergroups.users.list", times=99))
    later(minutes=50)
    assert "waits for <@U0FIN0001>" in types("status ACME-1")
    later(minutes=20)
    assert "*nobody* who may decide is left" in types("status ACME-1")
