"""One call of the Web API from token to answer, faults and limits included."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from pydantic import ValidationError

from sandbox.api import auth, chat, conversations, files, users, views
from sandbox.api.method import Method, need
from sandbox.api.pace import Pace
from sandbox.faults import ON_CALLS, Fault, FaultKind, Faults
from sandbox.state.errors import SlackError
from sandbox.state.model import Json
from sandbox.state.world import World

METHODS: Final[Mapping[str, Method]] = {
    method.name: method
    for module in (auth, chat, conversations, files, users, views)
    for method in module.METHODS
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back over HTTP: after *late* seconds, or never when *dropped*.

    *effect* is what the call does only later: after *late* seconds its own reply goes back, else
    it is done *after* seconds from now, whatever went back.
    """

    body: Json | str | bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    late: float = 0.0
    dropped: bool = False
    after: float = 0.0
    effect: "Effect | None" = None


Effect = Callable[[], Reply]


@dataclass(frozen=True, slots=True)
class Request:
    """A call as it came in."""

    method: str
    token: str | None
    arguments: Mapping[str, Any]
    verb: str = "POST"
    as_json: bool = False


def _limited(seconds: float) -> Reply:
    body: Json = {"ok": False, "error": "ratelimited"}
    return Reply(body, 429, {"Retry-After": f"{max(1, round(seconds))}"})


def _page() -> str:
    return "<html><head><title>Server Error | Slack</title></head><body>Sorry!</body></html>"


FAILURES: Final[Mapping[FaultKind, Callable[[Fault, Reply], Reply]]] = {
    FaultKind.REPLY_DROPPED: lambda _fault, reply: Reply(reply.body, dropped=True),
    FaultKind.REPLY_LATE: lambda fault, reply: Reply(reply.body, late=fault.seconds),
    FaultKind.RATE_LIMITED: lambda fault, _reply: _limited(fault.seconds),
    FaultKind.SERVER_ERROR: lambda _fault, _reply: Reply("Internal Server Error", 500),
    FaultKind.HTML: lambda _fault, _reply: Reply(_page()),
    FaultKind.ERROR: lambda fault, _reply: Reply({"ok": False, "error": fault.error}),
    FaultKind.CONNECTION_CLOSED: lambda _fault, _reply: Reply("", dropped=True),
}
AFTER_THE_FACT: Final = frozenset({FaultKind.REPLY_DROPPED, FaultKind.REPLY_LATE})


class Service:
    """The Web API of one world."""

    def __init__(self, world: World, faults: Faults, pace: Pace) -> None:
        self.world = world
        self.faults = faults
        self.pace = pace

    def call(self, request: Request) -> Reply:
        """Answer; never raises for what the caller did wrong."""
        return self.struck(request.method, lambda: self._answer(request))

    def struck(self, name: str, effect: Effect) -> Reply:
        """The reply of *effect*, or what becomes of it under the fault that waits for *name*."""
        fault = self.faults.strike(name, ON_CALLS)
        if fault is None:
            return effect()
        fail = FAILURES[fault.kind]
        if fault.stored_late:
            return replace(fail(fault, Reply("")), after=fault.seconds, effect=effect)
        stored = fault.stored or fault.kind in AFTER_THE_FACT
        return fail(fault, effect() if stored else Reply(""))

    def _answer(self, request: Request) -> Reply:
        try:
            method = self._allowed(request)
            if seconds := self.pace.wait(method, str(request.arguments.get("channel", ""))):
                return _limited(seconds)
            body = {"ok": True, **method.run(self.world, _arguments(method, request))}
            scopes = ",".join(sorted(self.world.app.scopes))
            return Reply(body, headers={} if method.app_token else {"X-OAuth-Scopes": scopes})
        except SlackError as refusal:
            return Reply(refusal.body())

    def _allowed(self, request: Request) -> Method:
        """The method, if there is one and this token may call it in this way."""
        method = METHODS.get(request.method)
        if method is None:
            raise SlackError("unknown_method", req_method=request.method)
        self._authenticate(method, request.token)
        for scope in method.scopes:
            need(self.world, scope)
        if request.verb == "GET" and not method.reads and method.name != "auth.test":
            raise SlackError("invalid_arguments", ["[ERROR] this method is called by POST"])
        return method

    def _authenticate(self, method: Method, token: str | None) -> None:
        app = self.world.app
        if not token:
            raise SlackError("not_authed")
        if token not in {app.bot_token, app.app_token}:
            raise SlackError("invalid_auth")
        if app.revoked:
            raise SlackError("account_inactive")
        if (token == app.app_token) is not method.app_token:
            raise SlackError("not_allowed_token_type")


def _arguments(method: Method, request: Request) -> Any:
    """The checked arguments. A method that reads does not look into a JSON body."""
    given = {} if request.as_json and method.reads else request.arguments
    try:
        return method.arguments.model_validate(given)
    except ValidationError as error:
        messages = [_worded(dict(one)) for one in error.errors()]
        raise SlackError("invalid_arguments", messages) from None


def _worded(error: Json) -> str:
    place = "/".join(map(str, error["loc"]))
    if error["type"] == "missing":
        return f"[ERROR] missing required field: {place}"
    return f"[ERROR] {error['msg']} [json-pointer:/{place}]"
