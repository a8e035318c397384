"""``/contract …`` as the signed request that Slack sends."""

from http import HTTPStatus
from time import time

from slack_bolt import App, BoltRequest

from bot.manifest import COMMAND
from sandbox.delivery.receiver import Payload, PayloadKind
from sandbox.delivery.signing import SignedRequest, signed

SECRET = "benchmark"  # noqa: S105 - it keeps nothing
TEAM = "T0BENCH01"
USER = "U0BENCH01"


class Refused(Exception):  # noqa: N818 - it is what happened
    """The app did not take a request, or did not answer it."""


def checked(answer: str, mark: str) -> str:
    """*answer*, where *mark* stands in it: a refusal is quick, but no answer. Raises Refused."""
    if mark not in answer:
        raise Refused(answer)
    return answer


def request(line: str, secret: str = SECRET, team: str = TEAM, user: str = USER) -> SignedRequest:
    """``/contract`` and *line*, typed just now."""
    body = {
        "token": "verification",
        "team_id": team,
        "team_domain": "example",
        "channel_id": "C0SAL0001",
        "channel_name": "sales",
        "user_id": user,
        "user_name": "anna",
        "command": COMMAND,
        "text": line,
        "api_app_id": "A0BENCH01",
        "is_enterprise_install": "false",
        "response_url": "https://hooks.slack.com/commands/T0BENCH01/1/abc",
        "trigger_id": "1.2.abc",
    }
    return signed(Payload(PayloadKind.COMMAND, body), secret, time())


def answered(app: App, sent: SignedRequest) -> str:
    """What *app* answers to *sent*. Raises Refused."""
    said = app.dispatch(BoltRequest(body=sent.body, headers=dict(sent.headers)))
    if said.status != HTTPStatus.OK:
        raise Refused(said.status)
    return said.body
