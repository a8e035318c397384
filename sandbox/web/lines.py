"""The TCP lines under requests and sockets, so that faults can cut and hush them."""

import asyncio
from collections.abc import Callable
from typing import Any
from weakref import WeakValueDictionary

from starlette.types import Scope
from typing_extensions import override
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class Lines:
    """Every open line by the client's address. An upgrade to a websocket keeps its line."""

    def __init__(self) -> None:
        self._open: WeakValueDictionary[tuple[str, int], asyncio.Transport] = WeakValueDictionary()
        self._hushed: list[asyncio.Transport] = []
        self.at_end: list[Callable[[], None]] = []

    def note(self, transport: asyncio.Transport) -> None:
        self._open[tuple(transport.get_extra_info("peername")[:2])] = transport

    def of(self, scope: Scope) -> asyncio.Transport:
        """The line that a request or socket came over."""
        return self._open[tuple(scope["client"])]

    def hush(self, line: asyncio.Transport) -> None:
        """Read no more from a line: pings get no answer, and nobody is told."""
        line.pause_reading()
        self._hushed.append(line)

    def end(self) -> None:
        """Cut what was hushed and wake what waits, so that the server can end."""
        for act in self.at_end:
            act()
        while self._hushed:
            self._hushed.pop().abort()

    def protocol(self) -> type[asyncio.Protocol]:
        """Uvicorn's HTTP protocol, noting each line here."""
        lines = self

        class Noting(HttpToolsProtocol):
            @override
            def connection_made(self, transport: Any) -> None:
                lines.note(transport)
                super().connection_made(transport)

        return Noting
