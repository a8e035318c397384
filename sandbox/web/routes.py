"""The addresses of the sandbox: the Web API, response_urls, files, sockets, faults."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from sandbox import responses
from sandbox.api import service
from sandbox.api.service import Effect, Reply
from sandbox.core import Core
from sandbox.faults import Fault, FaultKind
from sandbox.state.errors import SlackError
from sandbox.web.downloads import SIGN_IN, download
from sandbox.web.lines import Lines
from sandbox.web.link import link
from sandbox.web.pauses import Pauses

BEARER = "Bearer "
JSON_TYPE = "application/json"


async def read(request: Request, method: str) -> service.Request:
    """The call, from query, form or JSON; the token from the header or an argument."""
    as_json = request.headers.get("content-type", "").startswith(JSON_TYPE)
    given: dict[str, Any] = dict(request.query_params)
    if as_json:
        body = json.loads(await request.body() or "{}")
        given |= body if isinstance(body, dict) else {}
    else:
        given |= dict(await request.form())
    header = request.headers.get("authorization", "")
    inline = given.pop("token", None)
    token = header.removeprefix(BEARER) if header.startswith(BEARER) else inline
    return service.Request(method, token, given, request.method, as_json)


class Routes:
    """The endpoints of one Slack."""

    def __init__(self, slack: Core, lines: Lines) -> None:
        self._slack = slack
        self._lines = lines
        self._pauses = Pauses(slack.world.clock)
        self._late: set[asyncio.Task[None]] = set()
        lines.at_end.append(self._pauses.end)

    def all(self) -> list[BaseRoute]:
        socket = link(self._slack.world, self._slack.hub, self._lines)
        return [
            Route("/api/{method}", self.call, methods=["GET", "POST"]),
            Route("/response/{key}", self.respond, methods=["POST"]),
            Route("/upload/{file}", self.upload, methods=["POST"]),
            Route("/files-pri/{place}/download/{name:path}", self.download),
            Route("/files-pri/{place}/{name:path}", self.download),
            Route("/sign-in", self.sign_in),
            Route("/sandbox/faults", self.faults, methods=["GET", "POST", "DELETE"]),
            WebSocketRoute("/link/", socket),
        ]

    async def call(self, request: Request) -> Response:
        name = request.path_params["method"]
        try:
            asked = await read(request, name)
        except ValueError:
            return JSONResponse({"ok": False, "error": "invalid_json"})
        return await self._send(request, self._slack.service.call(asked))

    async def _send(self, request: Request, reply: Reply) -> Response:
        if reply.late:
            await self._pauses.wait(reply.late)
            reply = reply.effect() if reply.effect else reply
        elif reply.effect:
            self._do_later(reply.effect, reply.after)
        if reply.dropped:
            return await self._drop(request)
        make = FORMS[type(reply.body)]
        return make(reply.body, reply.status, dict(reply.headers))

    def _do_later(self, effect: Effect, seconds: float) -> None:
        async def do() -> None:
            if await self._pauses.wait(seconds):
                effect()

        task = asyncio.create_task(do())
        self._late.add(task)
        task.add_done_callback(self._late.discard)

    async def _drop(self, request: Request) -> Response:
        """Cut the line; what is returned reaches nobody."""
        self._lines.of(request.scope).abort()
        while (await request.receive())["type"] != "http.disconnect":
            pass
        return Response()

    async def respond(self, request: Request) -> Response:
        """A response_url; faults hit it under the name `response_url`."""
        key, body = request.path_params["key"], await request.body()
        reply = self._slack.service.struck("response_url", lambda: self._responded(key, body))
        return await self._send(request, reply)

    def _responded(self, key: str, body: bytes) -> Reply:
        try:
            responses.respond(self._slack.world, key, json.loads(body))
        except ValueError:
            return Reply({"ok": False, "error": "invalid_payload"}, 400)
        except SlackError as refusal:
            return Reply(refusal.body(), 404 if refusal.error in GONE else 400)
        return Reply({"ok": True})

    async def upload(self, request: Request) -> Response:
        """The bytes of a file; faults hit it under the name `file_upload`."""
        file, content = request.path_params["file"], await _uploaded(request)
        reply = self._slack.service.struck("file_upload", lambda: self._received(file, content))
        return await self._send(request, reply)

    def _received(self, file: str, content: bytes) -> Reply:
        try:
            received = self._slack.world.files.receive(file, content)
        except SlackError as refusal:
            return Reply(refusal.error, 400)
        return Reply(f"OK - {received.length}")

    async def download(self, request: Request) -> Response:
        """A file for the app; faults hit it under the name `file_download`."""
        place, path = request.path_params["place"], request.url.path
        token, world = request.headers.get("authorization", ""), self._slack.world
        reply = self._slack.service.struck(
            "file_download", lambda: download(world, place, path, token)
        )
        return await self._send(request, reply)

    async def sign_in(self, _request: Request) -> Response:
        return HTMLResponse(SIGN_IN)

    async def faults(self, request: Request) -> Response:
        """The switches for a bot in another process: GET lists, POST adds, DELETE clears."""
        if request.method == "DELETE":
            self._slack.faults.clear()
        elif request.method == "POST":
            try:
                self._slack.inject(Fault.model_validate_json(await request.body()))
            except ValidationError as error:
                return Response(error.json(include_url=False), 422, media_type=JSON_TYPE)
        waiting = [fault.model_dump(mode="json") for fault in self._slack.faults.waiting()]
        kinds: Mapping[str, Any] = {"kinds": list(FaultKind), "waiting": waiting}
        return JSONResponse(kinds)


FORMS: Mapping[type, type[Response]] = {
    str: HTMLResponse,
    bytes: Response,
    dict: JSONResponse,
}
GONE = frozenset({"used_url", "expired_url", "no_such_url"})


async def _uploaded(request: Request) -> bytes:
    """The bytes of a file: the body itself, or the first file of a form."""
    if not request.headers.get("content-type", "").startswith("multipart/"):
        return await request.body()
    form = await request.form()
    for value in form.values():
        if not isinstance(value, str):
            return await value.read()
    return b""
