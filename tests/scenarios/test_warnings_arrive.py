"""A warning arrives in its channel, people act on it by its buttons, and it says so afterwards."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

import pytest

import notifications.kinds
from bot.clients import web_client
from bot.directory import SlackDirectory
from bot.errors import fault
from bot.slack_people import SlackPeople
from bot.slack_post import SlackPost
from contracts.people import Person, Role
from notifications.delivery import Delivery
from notifications.kind import discover
from notifications.surroundings import Surroundings
from notifications.timing import Timing
from sandbox.cast import ANNA, BEN, MARIA, TEAM
from sandbox.slack import Slack
from store import NoticeState, Store
from tests.examples import ACME, NOW, TODAY, a_contract, a_version
from tests.notifications.sweeping import HERE, noon, swept
from tests.store.importing import importing, results

RENEWALS = "C0REN0001"
RENEWING: dict[str, Any] = {
    "renewal": {"kind": "automatic", "for": "12 months"},
    "notice": {"period": "3 months"},
    "value": "240000 EUR",
}
FOLLOWING: dict[str, Any] = {"start": "2027-01-01", "end": "2027-12-31", "value": "1 EUR"}

Delivers = Callable[..., None]
LATER = TODAY + timedelta(days=15)


@pytest.fixture
def delivers(slack: Slack, store: Store) -> Iterator[Delivers]:
    """Says all that waits on a day, by a clock that goes on by seconds each time it is read."""
    seconds = count(0, 3)
    today = [TODAY]

    def clock() -> datetime:
        return noon(today[-1]) + timedelta(seconds=next(seconds))

    with ThreadPoolExecutor(1) as pool:
        client = web_client(slack.url, slack.bot_token)
        directory = SlackDirectory(store, SlackPeople(client, TEAM.id), pool, clock)
        around = Surroundings(HERE, fault, clock, Random(0), "x")  # noqa: S311
        kinds, way = discover(notifications.kinds), SlackPost(client, directory)
        delivery = Delivery(store, kinds, way, around, Timing())

        def delivering(day: date = TODAY) -> None:
            today.append(day)
            while delivery.step():
                pass

        yield delivering


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    """ACME is warned about in #renewals; Anna is a rep, Maria manages."""
    with store.writing("operator", NOW) as work:
        work.people.grant(ANNA.id, Role.REP)
        work.people.grant(MARIA.id, Role.MANAGER)
    there = ACME.model_copy(update={"channel": RENEWALS})
    keeping(a_contract("ACME-5", a_version(**RENEWING)), accounts=(there,))


def test_a_warning_leads_to_a_recorded_notice_and_says_so(slack, store, delivers) -> None:
    swept(store, TODAY)
    delivers()
    anna = slack.person("anna")
    warning = anna.reads("ACME-5/1", in_="#renewals")
    assert "Notice must arrive by 30 Sep (in 45 days), else it renews for 12 months" in str(
        warning.blocks
    )
    assert "240,000" not in warning.text
    form = anna.presses("Record a notice", on=warning)
    assert "A notice is recorded" not in form
    assert "it ends on 31 Dec" in anna.submits(form, {"When": "2026-08-15"})
    delivers()
    settled = anna.reads("*Settled.* Notice received on 15 Aug 2026", in_="#renewals")
    assert settled.ts == warning.ts
    assert "Record a notice" not in str(settled.blocks)
    assert "*ACME Industries*" in anna.presses("Terms in force", on=settled)


def test_only_the_acceptance_settles_a_warning(slack, store, delivers, keeping) -> None:
    swept(store, TODAY)
    delivers()
    coming = a_version(2, state="approved", **FOLLOWING)
    keeping(a_contract("ACME-5", a_version(**RENEWING), coming))
    swept(store, LATER)
    delivers(LATER)
    anna = slack.person("anna")
    warning = anna.reads("ACME-5/2 is approved and waits", in_="#renewals")
    assert "that alone changes nothing" in str(warning.blocks)
    done = anna.types('/contract accept ACME-5 --how signature --by "A. Buyer" --on today')
    assert "*ACME-5/2* is agreed." in done
    delivers(LATER)
    both = [one for one in anna.sees("#renewals") if "ACME-5/1" in str(one.blocks)]
    assert len(both) == 2
    for one in both:
        assert "*Settled.* ACME-5/2 was accepted, in force from 1 Jan 2027." in str(one.blocks)
    assert not [
        told for told in swept(store, TODAY + timedelta(days=40)) if told.warned.number == 1
    ]


@pytest.mark.parametrize(
    "line", [f"assign <@{ANNA.id}> <@{BEN.id}> --confirmed", f"account ACME --owner <@{BEN.id}>"]
)
def test_an_open_warning_names_whoever_looks_after_it_now(slack, store, delivers, line) -> None:
    with store.writing("operator", NOW) as work:
        work.people.put(Person(BEN.id, TEAM.id, BEN.name), NOW)
        work.people.grant(BEN.id, Role.REP)
    swept(store, TODAY)
    delivers()
    anna = slack.person("anna")
    before = anna.reads(f"Owner <@{ANNA.id}>", in_="#renewals")
    slack.person("maria").types(f"/contract {line}", in_="#sales")
    delivers()
    [after] = [one for one in anna.sees("#renewals") if "ACME-5/1" in str(one.blocks)]
    assert after.ts == before.ts
    assert f"Owner <@{BEN.id}>" in str(after.blocks)


NEXT = """\
contracts:
  - ref: ACME-5
    account: ACME
    title: Master supply agreement
    versions: [{number: 2, state: active, start: 2027-01-01, end: 2027-12-31}]
"""
OTHER_OWNER = f"""\
accounts:
  - {{code: ACME, name: ACME Industries, channel: {RENEWALS}, owner: {BEN.id}}}
"""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (NEXT, "*Settled.* ACME-5/2 was accepted, in force from 1 Jan 2027."),
        (OTHER_OWNER, f"Owner <@{BEN.id}>"),
    ],
)
def test_an_open_warning_says_what_an_import_made_of_it(slack, store, delivers, text, says) -> None:
    swept(store, TODAY)
    delivers()
    anna = slack.person("anna")
    before = anna.reads(f"Owner <@{ANNA.id}>", in_="#renewals")
    assert results(importing(store, text, at=NOW)).popitem()[1] == "imported"
    delivers()
    after = anna.reads(says, in_="#renewals")
    assert after.ts == before.ts
    importing(store, text, at=NOW)
    with store.reading() as work:
        assert work.outbox.counts([NoticeState.WAITING])[NoticeState.WAITING] == 0


def test_a_channel_that_asked_for_it_is_warned(slack, store, delivers, keeping) -> None:
    keeping(accounts=(ACME,))
    assert "from now on" in slack.person("maria").types("/contract alerts here", in_="#sales")
    swept(store, TODAY)
    delivers()
    assert slack.person("anna").reads("ACME-5/1", in_="#sales")


def test_a_channel_that_outsiders_read_is_told_nothing(slack, store, delivers, keeping) -> None:
    keeping(accounts=(ACME.model_copy(update={"channel": "C0SHR0001"}),))
    swept(store, TODAY)
    delivers()
    assert slack.person("sue").sees("#acme-shared") == []
