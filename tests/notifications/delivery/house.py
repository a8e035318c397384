"""A delivery between a store and a Slack on loopback, all by one clock that is turned by hand."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Executor
from datetime import UTC, datetime
from random import Random
from threading import Event
from time import monotonic
from typing import Any
from uuid import uuid4

from blocks.kit import Message
from bot.clients import web_client
from bot.directory import SlackDirectory
from bot.errors import fault
from bot.slack_people import SlackPeople
from bot.slack_post import SlackPost
from notifications.attempt import Result
from notifications.delivery import Delivery
from notifications.kind import Kind, Kinds, Moment
from notifications.kinds.set_aside import SET_ASIDE_KIND
from notifications.postbox import Postbox
from notifications.surroundings import Surroundings
from notifications.timing import Timing
from sandbox.cast import TEAM
from sandbox.clock import ManualClock
from sandbox.faults import Fault, FaultKind
from sandbox.slack import Slack
from sandbox.state.model import Message as Shown
from store import OPERATOR, NewNotice, Notice, NoticeState, Priority, Store, UnitOfWork

SALES, RENEWALS, GENERAL, SHARED = "C0SAL0001", "C0REN0001", "C0GEN0001", "C0SHR0001"
IMPATIENT = 0.3  # seconds that a client waits for a reply where it comes late


class Turned(ManualClock):
    """The clock of the sandbox, read by the bot as well."""

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)


class House:
    """What the tests of the delivery speak with."""

    def __init__(self, store: Store, slack: Slack, clock: Turned, lookups: Executor) -> None:
        self.store, self.slack, self.clock = store, slack, clock
        self.today: dict[str, str | None] = {}  # by subject: what is so now
        self.mistakes: set[str] = set()  # the subjects at which our code breaks
        self.client = web_client(slack.url, slack.bot_token)
        people = SlackPeople(self.client, TEAM.id)
        self.directory = SlackDirectory(store, people, lookups, clock)
        self.postbox = SlackPost(self.client, self.directory)
        self.delivery = self.another()

    def another(
        self, postbox: Postbox | None = None, store: Store | None = None, **timing: float
    ) -> Delivery:
        """One more delivery beside the first."""
        kinds = Kinds([Kind("tiny", self._facts, Message, "hello"), SET_ASIDE_KIND])
        around = Surroundings(
            zone="Europe/Amsterdam",
            fault=fault,
            clock=self.clock,
            random=Random(0),  # noqa: S311 - chance for pauses, not for secrets
            holder=uuid4().hex,
        )
        way = postbox or self.postbox
        return Delivery(
            store or self.store, kinds, way, around, Timing(**{"workspace": 0.0, **timing})
        )

    def _facts(self, notice: Notice, _work: UnitOfWork, _moment: Moment) -> str | None:
        if notice.subject in self.mistakes:
            raise ZeroDivisionError("240,000 / 0")
        return self.today.get(notice.subject, notice.facts["text"])

    def say(
        self, text: str, to: str = SALES, subject: str = "", priority: Priority = Priority.WARNING
    ) -> None:
        """Write a notice, as a change would."""
        self.say_all([(text, to)], subject, priority)

    def say_all(
        self,
        told: Iterable[tuple[str, str]],
        subject: str = "",
        priority: Priority = Priority.WARNING,
    ) -> None:
        with self.store.writing(OPERATOR, self.clock()) as work:
            for text, to in told:
                facts = {"text": text}
                key, about = f"tiny:{text}/{to}", subject or text
                said = NewNotice(key, "tiny", to, about, facts, priority)
                assert work.outbox.add(said, self.clock())

    def change(self, subject: str, text: str | None) -> None:
        """Something else is so from now on."""
        self.today[subject] = text
        with self.store.writing(OPERATOR, self.clock()) as work:
            work.outbox.touch(subject, self.clock())

    def retry(self, text: str) -> None:
        """What `contract-bot outbox retry` does."""
        number = self.notice(text).id
        with self.store.writing(OPERATOR, self.clock()) as work:
            assert work.outbox.retry(number, self.clock())

    def broken(self, on: str, kind: FaultKind, **more: Any) -> None:
        self.slack.inject(Fault.model_validate({"kind": kind, "on": on, **more}))

    def late(self, on: str, **more: Any) -> None:
        """The reply of one call comes when nobody waits for it any more."""
        self.client.timeout = IMPATIENT  # type: ignore[assignment]
        self.broken(on, FaultKind.REPLY_LATE, seconds=1000, **more)

    def deliver(self, delivery: Delivery | None = None) -> list[Result]:
        """Everything that is due now."""
        return list(iter((delivery or self.delivery).step, None))

    def settle(self, most: float = 600.0, delivery: Delivery | None = None) -> list[Result]:
        """Deliver until nothing waits any more, turning the clock on; for *most* seconds of it."""
        results: list[Result] = []
        until = self.clock.now() + most
        while True:
            results += self.deliver(delivery)
            if not self.states()[NoticeState.WAITING]:
                return results
            assert self.clock.now() < until, self.notices()
            self.clock.advance(0.5)

    def notices(self, states: Collection[NoticeState] = tuple(NoticeState)) -> list[Notice]:
        with self.store.reading() as work:
            return work.outbox.listed(states, 1000)

    def notice(self, text: str) -> Notice:
        [found] = [one for one in self.notices() if one.facts.get("text") == text]
        return found

    def states(self) -> Counter[NoticeState]:
        return Counter(one.state for one in self.notices())

    def messages(self, channel: str) -> list[Shown]:
        """What stands in a channel, or in the conversation with somebody."""
        if channel.startswith("U"):
            bot = self.slack.world.app.bot_user
            channel = self.slack.world.directory.direct_message(channel, bot).id
        return self.slack.world.messages.public(channel)

    def said(self, channel: str = SALES) -> list[str]:
        return [message.text for message in self.messages(channel)]


def until(condition: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    deadline, pause = monotonic() + 10, Event()
    while not condition():
        assert monotonic() < deadline
        pause.wait(0.005)
