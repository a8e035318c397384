"""A view that exists is one that Slack opens."""

from datetime import date

import pytest

from blocks import inputs, kit
from blocks.kit import Message
from blocks.plain import plain_text
from blocks.view import View, as_view

TITLE = inputs.text_input("title", "Title", "Supply agreement")


def test_a_view_carries_the_line_that_its_submission_runs() -> None:
    view = View("Amend ACME-1", (TITLE,), line="edit ACME-1 --seen 9f2c", submit="Save")
    assert view.payload == {
        "type": "modal",
        "callback_id": "form",
        "private_metadata": "edit ACME-1 --seen 9f2c",
        "title": {"type": "plain_text", "text": "Amend ACME-1", "emoji": False},
        "submit": {"type": "plain_text", "text": "Save", "emoji": False},
        "blocks": [TITLE],
    }


def test_long_titles_visibly_go_on() -> None:
    view = View("Master supply agreement of ACME", (kit.divider(),), close="Back to the agreement")
    assert view.payload["title"]["text"] == "Master supply agreement…"
    assert view.payload["close"]["text"] == "Back to the agreement"
    assert "submit" not in view.payload


def test_a_message_is_shown_as_a_modal() -> None:
    message = Message("There is no ACME.", (kit.text("There is no *ACME*."),))
    view = as_view(message, "Not found")
    assert (view.title, view.blocks, view.close) == ("Not found", message.blocks, "Close")


def test_the_same_button_twice_has_two_ids() -> None:
    button = kit.runs("Show", "show ACME-1")
    row = View("x", (kit.actions(button, button),)).payload["blocks"][0]
    assert [one["action_id"] for one in row["elements"]] == [
        "run:show ACME-1",
        "run:show ACME-1#2",
    ]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda: View("x", ()), "Slack takes 1 to 100"),
        (lambda: View("x", (kit.divider(),) * 101), "Slack takes 1 to 100"),
        (lambda: View("x", (TITLE,), line="new"), "cannot be submitted"),
        (lambda: View("x", (TITLE,), submit="Save"), "runs no command line"),
        (lambda: View("x", (TITLE, TITLE), "new", "Save"), "two inputs are called 'title'"),
        (lambda: View("x", (TITLE,), "n" * 3001, "Save"), "Slack takes 3000"),
        (lambda: View("x", (kit.text("€" * 3000),) * 30), "Slack takes 250000"),
    ],
)
def test_what_slack_would_refuse_is_not_built(wrong, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        wrong()


def test_a_view_may_be_as_large_as_slack_takes() -> None:
    blocks = (kit.text("€" * 3000),) * 27
    assert View("x", blocks).blocks == blocks


def test_the_terminal_reads_a_form_line_by_line() -> None:
    view = View(
        "Amend ACME-1",
        (
            TITLE,
            inputs.day_input("start", "Start", date(2026, 1, 1)),
            inputs.day_input("end", "End", optional=True),
            inputs.choice("renewal", "Renewal", {"none": "It ends", "auto": "Automatic"}, "auto"),
            inputs.ticked("locked", "Locked", "Customer contracts keep it", value=True),
            inputs.people_select("owner", "Owner", "U0REP0001"),
            inputs.text_input("terms", "Terms", "BOLT-M8; 90 EUR\nNUT-M8; 5 EUR", multiline=True),
        ),
        line="edit ACME-1",
        submit="Save",
    )
    assert plain_text(view).split("\n") == [
        "Amend ACME-1",
        "Title: Supply agreement",
        "Start: 2026-01-01",
        "End:",
        "Renewal: Automatic",
        "Locked: Customer contracts keep it",
        "Owner: U0REP0001",
        "Terms: BOLT-M8; 90 EUR",
        "NUT-M8; 5 EUR",
        "Forms are filled in and saved in Slack only.",
    ]


def test_the_terminal_reads_a_modal_that_asks_nothing_like_a_message() -> None:
    view = View("Not found", (kit.text("There is no ACME."),))
    assert plain_text(view) == "Not found\nThere is no ACME."
