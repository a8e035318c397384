"""A form as long as ours become: fields of every kind, forty lines with menus, and one to add."""

from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from sandbox.slack import Slack
from tests.sandbox.echo import Json, button, buttons, create_app, field, form, plain, section

LONG = "A customer with a very long name Aktiengesellschaft & Co. Kommanditgesellschaft " * 2
CURRENCIES = ("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "JPY", "CAD")
GROUPS = {"Money": ("Price", "Discount", "Indexation"), "Dates": ("Notice", "Renewal", "Review")}


def option(text: str, **more: Any) -> Json:
    return {"text": plain(text), "value": text.lower(), **more}


def options(*texts: str) -> list[Json]:
    return [option(text) for text in texts]


def groups() -> list[Json]:
    return [{"label": plain(name), "options": options(*kinds)} for name, kinds in GROUPS.items()]


def hinted(kind: str, placeholder: str, **more: Any) -> Json:
    return {"type": kind, "placeholder": plain(placeholder), **more}


def fields(refused: str = "") -> list[Json]:
    """Fifteen, most of them optional."""
    text, may = {"type": "plain_text_input"}, {"optional": True}
    described = option("Automatic", description=plain("It goes on unless somebody gives notice."))
    yes_no = [described, *options("By agreement")]
    number = {"type": "number_input", "is_decimal_allowed": True}
    return [
        field(f"Title {refused}".strip(), "title", {**text, "initial_value": "Frame contract"}),
        field("Reference", "ref", {**text, "max_length": 20}, hint=plain("At most 20 letters.")),
        field("What it is about", "about", {**text, "multiline": True}, **may),
        field("Begins", "begins", hinted("datepicker", "Choose the first day"), **may),
        field("Ends", "ends", {"type": "datepicker"}, **may),
        field("Currency", "currency", {"type": "static_select", "options": options(*CURRENCIES)}),
        field("Kind of term", "kind", {"type": "static_select", "option_groups": groups()}, **may),
        field("Alerts", "alerts", {"type": "checkboxes", "options": yes_no}, **may),
        field("Renewal", "renewal", {"type": "radio_buttons", "options": yes_no}, **may),
        field("Owner", "owner", {"type": "users_select"}, **may),
        field("Channel", "channel", {"type": "channels_select"}, **may),
        field("Value", "value", {**number, "min_value": "0"}, **may),
        field("Invoices to", "email", {"type": "email_text_input"}, **may),
        field(LONG.strip(), "long", text, **may),
        field(
            "Prices", "file", {"type": "file_input", "filetypes": ["csv"], "max_files": 1}, **may
        ),
    ]


def line(number: int) -> Json:
    menu = {"type": "overflow", "action_id": "line", "options": options("Edit", "Remove")}
    words = f"*Term {number}* {LONG if number == 1 else ''} from 1 January"
    return {**section(words), "block_id": f"term-{number}", "accessory": menu}


def long_form(lines: list[int], title: str = "New contract") -> Json:
    adding = hinted("static_select", "Add a term", option_groups=groups(), action_id="add")
    again = {"title": plain("Sure?"), "text": plain("All terms go."), "confirm": plain("Yes")}
    clear = button("Remove all", "clear", style="danger", confirm={**again, "deny": plain("No")})
    return {
        "type": "modal",
        "callback_id": "long",
        "title": plain(title),
        "submit": plain("Save"),
        "blocks": [
            *fields(title),
            {"type": "divider"},
            *map(line, lines),
            {**buttons(adding, clear), "block_id": "adding"},
        ],
    }


def lines_of(view: Json) -> list[int]:
    named = [block["block_id"].partition("-") for block in view["blocks"]]
    return [int(number) for name, _, number in named if name == "term"]


def opens(_slack: Slack, ack: Any, command: Json, client: WebClient) -> None:
    ack()
    client.views_open(trigger_id=command["trigger_id"], view=long_form(list(range(1, 41))))


def adds(ack: Any, body: Json, client: WebClient) -> None:
    """Chosen in the menu at the end: the view gets a line more and another title."""
    ack()
    lines = lines_of(body["view"])
    changed = long_form([*lines, max(lines, default=0) + 1], "Changed")
    client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=changed)


def clears(ack: Any, body: Json, client: WebClient) -> None:
    ack()
    client.views_update(view_id=body["view"]["id"], view=long_form([], "Cleared"))


def line_chosen(ack: Any, body: Json, client: WebClient) -> None:
    """Edit lays a form on top; Remove takes the line away."""
    ack()
    [action], view = body["actions"], body["view"]
    if action["selected_option"]["value"] == "edit":
        client.views_push(trigger_id=body["trigger_id"], view=form("Edit term"))
        return
    number = int(action["block_id"].partition("-")[2])
    left = [one for one in lines_of(view) if one != number]
    client.views_update(view_id=view["id"], view=long_form(left, "Removed"))


def submitted(ack: Any, view: Json) -> None:
    ref = view["state"]["values"]["ref"]["ref-value"]["value"]
    if ref == "taken":
        ack(response_action="errors", errors={"ref": "There is a contract called taken."})
    else:
        ack()


def create_app_with_long_form(slack: Slack) -> App:
    """The echo app, that knows `/contract long` too."""
    app = create_app(slack, {"long": opens})
    for name, act in {"add": adds, "clear": clears, "line": line_chosen}.items():
        app.action(name)(act)
    app.view("long")(submitted)
    return app
