"""uvicorn in a thread on 127.0.0.1: starts before it returns, ends without leaving anything."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

import uvicorn
from starlette.types import ASGIApp
from typing_extensions import override

from sandbox.web.lines import Lines

HOST = "127.0.0.1"


class PortInUse(Exception):  # noqa: N818 - what is the matter, in words for a person
    """Somebody else listens there."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is in use: choose another with --port.")


class _Server(uvicorn.Server):
    """Says when it is ready, or that it will never be, and ends as soon as it is told to."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.settled = Event()
        self._end: Callable[[], object] = lambda: None

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        finally:
            self.settled.set()

    @override
    async def main_loop(self) -> None:
        """What uvicorn does meanwhile, which looks ten times a second whether to end."""
        loop = asyncio.get_running_loop()
        ticking = loop.create_task(super().main_loop())
        self._end = lambda: loop.call_soon_threadsafe(ticking.cancel)
        with suppress(asyncio.CancelledError):
            await ticking

    def end(self) -> None:
        """From any thread."""
        self.should_exit = True
        self._end()


def listen(port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises `PortInUse`."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError:
        listener.close()
        raise PortInUse(port) from None
    return listener


@contextmanager
def serving(app: ASGIApp, listener: socket.socket, lines: Lines) -> Iterator[None]:
    """Serve until the block ends."""
    config = uvicorn.Config(
        app,
        http=lines.protocol(),
        ws="websockets-sansio",
        ws_ping_interval=None,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=2,
    )
    server = _Server(config)
    thread = Thread(target=server.run, args=([listener],), name="sandbox-server")
    thread.start()
    server.settled.wait()
    try:
        yield
    finally:
        lines.end()
        server.end()
        thread.join()
        listener.close()


def free_port() -> int:
    """A port where nobody listens now."""
    with listen(0) as listener:
        return int(listener.getsockname()[1])
