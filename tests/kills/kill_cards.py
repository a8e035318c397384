"""Whoever delivers is killed between a decision and its cards: at last all show the truth."""

from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import islice
from random import Random
from threading import Event
from time import monotonic
from typing import Any

import pytest

import notifications.kinds
from bot.clock import now
from bot.manifest import manifest
from commands.asked import Asked
from contracts.approval.policy import ApprovalPolicy
from contracts.errors import Refusal
from contracts.people import Role
from notifications.kind import Moment, discover
from notifications.reactions import react
from sandbox.cast import ANNA, BEN, FARID, LENA, MARIA, cast, installed_by
from sandbox.faults import Fault, FaultKind
from sandbox.slack import Slack
from store import OPERATOR, Notice, NoticeState, Store, progress_of
from tests.commands.conftest import door_at
from tests.examples import ACME, a_contract, a_version, keep
from tests.kills.deliverer import READERS, deliver_cards
from tests.kills.victims import pauses, victims

KILLS, CONTRACTS = 60, 8
PRICED = [
    {"kind": "master_catalog_price", "percent": -7},
    {"kind": "shipping_charge", "paid_to": "carrier"},
]
DRAFT = a_version(1, state="draft", start="2040-01-01", end="2040-12-31", terms=PRICED)
RULES = [
    {"name": "Two managers", "approvers": [{"role": "manager"}], "mode": 2},
    {"name": "Finance", "approvers": [{"role": "finance"}], "mode": "all"},
    {"name": "Legal", "approvers": [{"role": "legal"}], "stage": 2},
]
ROLES = (
    (ANNA, Role.REP),
    (MARIA, Role.MANAGER),
    (BEN, Role.MANAGER),
    (FARID, Role.FINANCE),
    (LENA, Role.LEGAL),
)
LINES = [
    *((user.id, "approve {}") for user in (MARIA, BEN, FARID, LENA)),
    *((user.id, "approve {}") for user in (MARIA, BEN, FARID, LENA)),
    *((ANNA.id, line) for line in ("submit {}", "submit {}", "recall {}")),
    (FARID.id, "reject {} No"),
    (MARIA.id, f"hand-over {{}} <@{LENA.id}>"),
    (ANNA.id, "comment {} They agreed by phone"),
    (LENA.id, "send-back {} Cheaper"),
]
SLOW = Fault(kind=FaultKind.REPLY_LATE, on="chat.*", seconds=0.03, times=1_000_000)
"""Slack takes its time to say that it has taken a message: then most are killed."""


@pytest.fixture
def slack() -> Iterator[Slack]:
    with Slack.running(cast(installed_by(manifest()))) as running:
        running.inject(SLOW)
        yield running


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """All that Anna wrote is laid before those whom three rules ask."""
    with closing(Store.at(database, react=react, access=READERS)) as store:
        refs = [f"ACME-{number}" for number in range(CONTRACTS)]
        keep(store, *(a_contract(ref, DRAFT) for ref in refs), accounts=(ACME,))
        with store.writing(OPERATOR, now()) as work:
            for user, role in ROLES:
                work.people.grant(user.id, role)
            for ref in refs:
                work.editors.add(ref, 1, ANNA.id)
            policy = ApprovalPolicy.model_validate({"name": "Three rules", "rules": RULES})
            work.policies.apply(policy, OPERATOR, now())
        for ref in refs:
            asks(store, ANNA.id, f"submit {ref}")
        yield store


def asks(store: Store, user: str, line: str) -> None:
    with suppress(Refusal):
        door_at(store, now())(Asked(line, user, ""))


def notices(store: Store, *states: NoticeState) -> list[Notice]:
    with store.reading() as work:
        return work.outbox.listed(states or tuple(NoticeState), 100_000)


def settled(store: Store) -> None:
    deadline, pause = monotonic() + 120, Event()
    while notices(store, NoticeState.WAITING):
        assert monotonic() < deadline
        pause.wait(0.1)


def texts(shown: Any) -> list[str]:
    """All that can be read, and what the buttons would run."""
    if isinstance(shown, dict):
        own = [str(shown[name]) for name in ("text", "value") if isinstance(shown.get(name), str)]
        return own + [text for inner in shown.values() for text in texts(inner)]
    if isinstance(shown, list | tuple):
        return [text for inner in shown for text in texts(inner)]
    return []


def standing(slack: Slack) -> dict[str, list[list[str]]]:
    """What stands in Slack, by the mark of its notice."""
    found: dict[str, list[list[str]]] = {}
    for channel in slack.world.directory.channels():
        for message in slack.world.messages.public(channel.id):
            key = (message.metadata or {})["event_payload"]["key"]
            found.setdefault(key, []).append(texts(message.blocks))
    return found


def told_of(request: int, said: list[Notice]) -> set[str]:
    return {n.recipient for n in said if n.kind == "approval" and n.facts["request"] == request}


def test_every_copy_of_every_card_shows_the_truth(
    store: Store, slack: Slack, database: str
) -> None:
    random = Random(1)  # noqa: S311 - chance for pauses and presses, not for secrets
    with victims(2, deliver_cards, database, slack.url, slack.bot_token) as killed:
        for number, _pause in enumerate(islice(pauses(random, 0.3), KILLS)):
            for _press in range(2):
                user, line = random.choice(LINES)
                asks(store, user, line.format(f"ACME-{random.randrange(CONTRACTS)}"))
            killed.kill_one(number)
        settled(store)
    there, kinds = standing(slack), discover(notifications.kinds)
    with store.reading() as work:
        for notice in notices(store, NoticeState.SAID):
            message = kinds.of(notice).message(notice, work, Moment(now(), "UTC"))
            assert message
            assert there[notice.token] == [texts(message.blocks)]
        for request in work.requests.waiting():
            asked = progress_of(work, request, now()).to_ask()
            assert set(asked) <= told_of(request.id, notices(store, NoticeState.SAID))
    said = {notice.kind for notice in notices(store, NoticeState.SAID)}
    assert {"approval", "decided", "comment"} <= said
    assert {one.state for one in notices(store)} <= {NoticeState.SAID, NoticeState.MOOT}
