"""Socket Mode: what goes over the sockets, told by sockets that only remember."""

import json
from typing import Any

from sandbox.cast import cast
from sandbox.clock import ManualClock
from sandbox.core import Core
from sandbox.delivery.hub import Connection, Hub
from sandbox.delivery.receiver import Payload, PayloadKind


class Answering(Connection):
    """A socket whose app acks everything at once."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self.got: list[dict[str, Any]] = []
        self.closed = False

    def send(self, text: str) -> None:
        frame = json.loads(text)
        self.got.append(frame)
        if "envelope_id" in frame:
            ack = {"envelope_id": frame["envelope_id"], "payload": {"text": "here"}}
            self._hub.hear(json.dumps(ack))

    def close(self) -> None:
        self.closed = True

    def drop(self) -> None:
        self.closed = True

    def silence(self) -> None:
        self.closed = True


def test_several_connections_share_the_payloads() -> None:
    hub = Core(cast(), ManualClock()).hub
    sockets = [Answering(hub), Answering(hub)]
    for socket in sockets:
        hub.enter(socket)
    for _ in range(4):
        assert hub.deliver(Payload(PayloadKind.COMMAND, {"text": "x"})) == {"text": "here"}
    assert [len(socket.got) for socket in sockets] == [3, 3]
    assert [socket.got[0]["num_connections"] for socket in sockets] == [1, 2]
    envelope = sockets[0].got[1]
    assert envelope["type"] == "slash_commands"
    assert envelope["accepts_response_payload"]


def test_a_warning_leaves_the_socket_open_and_a_refresh_closes_it() -> None:
    hub = Core(cast(), ManualClock()).hub
    socket = Answering(hub)
    hub.enter(socket)
    hub.disconnect("warning")
    assert not socket.closed
    hub.disconnect()
    assert socket.closed
    assert [frame.get("reason") for frame in socket.got] == [None, "warning", "refresh_requested"]
    assert hub.connected == 0


def test_a_ticket_opens_one_socket() -> None:
    tickets = Core(cast(), ManualClock()).world.tickets
    ticket = tickets.socket()
    assert tickets.enter(ticket)
    assert not tickets.enter(ticket)
