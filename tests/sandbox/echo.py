"""A little app on the real Bolt: says back what it hears, in every way that an app may answer."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from sandbox.delivery.signing import SignedRequest
from sandbox.slack import Slack

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(text: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def buttons(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def field(label: str, block_id: str, element: Json, **more: Any) -> Json:
    element = {**element, "action_id": f"{block_id}-value"}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element,
        **more,
    }


SURE = {
    "title": plain("Sure?"),
    "text": plain("It is gone then."),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}
CARD = [
    section("A *card*"),
    buttons(
        button("Again", "again", value="ACME-1"),
        button("Delete", "delete", style="danger", confirm=SURE),
        button("Publish", "publish"),
        button("Form", "form"),
        {
            "type": "overflow",
            "action_id": "more",
            "options": [{"text": plain("History"), "value": "history"}],
        },
    ),
    {**section("Pick"), "accessory": {"type": "external_select", "action_id": "account"}},
]


def form(title: str = "New draft") -> Json:
    return {
        "type": "modal",
        "callback_id": "draft",
        "title": plain(title),
        "submit": plain("Save"),
        "notify_on_close": True,
        "blocks": [
            field("Reference", "ref", {"type": "plain_text_input", "max_length": 20}),
            field("Ends", "ends", {"type": "datepicker"}, optional=True),
            field("Owner", "owner", {"type": "users_select"}, optional=True),
            buttons(button("Deeper", "deeper")),
        ],
    }


def create_app(slack: Slack, more: Mapping[str, "Answer"] | None = None) -> App:
    """The app; *more* are further lines that it knows."""
    answers = {**ANSWERS, **(more or {})}
    client = WebClient(slack.bot_token, base_url=slack.url, retry_handlers=[])
    app = App(client=client, signing_secret=slack.signing_secret, process_before_response=True)

    @app.command("/contract")
    def typed(ack: Any, command: Json) -> None:
        answers.get(command["text"], echo)(slack, ack, command, app.client)

    for name, act in ACTIONS.items():
        app.action(name)(act)
    for name, hear in EVENTS.items():
        app.event(name)(hear)
    app.options("account")(accounts)
    app.view("draft")(submitted)
    app.view_closed("draft")(closed)
    return app


def again(ack: Any, respond: Any, action: Json) -> None:
    ack()
    respond(text=f"again {action['value']}", replace_original=True)


def delete(ack: Any, respond: Any) -> None:
    ack()
    respond(delete_original=True)


def publish(ack: Any, respond: Any) -> None:
    ack()
    respond(text="for everybody", response_type="in_channel")


def chosen(ack: Any, respond: Any, action: Json) -> None:
    ack()
    respond(text=f"{action['action_id']}: {action['selected_option']['value']}")


def accounts(ack: Any, payload: Json) -> None:
    wanted = payload["value"].lower()
    names = [name for name in ("ACME", "Acorn", "Basalt") if wanted in name.lower()]
    ack(options=[{"text": plain(name), "value": name} for name in names])


def opens(ack: Any, body: Json, client: WebClient) -> None:
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=form())


def deeper(ack: Any, body: Json, client: WebClient) -> None:
    ack()
    client.views_push(trigger_id=body["trigger_id"], view=form("Deeper"))


def submitted(ack: Any, view: Json) -> None:
    ref = view["state"]["values"]["ref"]["ref-value"]["value"]
    ack(**SUBMISSIONS.get(ref, {}))


def closed(ack: Any, body: Json, client: WebClient) -> None:
    ack()
    client.chat_postMessage(channel=body["user"]["id"], text=f"closed {body['is_cleared']}")


def home(event: Json, client: WebClient) -> None:
    view = {"type": "home", "blocks": [section(f"Hello <@{event['user']}>")]}
    client.views_publish(user_id=event["user"], view=view)


def heard(event: Json, say: Any) -> None:
    say(f"you said {event['text']}")


def changed(event: Json, client: WebClient) -> None:
    client.chat_postMessage(channel="C0SAL0001", text=f"changed {event['user']['id']}")


ACTIONS: dict[str, Callable[..., None]] = {
    "again": again,
    "delete": delete,
    "publish": publish,
    "more": chosen,
    "account": chosen,
    "form": opens,
    "deeper": deeper,
}
EVENTS: dict[str, Callable[..., None]] = {
    "app_home_opened": home,
    "message": heard,
    "user_change": changed,
}


def echo(_slack: Slack, ack: Any, command: Json, _client: WebClient) -> None:
    ack(response_type="ephemeral", text=f"you typed {command['text']}")


def _card(_slack: Slack, ack: Any, _command: Json, _client: WebClient) -> None:
    ack(response_type="ephemeral", text="A card", blocks=CARD)


def _post(_slack: Slack, ack: Any, command: Json, client: WebClient) -> None:
    ack()
    client.chat_postMessage(channel=command["channel_id"], text="A card", blocks=CARD)


def _open(_slack: Slack, ack: Any, command: Json, client: WebClient) -> None:
    client.views_open(trigger_id=command["trigger_id"], view=form())
    ack()


def _late(slack: Slack, ack: Any, _command: Json, _client: WebClient) -> None:
    slack.world.clock.advance(4)  # type: ignore[attr-defined] # these tests turn the clock by hand
    ack("too late")


def _wrong(_slack: Slack, ack: Any, _command: Json, _client: WebClient) -> None:
    ack(text="wrong", blocks=[{"type": "nonsense"}])


def _silent(_slack: Slack, _ack: Any, _command: Json, _client: WebClient) -> None:
    raise RuntimeError("broken on purpose")


Answer = Callable[[Slack, Any, Json, WebClient], None]
ANSWERS: dict[str, Answer] = {
    "card": _card,
    "post": _post,
    "open": _open,
    "late": _late,
    "wrong": _wrong,
    "silent": _silent,
}
SUBMISSIONS: dict[str, Json] = {
    "bad": {"response_action": "errors", "errors": {"ref": "Nothing is called bad"}},
    "nowhere": {"response_action": "errors", "errors": {"nowhere": "No such field"}},
    "next": {"response_action": "update", "view": form("Step two")},
    "push": {"response_action": "push", "view": form("On top")},
    "all": {"response_action": "clear"},
    "odd": {"response_action": "dance"},
}


class _Server(ThreadingMixIn, WSGIServer):
    pass


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:  # type: ignore[override] # tests are quiet
        pass


@contextmanager
def over_socket(slack: Slack, app: App) -> Iterator[None]:
    handler = SocketModeHandler(app, slack.app_token, ping_interval=1)
    handler.connect()
    assert slack.hub.wait_for(1)
    try:
        yield
    finally:
        handler.client.auto_reconnect_enabled = False
        slack.hub.drop()  # closing from the client's end takes it three seconds
        handler.close()


@contextmanager
def over_http(slack: Slack, app: App) -> Iterator[None]:
    handler = SlackRequestHandler(app)
    with make_server("127.0.0.1", 0, handler, _Server, _Quiet) as server:  # type: ignore[arg-type]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        slack.send_to(f"http://127.0.0.1:{server.server_port}/slack/events")
        yield
        server.shutdown()
        thread.join()


@contextmanager
def in_process(slack: Slack, app: App) -> Iterator[None]:
    def send(request: SignedRequest) -> tuple[int, str]:
        response = app.dispatch(BoltRequest(body=request.body, headers=dict(request.headers)))
        return response.status, response.body

    slack.send_by(send)
    yield


WAYS: dict[str, Callable[[Slack, App], AbstractContextManager[None]]] = {
    "socket": over_socket,
    "http": over_http,
    "direct": in_process,
}
