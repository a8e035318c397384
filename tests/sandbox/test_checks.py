"""Block Kit as strict as Slack, with slack_sdk and blockkit as second opinions."""

from copy import deepcopy
from typing import Any

import pytest

from sandbox.checks.blocks import BLOCKS
from sandbox.checks.elements import ELEMENTS
from sandbox.checks.surfaces import HOME, MODAL, check_view
from sandbox.state.errors import SlackError
from tests.sandbox.examples import (
    ACTIVE,
    CONFIRM,
    GOOD,
    OPTION,
    RICH,
    TYPED,
    Json,
    mrkdwn,
    plain,
    problems,
)


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_has_a_good_example(name: str) -> None:
    assert problems({"type": name, **GOOD[name]}) == []


@pytest.mark.parametrize("name", ELEMENTS)
def test_every_element_has_a_good_example(name: str) -> None:
    element = {"type": name, **(ACTIVE | TYPED)[name]}
    if name in TYPED:
        assert problems({"type": "input", "label": plain(), "element": element}) == []
    else:
        assert problems({"type": "section", "text": plain(), "accessory": element}) == []


@pytest.mark.parametrize("name", BLOCKS)
def test_an_unknown_field_is_refused_everywhere(name: str) -> None:
    [problem] = problems({"type": name, **GOOD[name], "colour": "red"})
    assert problem == "[ERROR] invalid additional property: colour [json-pointer:/blocks/0]"


def changed(name: str, **changes: Any) -> Json:
    return {"type": name, **deepcopy(GOOD[name]), **changes}


def actions(element: str, **changes: Any) -> Json:
    return changed("actions", elements=[{"type": element, **ACTIVE[element], **changes}])


def asks(element: str, **changes: Any) -> Json:
    return changed("input", element={"type": element, **TYPED[element], **changes})


def options(number: int) -> list[Json]:
    return [{"text": plain(), "value": f"{n}"} for n in range(number)]


BAD: list[tuple[Json, str, str]] = [
    ({"type": "carousel"}, "unsupported type: carousel", "/type"),
    ({}, "missing required field: type", ""),
    (changed("section", text=mrkdwn("x" * 3_001)), "less than 3001", "/text/text"),
    (changed("section", text=mrkdwn("")), "more than 0 characters", "/text/text"),
    (changed("section", fields=[plain("x" * 2_001)]), "less than 2001", "/fields/0/text"),
    (changed("section", fields=[plain()] * 11), "no more than 10 items", "/fields"),
    (
        changed("section", accessory={"type": "plain_text_input"}),
        "unsupported type",
        "/accessory/type",
    ),
    ({"type": "section"}, "must have one of: text, fields", ""),
    (
        changed("section", text={**plain(), "verbatim": True}),
        "additional property: verbatim",
        "/text",
    ),
    (changed("section", text="hello"), "must be an object", "/text"),
    (changed("section", block_id="b" * 256), "less than 256", "/block_id"),
    (changed("header", text=plain("x" * 151)), "less than 151", "/text/text"),
    (changed("header", text=mrkdwn()), "unsupported type: mrkdwn", "/text/type"),
    (changed("context", elements=[plain()] * 11), "no more than 10 items", "/elements"),
    (changed("context", elements=[]), "no less than 1 items", "/elements"),
    (
        changed("actions", elements=[{"type": "button", "text": plain()}] * 26),
        "no more than 25",
        "/elements",
    ),
    (changed("actions", elements=[{"type": "file_input"}]), "unsupported type", "/elements/0/type"),
    (actions("button", text=plain("x" * 76)), "less than 76", "/elements/0/text/text"),
    (actions("button", value="x" * 2_001), "less than 2001", "/elements/0/value"),
    (actions("button", style="blue"), "must be one of: danger, primary", "/elements/0/style"),
    (actions("button", url="javascript"), "must be a valid URL", "/elements/0/url"),
    (actions("button", action_id="x" * 256), "less than 256", "/elements/0/action_id"),
    (
        actions("button", confirm={**CONFIRM, "text": plain("x" * 301)}),
        "less than 301",
        "/elements/0/confirm/text/text",
    ),
    (actions("overflow", options=options(6)), "no more than 5 items", "/elements/0/options"),
    (
        actions("radio_buttons", options=options(11), initial_option=options(1)[0]),
        "no more than 10",
        "/elements/0/options",
    ),
    (
        actions("radio_buttons", initial_option={**OPTION, "value": "w"}),
        "among the options",
        "/elements/0",
    ),
    (
        actions("multi_static_select", options=options(101)),
        "no more than 100",
        "/elements/0/options",
    ),
    (actions("multi_static_select", options=[]), "no less than 1 items", "/elements/0/options"),
    (
        actions("multi_static_select", options=[{**OPTION, "value": "x" * 151}]),
        "less than 151",
        "/elements/0/options/0/value",
    ),
    (
        actions("static_select", options=[OPTION]),
        "only one of options and option_groups",
        "/elements/0",
    ),
    (actions("datepicker", initial_date="31.12.2026"), "valid date", "/elements/0/initial_date"),
    (actions("timepicker", initial_time="24:00"), "valid time", "/elements/0/initial_time"),
    (actions("users_select", initial_user="anna"), "valid user", "/elements/0/initial_user"),
    (changed("image", alt_text=None), "must be a string", "/alt_text"),
    ({"type": "image", "alt_text": "x"}, "must have one of: image_url, slack_file", ""),
    (changed("input", label=mrkdwn()), "unsupported type: mrkdwn", "/label/type"),
    (
        changed("input", element={"type": "button", "text": plain()}),
        "unsupported type: button",
        "/element/type",
    ),
    (
        asks("plain_text_input", max_length=3_001),
        "less than or equal to 3000",
        "/element/max_length",
    ),
    (asks("plain_text_input", min_length=5, max_length=4), "min_length must be", "/element"),
    (
        asks("number_input", is_decimal_allowed="no"),
        "must be a boolean",
        "/element/is_decimal_allowed",
    ),
    (asks("number_input", min_value="few"), "valid number", "/element/min_value"),
    (asks("file_input", max_files=True), "must be an integer", "/element/max_files"),
    (
        changed(
            "rich_text", elements=[{"type": "rich_text_list", "style": "stars", "elements": [RICH]}]
        ),
        "must be one of",
        "/elements/0/style",
    ),
    (
        changed("rich_text", elements=[{"type": "text", "text": "x"}]),
        "unsupported type: text",
        "/elements/0/type",
    ),
    (changed("markdown", text="x" * 12_001), "less than 12001", "/text"),
    (
        changed("table", rows=[[{"type": "raw_text", "text": "x"}]] * 101),
        "no more than 100",
        "/rows",
    ),
    (
        changed("table", rows=[[{"type": "raw_text", "text": "x"}] * 21]),
        "no more than 20",
        "/rows/0",
    ),
    (
        changed("table", rows=[[{"type": "raw_text", "text": "x"}] * n for n in (1, 2)]),
        "same number of cells",
        "",
    ),
    (changed("table", rows="none"), "must be an array", "/rows"),
]


@pytest.mark.parametrize(("block", "says", "place"), BAD)
def test_what_slack_refuses_is_refused_where_it_is(block: Json, says: str, place: str) -> None:
    [problem] = problems(block)
    assert says in problem
    assert problem.endswith(f"[json-pointer:/blocks/0{place}]")


BUTTON: Json = {"type": "button", "text": plain()}
WHOLE: list[tuple[list[Json], str]] = [
    ([changed("divider")] * 51, "no more than 50 items"),
    ([changed("section"), changed("section")], "block_id 'b' already exists"),
    ([changed("actions", elements=[{**BUTTON, "action_id": "a"}] * 2)], "action_id 'a'"),
    ([changed("markdown", text="x" * 6_001)] * 2, "less than 12001"),
    ([changed("table")] * 2, "only_one_table_allowed"),
    ([changed("table", rows=[[{"type": "raw_text", "text": "x" * 10_001}]])], "less than 10001"),
    ([asks("email_text_input")] * 2, "focus_on_load"),
]


@pytest.mark.parametrize(("blocks", "says"), WHOLE)
def test_a_message_is_judged_as_a_whole(blocks: list[Json], says: str) -> None:
    assert any(says in problem for problem in problems(*blocks))


def test_blocks_may_share_an_action_id() -> None:
    assert problems(*[changed("actions", elements=[{**BUTTON, "action_id": "a"}])] * 2) == []


def test_all_problems_come_at_once() -> None:
    assert len(problems({"type": "header"}, {"type": "x"}, changed("section", fields=[]))) == 3


VIEW: Json = {"type": "modal", "title": plain(), "submit": plain(), "blocks": [changed("input")]}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title": plain("x" * 25)}, "less than 25"),
        ({"submit": mrkdwn()}, "unsupported type"),
        ({"blocks": []}, "no less than 1 items"),
        ({"blocks": [changed("divider")] * 101}, "no more than 100"),
        ({"blocks": [changed("table")]}, "unsupported type: table"),
        ({"private_metadata": "x" * 3_001}, "less than 3001"),
        ({"callback_id": "x" * 256}, "less than 256"),
        ({"colour": "red"}, "additional property: colour"),
        ({"type": "home"}, "unsupported type: home"),
    ],
)
def test_modals_are_judged(changes: Json, says: str) -> None:
    with pytest.raises(SlackError) as refused:
        check_view({**VIEW, **changes}, MODAL)
    assert refused.value.error == "invalid_arguments"
    assert says in refused.value.messages[0]


def test_an_input_needs_a_submit_button() -> None:
    without = {name: value for name, value in VIEW.items() if name != "submit"}
    with pytest.raises(SlackError, match="missing required field: submit"):
        check_view(without, MODAL)
    home = {"type": "home", "blocks": VIEW["blocks"]}
    assert check_view(home, HOME) == home
