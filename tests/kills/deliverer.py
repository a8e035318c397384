"""A process that delivers until it is killed."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from random import SystemRandom
from threading import Event

import notifications.kinds
from blocks.kit import Message
from bot.clients import web_client
from bot.clock import now
from bot.directory import SlackDirectory
from bot.errors import fault
from bot.slack_people import SlackPeople
from bot.slack_post import SlackPost
from contracts.people import Role
from notifications.delivery import Delivery
from notifications.kind import Kind, Kinds, Moment, discover
from notifications.surroundings import Surroundings
from notifications.timing import Timing
from sandbox.cast import TEAM
from store import Access, Notice, Store, UnitOfWork

SHORT = Timing(lease=1.0, grace=0.4, pace=0.0, workspace=0.0, backoff=0.05, longest=0.2)


def shown(notice: Notice) -> str:
    """What the message says: how often there was something to show."""
    return f"{notice.key} as of {notice.wanted}"


def facts(notice: Notice, _work: UnitOfWork, _moment: Moment) -> str:
    return shown(notice)


def deliver(database: str, api_url: str, token: str) -> None:
    """Deliver whatever is due, for ever."""
    deliver_kinds(Kinds([Kind("counted", facts, Message, "")]), database, api_url, token)


def deliver_cards(database: str, api_url: str, token: str) -> None:
    """The same, of the kinds that there are."""
    deliver_kinds(discover(notifications.kinds), database, api_url, token)


def deliver_kinds(kinds: Kinds, database: str, api_url: str, token: str) -> None:
    store, client = Store.at(database, access=READERS), web_client(api_url, token)
    people = SlackPeople(client, TEAM.id)
    directory = SlackDirectory(store, people, ThreadPoolExecutor(1), now)
    around = Surroundings("UTC", fault, now, SystemRandom(), secrets.token_hex(8))
    delivery = Delivery(store, kinds, SlackPost(client, directory), around, SHORT)
    never = Event()
    while True:
        if delivery.step() is None:
            never.wait(0.02)


READERS = Access(everybody=frozenset({Role.VIEWER}))
