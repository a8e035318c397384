"""The Bolt app: a handful of listeners, all of them thin."""

import re
from concurrent.futures import Executor
from dataclasses import dataclass
from http import HTTPStatus

import structlog
from slack_bolt import Ack, App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_sdk import WebClient
from typing_extensions import override

from blocks.view import FORM
from bot.desk import Desk
from bot.ears import Ears
from bot.errors import explain
from bot.identity import Identity
from bot.logs import bolt_logger
from bot.manifest import COMMAND
from bot.payloads import Body, Payload

log = structlog.get_logger(__name__)

UNHEARD = HTTPStatus.SERVICE_UNAVAILABLE

# Bolt's name for a body that was checked and parsed before it came.
READ_ALREADY = "socket_mode"


@dataclass(frozen=True, slots=True)
class Takes:
    """Who takes what people do, and who hears what Slack tells of its own accord."""

    desk: Desk
    ears: Ears


def create_app(
    api_url: str, signing_secret: str, identity: Identity, takes: Takes, later: Executor
) -> App:
    """Build the app. It calls nobody, neither here nor before an ack.

    *signing_secret* is empty where nothing comes by HTTP; *later* runs what follows an ack.
    """
    app = App(
        name="contract-bot",  # or it searches the stack of calls for one, which takes 40 ms
        logger=bolt_logger(),
        client=WebClient(base_url=api_url, retry_handlers=[]),
        authorize=AsOurselves(identity),
        signing_secret=signing_secret,
        process_before_response=True,
        listener_executor=later,
        ssl_check_enabled=False,  # it would be answered before the signature is checked
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    _listen(app, takes.desk, takes.ears, later)
    return app


def dispatch(app: App, body: Body) -> BoltResponse:
    """Run a request that was checked and parsed already, whatever it came by."""
    try:
        request = BoltRequest(body=dict(body), mode=READ_ALREADY)
    except (AttributeError, LookupError, TypeError, ValueError):  # Bolt trusts every shape
        said = BoltResponse(status=HTTPStatus.BAD_REQUEST)
    else:
        said = app.dispatch(request)
    if said.status != HTTPStatus.OK:
        log.warning("nobody took a request", status=said.status, type=body.get("type"))
    return said


def _listen(app: App, desk: Desk, ears: Ears, later: Executor) -> None:
    @app.command(COMMAND)
    def typed(ack: Ack, body: Body) -> None:
        _acked(ack, desk.command(body))

    @app.action(re.compile("^run:"))
    def pressed(ack: Ack, body: Body) -> None:
        ack()
        later.submit(desk.press, body)

    @app.view(FORM)
    def submitted(ack: Ack, body: Body) -> None:
        _acked(ack, desk.submit(body))

    @app.action(re.compile("^open:"))
    def opened(ack: Ack) -> None:
        """Slack reports the press of a link as well; the browser has opened it."""
        ack()

    @app.event(re.compile("^[a-z_]+$"))
    def told(body: Body) -> BoltResponse:
        """Acked once it is done; what is not, Slack tells again."""
        return BoltResponse(status=HTTPStatus.OK if ears.heard(body) else UNHEARD)

    @app.error
    def last_resort(error: Exception) -> BoltResponse:
        """Nothing gets here; if it did, Slack would show an error of its own and ask again."""
        explain(error)
        return BoltResponse(status=200)


def _acked(ack: Ack, said: Payload | None) -> None:
    if said is None:
        ack()
    else:
        ack(said)


class AsOurselves(Authorize):
    """Every request is answered as our bot in our workspace: known since the start, not asked."""

    def __init__(self, identity: Identity) -> None:
        self._result = AuthorizeResult(
            enterprise_id=None,
            team_id=identity.team_id,
            bot_user_id=identity.bot_user_id,
            bot_id=identity.bot_id,
        )

    @override
    def __call__(self, **_request: object) -> AuthorizeResult:
        return self._result
