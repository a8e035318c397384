"""What Slack hands out for a short while: trigger_ids, response_urls and tickets for sockets."""

from dataclasses import dataclass

from blocks.limits import RESPONSE_URL_SECONDS, RESPONSE_URL_USES, TRIGGER_SECONDS
from sandbox.clock import Clock
from sandbox.state.errors import SlackError
from sandbox.state.journal import Journal
from sandbox.state.stamps import Stamps


@dataclass(slots=True)
class Trigger:
    """The permission to open a view for somebody: 3 s, once."""

    user: str
    given_at: float
    used: bool = False


@dataclass(slots=True)
class Response:
    """The right to answer an interaction: 5 uses in 30 min. *ts* is the message it was on."""

    user: str
    channel: str
    ts: str | None
    given_at: float
    uses: int = 0


class Tickets:
    """Gives them out and takes them back, by the clock."""

    def __init__(self, journal: Journal, stamps: Stamps, clock: Clock) -> None:
        self._lock = journal.lock
        self._stamps = stamps
        self._clock = clock
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, Response] = {}
        self._sockets: set[str] = set()

    def trigger(self, user: str) -> str:
        with self._lock:
            key = f"{self._stamps.id('')}.{self._stamps.ts()}"
            self._triggers[key] = Trigger(user, self._clock.now())
            return key

    def pull(self, key: str) -> str:
        """Whom the trigger is of. Refuses unknown, late and used ones with Slack's names."""
        with self._lock:
            trigger = self._triggers.get(key)
            if trigger is None:
                raise SlackError("invalid_trigger_id")
            if trigger.used:
                raise SlackError("exchanged_trigger_id")
            if self._clock.now() - trigger.given_at > TRIGGER_SECONDS:
                raise SlackError("expired_trigger_id")
            trigger.used = True
            return trigger.user

    def response(self, user: str, channel: str, ts: str | None = None) -> str:
        """The path of a new response_url."""
        with self._lock:
            key = self._stamps.id("R")
            self._responses[key] = Response(user, channel, ts, self._clock.now())
            return f"response/{key}"

    def respond(self, key: str) -> Response:
        """Use a response_url once. Refuses with Slack's `used_url` and `expired_url`."""
        with self._lock:
            response = self._responses.get(key)
            if response is None:
                raise SlackError("no_such_url")
            if self._clock.now() - response.given_at > RESPONSE_URL_SECONDS:
                raise SlackError("expired_url")
            if response.uses >= RESPONSE_URL_USES:
                raise SlackError("used_url")
            response.uses += 1
            return response

    def socket(self) -> str:
        """A ticket for one connection in Socket Mode."""
        with self._lock:
            ticket = self._stamps.id("W")
            self._sockets.add(ticket)
            return ticket

    def enter(self, ticket: str) -> bool:
        """Whether *ticket* opens a socket; it does once."""
        with self._lock:
            known = ticket in self._sockets
            self._sockets.discard(ticket)
            return known
