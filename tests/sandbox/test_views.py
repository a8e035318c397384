"""Modals as strict as Slack's: what payloads carry of them, and what is refused."""

from typing import Any

import pytest
from slack_sdk import WebClient

from sandbox.clock import ManualClock
from sandbox.slack import Slack
from sandbox.state.model import View
from tests.sandbox.calls import ANNA, MODAL, error_of
from tests.sandbox.echo import button, buttons, field, plain
from tests.sandbox.listening import listening


def form(title: str = "New", **name: Any) -> dict[str, Any]:
    """A form with a field that the app has filled in, one that it has not, and a button."""
    return {
        "type": "modal",
        "callback_id": "draft",
        "private_metadata": "new ACME",
        "title": plain(title),
        "submit": plain("Save"),
        "blocks": [
            field("Name", "name", {"type": "plain_text_input", **name}, optional=True),
            field("Ends", "ends", {"type": "datepicker"}, optional=True),
            buttons(button("More", "more")),
        ],
    }


def name_in(view: dict[str, Any]) -> Any:
    return view["state"]["values"]["name"]["name-value"]["value"]


def opened(slack: Slack, *views: dict[str, Any]) -> View:
    """The views in a stack before Anna; the one on top."""
    first, *others = views or (form(),)
    top = slack.world.views.open(ANNA, first)
    for view in others:
        top = slack.world.views.push(ANNA, view)
    return top


def trigger(slack: Slack) -> str:
    return slack.world.tickets.trigger(ANNA)


def test_a_submission_carries_the_view_as_it_is_now(slack: Slack, client: WebClient) -> None:
    top = opened(slack, form(), form("On top"))
    client.views_update(view_id=top.id, view=form("Renamed"))
    with listening(slack) as app:
        slack.person("anna").submits(values={"Name": "ACME"})
    view = app.last["view"]
    assert (app.last["type"], view["title"]["text"]) == ("view_submission", "Renamed")
    assert (view["private_metadata"], view["callback_id"]) == ("new ACME", "draft")
    assert (view["previous_view_id"], view["root_view_id"]) == (top.previous_id, top.root_id)
    assert view["hash"] != top.hash
    assert view["state"]["values"] == {
        "name": {"name-value": {"type": "plain_text_input", "value": "ACME"}},
        "ends": {"ends-value": {"type": "datepicker", "selected_date": None}},
    }


def test_a_press_in_a_modal_carries_all_values_and_no_response_url(slack: Slack) -> None:
    top = opened(slack)
    with listening(slack) as app:
        anna = slack.person("anna")
        anna.fills(top, {"Ends": "2026-12-31"})
        anna.presses("More", on=top, patience=0)
    assert app.last["type"] == "block_actions"
    assert "response_url" not in app.last
    assert app.last["container"] == {"type": "view", "view_id": top.id}
    view = app.last["view"]
    assert (name_in(view), view["hash"]) == (None, top.hash)
    assert view["state"]["values"]["ends"]["ends-value"]["selected_date"] == "2026-12-31"


@pytest.mark.parametrize(("typed", "kept"), [("mine", "mine"), (None, "theirs")])
def test_an_update_keeps_what_was_typed(
    slack: Slack, client: WebClient, typed: str | None, kept: str
) -> None:
    top = opened(slack)
    slack.person("anna").fills(top, {"Name": typed} if typed else {})
    shown = client.views_update(view_id=top.id, view=form(initial_value="theirs"))["view"]
    assert name_in(shown) == kept


def test_an_update_does_not_replace_what_the_app_filled_in_before(
    slack: Slack, client: WebClient
) -> None:
    """Slack takes an initial value once; another needs another block_id or action_id."""
    top = opened(slack, form(initial_value="first"))
    shown = client.views_update(view_id=top.id, view=form(initial_value="second"))["view"]
    assert name_in(shown) == "first"
    renamed = form(initial_value="second")
    renamed["blocks"][0]["block_id"] = "name-2"
    shown = client.views_update(view_id=top.id, view=renamed)["view"]
    assert shown["state"]["values"]["name-2"]["name-value"]["value"] == "second"


def test_a_field_of_another_type_begins_anew(slack: Slack, client: WebClient) -> None:
    top = opened(slack, form(initial_value="first"))
    number = form()
    number["blocks"][0]["element"] |= {"type": "number_input", "is_decimal_allowed": True}
    assert name_in(client.views_update(view_id=top.id, view=number)["view"]) is None


def test_what_was_typed_beneath_is_there_when_the_top_has_closed(slack: Slack) -> None:
    anna = slack.person("anna")
    anna.fills(opened(slack), {"Name": "ACME"})
    with listening(slack) as app:
        slack.world.views.push(ANNA, MODAL)
        anna.closes()
        anna.submits()
    assert name_in(app.last["view"]) == "ACME"


def test_a_trigger_pushes_once_within_three_seconds(
    slack: Slack, client: WebClient, clock: ManualClock
) -> None:
    opened(slack)
    once, late = trigger(slack), trigger(slack)
    client.views_push(trigger_id=once, view=MODAL)
    assert error_of(client, "views.push", trigger_id=once, view=MODAL) == "exchanged_trigger_id"
    clock.advance(3.5)
    assert error_of(client, "views.push", trigger_id=late, view=MODAL) == "expired_trigger_id"


def test_a_fourth_view_and_a_push_on_nothing_are_refused(slack: Slack, client: WebClient) -> None:
    nothing = {"trigger_id": trigger(slack), "view": MODAL}
    assert error_of(client, "views.push", **nothing) == "not_found"
    opened(slack, MODAL, MODAL, MODAL)
    fourth = {"trigger_id": trigger(slack), "view": MODAL}
    assert error_of(client, "views.push", **fourth) == "push_limit_reached"


def test_a_closed_view_cannot_be_updated(slack: Slack, client: WebClient) -> None:
    top = opened(slack)
    slack.person("anna").closes()
    assert error_of(client, "views.update", view_id=top.id, view=MODAL) == "not_found"
    assert error_of(client, "views.update", view=MODAL) == "invalid_arguments"


@pytest.mark.parametrize(
    ("ack", "error"),
    [
        ({"response_action": "push", "view": MODAL}, "push_limit_reached"),
        ({"response_action": "update", "view": {**MODAL, "blocks": []}}, "invalid_arguments"),
        ({"response_action": "update"}, "invalid_arguments"),
        ({"response_action": "errors", "errors": {}}, "invalid_response_errors"),
        ({"response_action": "errors", "errors": {"nowhere": "x"}}, "invalid_response_errors"),
        ({"response_action": "errors", "errors": ["x"]}, "invalid_response_errors"),
        ({"response_action": "dance"}, "invalid_response_action"),
        ({"text": "thanks"}, "invalid_response_action"),
    ],
)
def test_a_wrong_answer_to_a_submission_leaves_everything_as_it_was(
    slack: Slack, ack: dict[str, Any], error: str
) -> None:
    opened(slack, MODAL, MODAL, form())
    with listening(slack) as app:
        app.ack = ack
        assert slack.person("anna").submits().error == error
    assert len(slack.world.views.stack(ANNA)) == 3


def test_a_submission_from_the_top_closes_only_the_top(slack: Slack) -> None:
    beneath = opened(slack)
    slack.world.views.push(ANNA, form("On top"))
    with listening(slack):
        slack.person("anna").submits()
    modal = slack.person("anna").modal
    assert modal is not None
    assert modal.id == beneath.id
