"""What a delivery is given to say: warnings of real deadlines, to people of a Slack on loopback."""

import secrets
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import notifications.kinds
from bot.clients import web_client
from bot.clock import now
from bot.directory import SlackDirectory
from bot.errors import fault
from bot.settings import Settings
from bot.slack_people import SlackPeople
from bot.slack_post import SlackPost
from notifications.delivery import Delivery
from notifications.kind import discover
from notifications.surroundings import Surroundings
from notifications.timing import Timing as Waits
from notifications.warnings import Warned
from sandbox.cast import TEAM, cast
from sandbox.state.model import User
from sandbox.state.world import Plan
from store import OPERATOR, Store, UnitOfWork
from store.warnings import ToLookAt

EACH, READERS = 10, 20  # warnings to each of so many people
FAR = timedelta(days=365)
MOST_LOOKED_AT = 1_000
Api = tuple[str, str]  # the address and the token
NO_PACE = Waits(pace=0.0, workspace=0.0)


def workspace() -> Plan:
    """A workspace with as many colleagues more as there are readers."""
    plan = cast()
    readers = tuple(User(name, name.lower(), name, TEAM.id) for name in reader_ids())
    return replace(plan, users=(*plan.users, *readers))


def reader_ids() -> list[str]:
    return [f"U0READER{number:02}" for number in range(READERS)]


def write_notices(store: Store, today: date) -> int:
    """Have the first deadlines ahead said to all readers; how many notices that is."""
    at = now()
    with store.writing(OPERATOR, at) as work:
        ahead = _ahead(work, today)[:EACH]
        warned = [Warned(one.contract, one.number, one.deadline, 1) for one in ahead]
        written = [work.outbox.add(w.notice(who), at) for w in warned for who in reader_ids()]
    return sum(written)


def to_channels(store: Store, channels: Sequence[str]) -> None:
    """Have one deadline ahead said to each of *channels*."""
    at = now()
    with store.writing(OPERATOR, at) as work:
        one = _ahead(work, at.date())[0]
        warned = Warned(one.contract, one.number, one.deadline, 1)
        for channel in channels:
            work.outbox.add(warned.notice(channel), at)


def _ahead(work: UnitOfWork, today: date) -> Sequence[ToLookAt]:
    """The first of the deadlines that lie ahead."""
    first = work.warnings.due(today + FAR, None, MOST_LOOKED_AT)
    zones = dict.fromkeys((one.contract for one in first), "UTC")
    return [one for one in work.warnings.claim(zones, today + FAR) if one.day > today]


def delivery(
    settings: Settings, store: Store, api: Api, lookups: Executor, waits: Waits = NO_PACE
) -> Delivery:
    """A delivery as ``serve`` makes it, without a pause between two messages to one reader."""
    client = web_client(*api)
    people = SlackPeople(client, TEAM.id)
    post = SlackPost(client, SlackDirectory(store, people, lookups, now))
    around = Surroundings(
        zone=settings.timezone.key,
        fault=fault,
        clock=now,
        random=Random(0),  # noqa: S311 - chance for pauses, not for secrets
        holder=secrets.token_hex(8),
    )
    return Delivery(store, discover(notifications.kinds), post, around, waits)
