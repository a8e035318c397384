"""slack_sdk's built-in Socket Mode client, made to count, to notice and to leave at once."""

import json
import select
import socket

from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection, ConnectionState
from typing_extensions import override

from bot.in_flight import InFlight

PING_SECONDS = 3
WORKERS = 8
GONE = select.POLLHUP | select.POLLERR | getattr(select, "POLLRDHUP", 0)


class SocketClient(SocketModeClient):
    """Calling again is left to a watchdog; *work* counts what was received and not yet answered.

    Built in, an envelope waits for a thread that polls, changing the connection waits for a read
    to time out, and with the default settings a dead connection is noticed after 59 s (SLACK 5).
    """

    def __init__(self, app_token: str, web_client: WebClient, work: InFlight) -> None:
        super().__init__(
            app_token,
            web_client=web_client,
            auto_reconnect_enabled=False,
            ping_interval=PING_SECONDS,
            concurrency=WORKERS,
        )
        self.proxy = web_client.proxy
        self._work = work

    @override
    def enqueue_message(self, message: str) -> None:
        self._work.begin()
        self.message_workers.submit(self._handle, message)

    def _handle(self, message: str) -> None:
        try:
            self.run_message_listeners(json.loads(message), message)
        finally:
            self._work.end()

    @override
    def connect(self) -> None:
        """Open a connection, use it, and only then hang up the old one."""
        old, old_state = self.current_session, self.current_session_state
        session = self._connection(self.wss_uri or self.issue_new_wss_url())
        session.connect()
        self.current_session = session
        self.current_session_state = ConnectionState()  # type: ignore[no-untyped-call]  # theirs
        old_state.terminated = True
        if old:
            hang_up(old)
        if not self.current_app_monitor_started:
            self.current_app_monitor_started = True
            self.current_app_monitor.start()

    def _connection(self, url: str) -> Connection:
        return Connection(
            url=url,
            logger=self.logger,
            ping_interval=self.ping_interval,
            proxy=self.proxy,
            on_message_listener=self._on_message,
            on_error_listener=self._on_error,
            on_close_listener=self._on_close,
            ssl_context=self.web_client.ssl,
        )

    @override
    def close(self) -> None:
        """Leave at once: the built-in way waits for threads that wait for data."""
        self.closed = True
        self.message_queue.put(None)
        if self.current_session:
            hang_up(self.current_session)
        super().close()


def hang_up(session: Connection) -> None:
    """Close *session*; whoever reads from it wakes up at once."""
    connection = session.sock
    if connection:
        try:
            connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            session.logger.debug("The connection was gone already.")
    session.close()


def is_gone(session: Connection) -> bool:
    """Whether *session* has no connection, or the other side has hung up."""
    return _polled(session, GONE, 0)


def is_quiet(session: Connection, seconds: float) -> bool:
    """Whether nothing more comes from *session* for *seconds*."""
    return is_gone(session) or not _polled(session, select.POLLIN, seconds)


def _polled(session: Connection, events: int, seconds: float) -> bool:
    connection = session.sock
    if connection is None or connection.fileno() < 0:
        return True
    poll = select.poll()
    poll.register(connection, events)
    return bool(poll.poll(seconds * 1000))
