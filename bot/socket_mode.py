"""Socket Mode: we call Slack and keep the line open; a watchdog calls again when it is dead."""

import json
from http import HTTPStatus
from threading import Event, Thread
from time import monotonic, time

import structlog
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.socket_mode.builtin.connection import Connection
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.app import dispatch
from bot.in_flight import InFlight
from bot.metrics import Metrics
from bot.socket_client import SocketClient, hang_up, is_gone, is_quiet
from contracts.errors import Refusal
from contracts.i18n import _

log = structlog.get_logger(__name__)

TICK = 1.0
SILENCE = 10.0  # seconds without the answer to a ping, of which there is one every three
QUIET = 0.1
LONGEST_PAUSE = 30.0


class CannotConnect(Refusal):
    """Slack did not open a socket for us."""


class SocketMode:
    """The app on a socket of Slack's, for as long as the process lives."""

    def __init__(self, app: App, app_token: str, web: WebClient, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics
        self._work = InFlight()
        self._client = SocketClient(app_token, web, self._work)
        self._client.socket_mode_request_listeners.append(self._receive)
        self._stopping = Event()
        self._watchdog = Thread(target=self._watch, name="watchdog", daemon=True)
        self._session: Connection | None = None
        self._since = 0.0

    @property
    def address(self) -> str:
        return "Socket Mode"

    def start(self) -> None:
        why = self._call()
        if why:
            raise CannotConnect(
                _("Slack did not open a socket for us: {why}.", why=why),
                hint=_("Check SLACK_APP_TOKEN, its scope connections:write, and SLACK_API_URL."),
            )
        self._watchdog.start()

    def is_up(self) -> bool:
        return self._client.is_connected() and not self._stopping.is_set()

    def drain(self, seconds: float) -> bool:
        """Until everything that Slack handed over is answered and nothing more arrives."""
        self._stopping.set()
        deadline = monotonic() + seconds
        while (left := deadline - monotonic()) > 0 and self._work.wait(left):
            session = self._client.current_session
            if session is None or is_quiet(session, QUIET):
                return True
        return False

    def close(self) -> None:
        self._stopping.set()
        self._client.close()

    def _receive(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        """Answer one envelope: what Bolt says goes back as its ack."""
        said = dispatch(self._app, request.payload)
        if said.status != HTTPStatus.OK:
            return
        payload = json.loads(said.body) if said.body else None
        ack = SocketModeResponse(request.envelope_id, payload)
        try:
            client.send_socket_mode_response(ack)
        except SlackClientError as error:
            self._metrics.undelivered()
            log.warning("an answer was not sent", error=type(error).__name__)

    def _watch(self) -> None:
        pause = TICK
        while not self._stopping.wait(pause):
            session = self._client.current_session
            if (session and not self._is_dead(session)) or self._mend(session):
                pause = TICK
            else:
                pause = min(2 * pause, LONGEST_PAUSE)

    def _is_dead(self, session: Connection) -> bool:
        """Hung up, or silent: no answer to a ping for long, counted from the first look."""
        if session is not self._session:
            self._session, self._since = session, time()
        return is_gone(session) or time() - (session.last_ping_pong_time or self._since) > SILENCE

    def _mend(self, session: Connection | None) -> bool:
        log.warning("the socket is dead: calling again")
        self._metrics.reconnected()
        if session:
            hang_up(session)
        why = self._call()
        if why:
            log.warning("the socket did not open", why=why)
        return not why

    def _call(self) -> str:
        """Connect; why not, or nothing if it worked."""
        try:
            self._client.connect_to_new_endpoint()
        except SlackApiError as error:
            return str(error.response.get("error"))
        except (OSError, SlackClientError) as error:
            return type(error).__name__
        return "" if self._client.is_connected() else _("no connection")
