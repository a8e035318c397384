"""What a failed call to Slack means: whether it can, must not, or may perhaps be made again."""

import errno
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.client import HTTPException
from socket import gaierror
from ssl import SSLCertVerificationError
from typing import TypeVar
from urllib.error import URLError

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from notifications.postbox import InDoubt, NeverSent, NotDone, Refused, TooFast

T = TypeVar("T")

WORD = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)  # what Slack's errors look like
UNSAID = 5.0  # seconds to wait where Slack does not say how long
LONGEST = 3600.0
LIMITED = frozenset({"ratelimited", "rate_limited"})
UNREACHABLE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN})
NO_CONNECTION = (gaierror, ConnectionRefusedError, SSLCertVerificationError)
BROKE = (OSError, HTTPException, SlackClientError, ValueError, AttributeError, TypeError)

OUTCOMES: Mapping[str, Callable[[str], NotDone]] = {
    # Slack's own trouble: it does not say how far it came
    "fatal_error": InDoubt,
    "internal_error": InDoubt,
    "request_timeout": InDoubt,
    "service_unavailable": InDoubt,
    "team_added_to_org": InDoubt,
    # our token: nothing is wrong with the notice, which waits until it is let in again
    "account_inactive": NeverSent,
    "invalid_auth": NeverSent,
    "not_authed": NeverSent,
    "token_expired": NeverSent,
    "token_revoked": NeverSent,
}
"""Any other error is a refusal."""


def asked(call: Callable[[], T]) -> T:
    """What *call* brings, or what its failure means. Raises NotDone."""
    try:
        return call()
    except SlackApiError as error:
        raise _answered(error.response) from error
    except BROKE as error:
        raise _unanswered(error) from error


def _answered(response: SlackResponse) -> NotDone:
    data = response.data if isinstance(response.data, dict) else {}
    reason = str(data.get("error"))
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS or reason in LIMITED:
        return TooFast("ratelimited", _wait(response.headers))
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return InDoubt(f"HTTP {response.status_code}")
    if "error" not in data or not WORD.fullmatch(reason):
        return InDoubt("no answer of Slack’s")
    return OUTCOMES.get(reason, Refused)(reason)


def _wait(headers: Mapping[str, str]) -> float:
    said = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return min(float(said), LONGEST) if re.fullmatch(r"\d{1,9}(\.\d+)?", said) else UNSAID


def _unanswered(error: Exception) -> NotDone:
    """Where no connection came about, nothing was sent."""
    cause = error.reason if isinstance(error, URLError) else error
    name = type(cause).__name__
    if not isinstance(error, URLError):
        return InDoubt(name)
    unreachable = isinstance(cause, OSError) and cause.errno in UNREACHABLE
    return NeverSent(name) if unreachable or isinstance(cause, NO_CONNECTION) else InDoubt(name)
