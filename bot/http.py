"""What is served by HTTP: Slack's requests, and for the operator health, readiness and metrics."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from wsgiref.types import StartResponse, WSGIEnvironment

import structlog
from slack_bolt import App

from bot.app import dispatch
from bot.manifest import EVENTS_PATH
from bot.metrics import Metrics
from bot.slack_request import Rejected, SlackRequests

log = structlog.get_logger(__name__)

TEXT = "text/plain; charset=utf-8"
METRICS = "text/plain; version=0.0.4; charset=utf-8"

Readiness = Callable[[], list[str]]


@dataclass(frozen=True, slots=True)
class Response:
    status: HTTPStatus
    body: str = ""
    content_type: str = TEXT


class HttpApp:
    """A WSGI application; any number of threads may call it.

    *readiness* lists what keeps us from answering, for ``/readyz``.
    """

    def __init__(
        self, app: App, requests: SlackRequests, readiness: Readiness, metrics: Metrics
    ) -> None:
        self._app, self._requests = app, requests
        self._readiness, self._metrics = readiness, metrics
        self._routes: Mapping[tuple[str, str], Callable[[WSGIEnvironment], Response]] = {
            ("POST", EVENTS_PATH): self._slack,
            ("GET", "/healthz"): self._healthz,
            ("GET", "/readyz"): self._readyz,
            ("GET", "/metrics"): self._counted,
        }

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        route = self._routes.get((environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")))
        response = route(environ) if route else Response(HTTPStatus.NOT_FOUND)
        body = response.body.encode()
        status = f"{response.status.value} {response.status.phrase}"
        headers = [("Content-Type", response.content_type), ("Content-Length", str(len(body)))]
        start_response(status, headers)
        return [body]

    def _slack(self, environ: WSGIEnvironment) -> Response:
        """None of Slack's headers is passed on: ``x-slack-bolt-…`` would steer Bolt (SLACK 4)."""
        try:
            body = self._requests.read(environ)
        except Rejected as rejected:
            self._metrics.rejected(rejected.status)
            log.warning("a request was rejected", status=rejected.status.value)
            return Response(rejected.status)
        said = dispatch(self._app, body)
        return Response(HTTPStatus(said.status), said.body, said.headers["content-type"][0])

    def _healthz(self, _environ: WSGIEnvironment) -> Response:
        return Response(HTTPStatus.OK, "ok\n")

    def _readyz(self, _environ: WSGIEnvironment) -> Response:
        problems = self._readiness()
        if problems:
            return Response(HTTPStatus.SERVICE_UNAVAILABLE, "".join(f"{p}\n" for p in problems))
        return Response(HTTPStatus.OK, "ready\n")

    def _counted(self, _environ: WSGIEnvironment) -> Response:
        return Response(HTTPStatus.OK, self._metrics.page().decode(), METRICS)
