"""slack_sdk and blockkit as second opinions on what Slack takes."""

import blockkit
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    HeaderBlock,
    Option,
    SectionBlock,
    StaticSelectElement,
)

from blocks import limits
from tests.sandbox.examples import mrkdwn, plain, problems

lengths = st.integers(1, 3_200)


def sdk_refuses(block: Block) -> bool:
    try:
        block.to_dict()
    except SlackObjectFormationError:
        return True
    return False


@given(lengths)
def test_slack_sdk_agrees_on_headers(length: int) -> None:
    refused = sdk_refuses(HeaderBlock(text="x" * length))
    assert bool(problems({"type": "header", "text": plain("x" * length)})) is refused


@given(lengths, st.integers(0, 12))
def test_slack_sdk_agrees_on_sections(length: int, fields: int) -> None:
    text, several = mrkdwn("x" * length), [plain()] * fields
    refused = sdk_refuses(SectionBlock(text="x" * length, fields=["x"] * fields))
    block = {"type": "section", "text": text, **({"fields": several} if fields else {})}
    assert bool(problems(block)) is refused


@given(st.integers(1, 90), st.integers(1, 2_100), st.integers(1, 27))
def test_slack_sdk_agrees_on_buttons(text: int, value: int, number: int) -> None:
    made = [
        ButtonElement(text="x" * text, value="x" * value, action_id=f"{n}") for n in range(number)
    ]
    shown = [
        {"type": "button", "text": plain("x" * text), "value": "x" * value} for _ in range(number)
    ]
    refused = sdk_refuses(ActionsBlock(elements=made))
    assert bool(problems({"type": "actions", "elements": shown})) is refused


@given(st.integers(1, 110), st.integers(1, 80), st.integers(1, 75))
def test_what_slack_sdk_builds_is_refused_by_both_or_by_none(
    number: int, text: int, description: int
) -> None:
    made = [
        Option(text="x" * text, value=f"{n}", description="d" * description) for n in range(number)
    ]
    block = ActionsBlock(elements=[StaticSelectElement(action_id="a", options=made)])
    if sdk_refuses(block):
        assert max(text, description) > limits.OPTION_TEXT or number > limits.OPTIONS
    else:
        assert problems(block.to_dict()) == []


@given(st.text("ab &<>é", min_size=1, max_size=150), st.integers(1, 10))
def test_what_blockkit_builds_is_accepted(text: str, fields: int) -> None:
    section = blockkit.Section(text).fields(*[blockkit.Text(text)] * fields)
    header = blockkit.Header(text)
    menu = blockkit.StaticSelect().action_id("a").options(blockkit.Option(text[:75], "v"))
    built = [section.build(), header.build(), blockkit.Actions().elements(menu).build()]
    assert problems(*built) == []
