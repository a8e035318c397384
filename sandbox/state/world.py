"""One workspace with all that it holds: the parts of the state around one lock."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from sandbox.clock import Clock
from sandbox.state.directory import Directory
from sandbox.state.files import Files
from sandbox.state.journal import Journal
from sandbox.state.messages import Messages
from sandbox.state.model import Channel, Installation, Json, Team, User
from sandbox.state.stamps import Stamps
from sandbox.state.tickets import Tickets
from sandbox.state.views import Views


@dataclass(frozen=True)
class Plan:
    """What a workspace is built of."""

    team: Team
    app: Installation
    users: tuple[User, ...]
    channels: tuple[Channel, ...]


@dataclass(slots=True)
class Outgoing:
    """Where events for the app go; the sandbox's postman takes them from here."""

    listeners: list[Callable[[Json], None]] = field(default_factory=list)

    def send(self, event: Json) -> None:
        for listener in self.listeners:
            listener(event)


class World:
    """The state of a Slack. *address* ends with a slash and is where its web layer listens."""

    def __init__(self, plan: Plan, clock: Clock, address: str = "http://sandbox.invalid/") -> None:
        self.clock = clock
        self.address = address
        self.team = plan.team
        self.app = plan.app
        self.journal = Journal()
        self.stamps = Stamps(clock)
        self.directory = Directory(self.journal, plan.team.id, plan.users, plan.channels)
        self.messages = Messages(self.journal, self.stamps)
        self.views = Views(self.journal, self.stamps)
        self.tickets = Tickets(self.journal, self.stamps, clock)
        self.files = Files(self.journal, self.stamps)
        self.outgoing = Outgoing()

    def emit(self, event: Json, subscription: str | None = None) -> None:
        """Tell the app, if it is subscribed; *subscription* where it is not the event's type."""
        if (subscription or event["type"]) in self.app.events and not self.app.revoked:
            self.outgoing.send(event)

    def revoke(self) -> None:
        """Take the app's tokens away."""
        self.app = replace(self.app, revoked=True)

    def members(self, ids: Iterable[str]) -> list[User]:
        """The records of these people, in the order of their ids."""
        return [self.directory.user(user_id) for user_id in sorted(ids)]
