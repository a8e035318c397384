"""Socket Mode over a websocket."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect
from typing_extensions import override

from sandbox.delivery.hub import Connection, Hub
from sandbox.state.world import World
from sandbox.web.lines import Lines

POLICY_VIOLATION = 1008


class Link(Connection):
    """One socket of the app's, usable from any thread."""

    def __init__(self, socket: WebSocket, lines: Lines) -> None:
        self._socket = socket
        self._lines = lines
        self._line = lines.of(socket.scope)
        self._loop = asyncio.get_running_loop()
        self._outbox: asyncio.Queue[str | None] = asyncio.Queue()
        self._hushed = False

    @override
    def send(self, text: str) -> None:
        self._loop.call_soon_threadsafe(self._outbox.put_nowait, text)

    @override
    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._outbox.put_nowait, None)

    @override
    def drop(self) -> None:
        self._loop.call_soon_threadsafe(self._line.abort)

    @override
    def silence(self) -> None:
        self._loop.call_soon_threadsafe(self._hush)

    def _hush(self) -> None:
        self._hushed = True
        self._lines.hush(self._line)

    async def write(self) -> None:
        """Send what is queued until the socket is to be closed."""
        with suppress(WebSocketDisconnect, RuntimeError):  # the other end may be gone already
            while (text := await self._outbox.get()) is not None:
                if not self._hushed:
                    await self._socket.send_text(text)
            await self._socket.close()


def link(world: World, hub: Hub, lines: Lines) -> Callable[[WebSocket], Awaitable[None]]:
    """The endpoint of Socket Mode for one world; a ticket opens it once."""

    async def serve(socket: WebSocket) -> None:
        if not world.tickets.enter(socket.query_params.get("ticket", "")):
            await socket.close(POLICY_VIOLATION)
            return
        await socket.accept()
        connection = Link(socket, lines)
        writer = asyncio.create_task(connection.write())
        hub.enter(connection)
        try:
            while True:
                hub.hear(await socket.receive_text())
        except WebSocketDisconnect:
            hub.leave(connection)
        finally:
            writer.cancel()

    return serve
