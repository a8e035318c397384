"""Socket Mode without its sockets: envelopes, acks, and connections that share the payloads."""

import json
from itertools import count
from threading import Condition
from typing import Any, Protocol

from typing_extensions import override

from sandbox.delivery.receiver import (
    ACK_SECONDS,
    Ack,
    Payload,
    PayloadKind,
    Receiver,
    Unanswered,
    timed_out,
)
from sandbox.state.model import Json
from sandbox.state.world import World

LINGER = 30.0


class Connection(Protocol):
    """One socket of the app's. Every method may be called from any thread."""

    def send(self, text: str) -> None:
        """Send a text frame."""

    def close(self) -> None:
        """Close with a close frame."""

    def drop(self) -> None:
        """Cut the line, without a close frame."""

    def silence(self) -> None:
        """Stop reading and writing, but keep the line: what a broken network looks like."""


class Hub(Receiver):
    """The app's open sockets."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._changed = Condition()
        self._connections: list[Connection] = []
        self._turns = count()
        self._acks: dict[str, tuple[float, Ack]] = {}  # when each came, and what it says

    @property
    def connected(self) -> int:
        """How many sockets are open."""
        with self._changed:
            return len(self._connections)

    def wait_for(self, connections: int, seconds: float = 10.0) -> bool:
        """Wait until that many sockets are open."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._connections) >= connections, seconds)

    def enter(self, connection: Connection) -> None:
        with self._changed:
            self._connections.append(connection)
            number = len(self._connections)
            self._changed.notify_all()
        info = {"app_id": self._world.app.app_id}
        connection.send(
            json.dumps({"type": "hello", "num_connections": number, "connection_info": info})
        )

    def leave(self, connection: Connection) -> None:
        with self._changed:
            if connection in self._connections:
                self._connections.remove(connection)
            self._changed.notify_all()

    def hear(self, text: str) -> None:
        """Take a frame of the app's: an ack, else nothing that we know."""
        frame: Any = json.loads(text)
        if isinstance(frame, dict) and "envelope_id" in frame:
            with self._changed:
                heard = (self._world.clock.now(), frame.get("payload"))
                self._acks[frame["envelope_id"]] = heard
                self._changed.notify_all()

    @override
    def deliver(self, payload: Payload) -> Ack:
        """Send an envelope over the next connection in turn and wait for its ack.

        One that came too late does not count, though it may be there when the waiter wakes.
        """
        envelope_id = self._world.stamps.id("E")
        latest = self._world.clock.now() + ACK_SECONDS
        with self._changed:
            self._next().send(json.dumps(_envelope(envelope_id, payload)))
            self._world.clock.wait(self._changed, lambda: envelope_id in self._acks, ACK_SECONDS)
            came, ack = self._acks.pop(envelope_id, (latest, None))
            if came >= latest:
                raise timed_out()
            return ack

    def _next(self) -> Connection:
        if not self._connections:
            raise Unanswered("dispatch_failed", "connection_failed")
        return self._connections[next(self._turns) % len(self._connections)]

    def _all(self) -> list[Connection]:
        with self._changed:
            return list(self._connections)

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask the app to reconnect, as Slack does every few hours; a `warning` comes before."""
        for connection in self._all():
            info = {"host": "sandbox"}
            connection.send(
                json.dumps({"type": "disconnect", "reason": reason, "debug_info": info})
            )
            if reason != "warning":
                self.leave(connection)
                connection.close()

    def drop(self) -> None:
        """Cut every line."""
        for connection in self._all():
            self.leave(connection)
            connection.drop()

    def silence(self) -> None:
        """Let every connection go dead without a word; payloads still go there and are lost."""
        for connection in self._all():
            connection.silence()


def _envelope(envelope_id: str, payload: Payload) -> Json:
    envelope: Json = {
        "envelope_id": envelope_id,
        "type": payload.kind.value,
        "payload": payload.body,
        "accepts_response_payload": payload.kind is not PayloadKind.EVENT,
    }
    if payload.kind is PayloadKind.EVENT:
        retry = payload.retry
        envelope["retry_attempt"] = retry.number if retry else 0
        envelope["retry_reason"] = retry.reason if retry else ""
    return envelope
