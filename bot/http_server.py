"""The WSGI server of HTTP mode: threads, bounded requests, and an end that loses no answer."""

import select
import socket
from threading import Event, Thread
from typing import Any
from wsgiref.types import WSGIApplication

from waitress import create_server, wasyncore  # type: ignore[import-untyped]  # it has no types

from bot.slack_request import MAX_BYTES
from contracts.errors import Refusal
from contracts.i18n import _

THREADS = 8
BACKLOG = 128
TICK = 0.5


class CannotListen(Refusal):
    """The address to listen on is taken."""


class HttpServer:
    """Waitress, in a thread of its own, with an orderly end."""

    def __init__(self, app: WSGIApplication, host: str, port: int) -> None:
        self._app, self._host, self._port = app, host, port
        self._stopping = Event()
        self._thread = Thread(target=self._serve, name="http", daemon=True)
        self._sockets: dict[int, Any] = {}  # what waitress polls
        self._server: Any = None  # waitress' server, once started

    @property
    def port(self) -> int:
        """The port that is listened on; known once started."""
        return int(self._server.effective_port)

    @property
    def address(self) -> str:
        return f"http://{self._host}:{self.port}"

    def start(self) -> None:
        self._server = create_server(
            self._app,
            map=self._sockets,
            sockets=[_listen(self._host, self._port)],
            threads=THREADS,
            backlog=BACKLOG,
            ident=None,
            max_request_body_size=MAX_BYTES,
            clear_untrusted_proxy_headers=True,
        )
        self._thread.start()

    def is_up(self) -> bool:
        return self._thread.is_alive() and not self._stopping.is_set()

    def drain(self, seconds: float) -> bool:
        self._stopping.set()
        self._server.pull_trigger()
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def close(self) -> None:
        if self._server:
            self._server.task_dispatcher.shutdown()
        wasyncore.close_all(self._sockets)

    def _serve(self) -> None:
        while not self._stopping.is_set():
            self._turn()
        self._stop_listening()
        while self._in_flight():
            self._turn()

    def _turn(self) -> None:
        wasyncore.loop(timeout=TICK, use_poll=True, map=self._sockets, count=1)

    def _stop_listening(self) -> None:
        """Take in the connections that the system has accepted for us, and no more."""
        while select.select([self._server.socket], [], [], 0)[0]:
            self._server.handle_accept()
        wasyncore.dispatcher.close(self._server)

    def _in_flight(self) -> bool:
        """Whether a request is being read or answered, or an answer not yet sent."""
        channels = list(self._server.active_channels.values())
        return any(c.requests or c.request or c.total_outbufs_len for c in channels)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        where = f"{host}:{port}"
        raise CannotListen(
            _("Cannot listen on {where}: {why}.", where=where, why=error.strerror),
            hint=_("Choose another PORT, or end what uses it."),
        ) from error
