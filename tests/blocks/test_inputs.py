"""Inputs and menus are as Slack takes them, and what they hold comes back unchanged."""

from datetime import date

import pytest

from blocks import inputs, kit, menus
from blocks.kit import Confirm, Message
from blocks.plain import plain_text

UNITS = {"month": "Months", "year": "Years"}


def words(text: str) -> dict[str, object]:
    return {"type": "plain_text", "text": text, "emoji": False}


def test_an_input_comes_back_by_its_name() -> None:
    asked = inputs.text_input(
        "amount", "Amount", "87.50 EUR", hint="for each release", placeholder="5 EUR", optional=True
    )
    assert asked == {
        "type": "input",
        "block_id": "amount",
        "label": words("Amount"),
        "element": {
            "type": "plain_text_input",
            "action_id": "value",
            "max_length": 3000,
            "placeholder": words("5 EUR"),
            "initial_value": "87.50 EUR",
        },
        "hint": words("for each release"),
        "optional": True,
    }


def test_what_stands_in_a_text_is_not_changed() -> None:
    written = "two\r\nlines\tand <tabs> & more "
    element = inputs.text_input("text", "Text", written, multiline=True)["element"]
    assert element["initial_value"] == written
    assert element["multiline"] is True


def test_a_day_is_picked() -> None:
    element = inputs.day_input("start", "Start", date(2026, 1, 31))["element"]
    assert element == {"type": "datepicker", "action_id": "value", "initial_date": "2026-01-31"}


def test_the_choice_made_is_one_of_the_options_word_for_word() -> None:
    element = inputs.choice("unit", "Unit", UNITS, "year")["element"]
    assert element["initial_option"] == {"text": words("Years"), "value": "year"}
    assert element["initial_option"] in element["options"]


def test_a_choice_that_is_no_longer_offered_stays_chosen() -> None:
    element = inputs.choice("unit", "Unit", UNITS, "week")["element"]
    assert [one["value"] for one in element["options"]] == ["month", "year", "week"]
    assert element["initial_option"]["value"] == "week"


def test_a_box_need_not_be_ticked() -> None:
    box = {"text": words("Yes"), "value": "true"}
    asked = inputs.ticked("locked", "Locked", "Yes")
    assert asked["optional"] is True
    assert asked["element"] == {"type": "checkboxes", "action_id": "value", "options": [box]}
    assert inputs.ticked("locked", "Locked", "Yes", value=True)["element"]["initial_options"] == [
        box
    ]


def test_only_channels_of_our_own_can_be_chosen() -> None:
    element = inputs.channel_select("channel", "Channel", "C0SAL0001")["element"]
    assert element["filter"] == {
        "include": ["public", "private"],
        "exclude_external_shared_channels": True,
    }
    assert element["initial_conversation"] == "C0SAL0001"


def test_one_file_is_asked_for() -> None:
    assert inputs.file_input("items_file", "Or a file", ["csv"]) == {
        "type": "input",
        "block_id": "items_file",
        "label": words("Or a file"),
        "element": {
            "type": "file_input",
            "action_id": "value",
            "filetypes": ["csv"],
            "max_files": 1,
        },
        "optional": True,
    }


def test_a_menu_runs_the_line_of_what_is_chosen() -> None:
    menu = menus.menu("add 3", "Add a term", {"Pricing": {"Fee": "term ACME-1 add fee"}, "No": {}})
    assert menu == {
        "type": "static_select",
        "action_id": "run:add 3",
        "placeholder": words("Add a term"),
        "option_groups": [
            {
                "label": words("Pricing"),
                "options": [{"text": words("Fee"), "value": "term ACME-1 add fee"}],
            }
        ],
    }


def test_menus_are_pressed_like_buttons_and_read_like_them() -> None:
    beside = menus.overflow({"Edit": "term ACME-1 1 edit", "Remove": "term ACME-1 1 remove"})
    assert beside["action_id"] == "run:term ACME-1 1 edit"
    menu = menus.menu("add", "Add", {"Pricing": {"Fee": "term ACME-1 add fee"}})
    blocks = (
        kit.text("Credit line", button=beside),
        kit.text("Again", button=beside),
        kit.actions(menu, kit.runs("Save", "edit ACME-1"), menu),
    )
    message = Message("Terms", blocks)
    first, second, row = message.blocks
    assert second["accessory"]["action_id"] == "run:term ACME-1 1 edit#2"
    assert [one["action_id"] for one in row["elements"]] == [
        "run:add",
        "run:edit ACME-1",
        "run:add#2",
    ]
    assert plain_text(Message("Terms", (first, kit.actions(menu)))).split("\n") == [
        "Credit line",
        "  [Edit] term ACME-1 1 edit",
        "  [Remove] term ACME-1 1 remove",
        "  [Fee] term ACME-1 add fee",
    ]


def test_slack_asks_before_a_press_counts() -> None:
    asked = Confirm("Approve ACME-1/3?", "It binds us.", "Approve", "Not yet")
    assert kit.runs("Approve", "approve ACME-1/3", confirm=asked)["confirm"] == {
        "title": words("Approve ACME-1/3?"),
        "text": words("It binds us."),
        "confirm": words("Approve"),
        "deny": words("Not yet"),
    }
    dangerous = Confirm("t", "x" * 301, "Remove it", "Keep it", "danger")
    dialog = kit.runs("Remove", "delete ACME-1", confirm=dangerous)["confirm"]
    assert dialog["style"] == "danger"
    assert dialog["text"]["text"] == "x" * 299 + "…"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: inputs.text_input("", "Title"),
        lambda: inputs.text_input("x" * 256, "Title"),
        lambda: inputs.text_input("title", "Title", "x" * 3001),
        lambda: inputs.text_input("title", "Title", "x" * 11, most=10),
        lambda: inputs.choice("unit", "Unit", {}),
        lambda: inputs.choice("unit", "Unit", {"x" * 151: "Long"}),
        lambda: inputs.choice("unit", "Unit", {str(n): str(n) for n in range(101)}),
        lambda: inputs.choice("unit", "Unit", {str(n): str(n) for n in range(100)}, "gone"),
        lambda: menus.menu("add", "Add", {}),
        lambda: menus.menu("add", "Add", {"Pricing": {"Fee": "x" * 151}}),
        lambda: menus.overflow({}),
        lambda: menus.overflow({"Edit": "x" * 151}),
        lambda: menus.overflow({str(n): str(n) for n in range(6)}),
    ],
)
def test_what_slack_would_refuse_is_not_built(wrong) -> None:
    with pytest.raises(ValueError, match="Slack takes"):
        wrong()
