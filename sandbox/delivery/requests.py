"""Signed requests: over HTTP to a request URL, or straight into a callable of this process."""

from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from typing_extensions import override

from sandbox.clock import Clock, RealClock
from sandbox.delivery.receiver import ACK_SECONDS, Ack, Payload, Receiver, Unanswered, timed_out
from sandbox.delivery.signing import SignedRequest, ack_of, signed
from sandbox.state.world import World

OK = 200
MULTIPLE_CHOICES = 300
Send = Callable[[SignedRequest], tuple[int, str]]  # gives status and body


class Requests(Receiver):
    """Signs each payload, sends it, and judges the answer.

    The signature carries the machine's time, not the world's: whoever checks its age does so by
    the machine's clock, also when a test has turned the world's.
    """

    def __init__(self, world: World, send: Send, stamp: Clock | None = None) -> None:
        self._world = world
        self._send = send
        self._stamp = stamp or RealClock()

    @override
    def deliver(self, payload: Payload) -> Ack:
        clock = self._world.clock
        sent_at = clock.now()
        secret = self._world.app.signing_secret
        status, body = self._send(signed(payload, secret, self._stamp.now()))
        if clock.now() - sent_at > ACK_SECONDS:
            raise timed_out()
        if not OK <= status < MULTIPLE_CHOICES:
            raise Unanswered("dispatch_failed", "http_error")
        return ack_of(body)


def over_http(url: str) -> Send:
    """POST to *url* with Slack's patience of three seconds."""
    place = urlsplit(url)

    def send(request: SignedRequest) -> tuple[int, str]:
        connection = HTTPConnection(place.hostname or "", place.port, timeout=ACK_SECONDS)
        try:
            connection.request(
                "POST", place.path or "/", request.body.encode(), dict(request.headers)
            )
            response = connection.getresponse()
            return response.status, response.read().decode()
        except TimeoutError:
            raise timed_out() from None
        except (OSError, HTTPException) as error:
            raise Unanswered("dispatch_failed", "connection_failed") from error
        finally:
            connection.close()

    return send
