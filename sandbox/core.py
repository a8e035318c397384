"""A Slack without a server: the state, the ways to the app, the people before their screens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Self

from typing_extensions import override

from sandbox.api.pace import Pace
from sandbox.api.service import Service
from sandbox.cast import cast
from sandbox.clock import Clock, RealClock
from sandbox.delivery.hub import Hub
from sandbox.delivery.postman import Postman
from sandbox.delivery.receiver import Ack, Payload, Receiver
from sandbox.delivery.requests import Requests, Send, over_http
from sandbox.faults import ON_SOCKETS, Fault, FaultKind, Faults
from sandbox.office import Office
from sandbox.people.desk import Desk
from sandbox.people.find import NotThere
from sandbox.people.person import Person
from sandbox.state.world import Plan, World


class Switch(Receiver):
    """The way to the app that is chosen now."""

    def __init__(self, way: Receiver) -> None:
        self.way = way

    @override
    def deliver(self, payload: Payload) -> Ack:
        return self.way.deliver(payload)


class Core:
    """One sandbox. Payloads go over Socket Mode unless another way is chosen."""

    def __init__(self, plan: Plan, clock: Clock, *, rate_limits: bool = False) -> None:
        self.world = World(plan, clock)
        self.faults = Faults(Random(0))  # noqa: S311 - chance for faults, not for secrets
        self.pace = Pace(clock, enforced=rate_limits)
        self.service = Service(self.world, self.faults, self.pace)
        self.hub = Hub(self.world)
        self._switch = Switch(self.hub)
        self.desk = Desk(self.world, self._switch)
        self.postman = Postman(self.world, self._switch, self.faults)
        self.office = Office(self.world)

    @classmethod
    @contextmanager
    def offline(
        cls, plan: Plan | None = None, *, clock: Clock | None = None, send: Send | None = None
    ) -> Iterator[Self]:
        """For an app in this process that *send* leads to: no server, no network."""
        slack = cls(plan or cast(), clock or RealClock())
        if send:
            slack.send_by(send)
        with slack.delivering():
            yield slack

    @contextmanager
    def delivering(self) -> Iterator[None]:
        """Deliver events until the block ends."""
        self.postman.start()
        try:
            yield
        finally:
            self.postman.stop()

    @property
    def url(self) -> str:
        """What SLACK_API_URL wants."""
        return f"{self.world.address}api/"

    @property
    def bot_token(self) -> str:
        return self.world.app.bot_token

    @property
    def app_token(self) -> str:
        return self.world.app.app_token

    @property
    def signing_secret(self) -> str:
        return self.world.app.signing_secret

    def send_to(self, request_url: str) -> None:
        """From now on: signed requests to this address instead of Socket Mode."""
        self.send_by(over_http(request_url))

    def send_by(self, send: Send) -> None:
        """From now on: signed requests into *send*, which gives status and body."""
        self._switch.way = Requests(self.world, send)

    def person(self, name: str) -> Person:
        """Somebody by id, handle or name."""
        user = self.world.directory.find_user(name)
        if user is None:
            raise NotThere(f"nobody called {name}")
        return Person(self.desk, user.id, self.postman.settle)

    def inject(self, fault: Fault) -> None:
        """Let something go wrong: on sockets at once, else at the next call that fits."""
        act = self._on_sockets().get(fault.kind)
        if act is None:
            self.faults.add(fault)
        else:
            act()

    def _on_sockets(self) -> dict[FaultKind, Callable[[], None]]:
        acts = {
            FaultKind.SOCKET_SILENT: self.hub.silence,
            FaultKind.SOCKET_DROPPED: self.hub.drop,
            FaultKind.SOCKET_DISCONNECT: self.hub.disconnect,
        }
        return {kind: acts[kind] for kind in ON_SOCKETS}
