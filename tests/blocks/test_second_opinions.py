"""Others who know Block Kit read the same dicts: slack_sdk's models, blockkit, our own sandbox."""

from collections.abc import Callable
from typing import Any

import blockkit
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block as SdkBlock

from blocks import kit
from blocks.kit import Block, Message
from blocks.paging import paged
from blocks.view import View
from sandbox.checks.surfaces import MODAL, check_message, check_view
from tests.blocks.strategies import block, messages, views


@given(messages)
def test_slack_sdk_takes_every_message_and_loses_nothing(message: Message) -> None:
    assert_sdk_takes(message.blocks)


@given(views)
def test_slack_sdk_takes_every_view_and_loses_nothing(view: View) -> None:
    assert_sdk_takes(view.blocks)


def assert_sdk_takes(blocks: tuple[Block, ...]) -> None:
    for ours in blocks:
        theirs = SdkBlock.parse(dict(ours))
        assert theirs is not None
        theirs.validate_json()
        assert theirs.to_dict() == ours


@given(messages)
def test_blockkit_builds_the_same_blocks(message: Message) -> None:
    """All but tables, which it does not know."""
    known = [ours for ours in message.blocks if ours["type"] != "table"]
    assert [rebuilt(ours).build() for ours in known] == known


@given(views)
def test_blockkit_builds_the_same_view(view: View) -> None:
    ours = {**view.payload, "blocks": [understood(block) for block in view.blocks]}
    assert rebuilt(ours).build() == ours


def understood(ours: Any) -> Any:
    """What blockkit knows: it takes the first choice among groups for one of the groups."""
    if "option_groups" not in ours.get("element", ()):
        return ours
    known = {name: one for name, one in ours["element"].items() if name != "initial_option"}
    return {**ours, "element": known}


@given(messages, views)
def test_the_sandbox_takes_what_we_build(message: Message, view: View) -> None:
    assert check_message(list(message.blocks)) == message.blocks
    assert check_view(view.payload, MODAL) == view.payload


@given(st.lists(st.lists(block, max_size=5), max_size=20), st.integers(-1, 9))
def test_every_page_is_taken(groups: list[list[Block]], page: int) -> None:
    message = paged([kit.header("ACME")], groups, page, "terms ACME", "Terms of ACME")
    theirs = SdkBlock.parse_all([dict(block) for block in message.blocks])
    assert [block.to_dict() for block in theirs] == list(message.blocks)
    ids = [each["action_id"] for ours in message.blocks for each in pressable(ours)]
    assert len(ids) == len(set(ids))


def pressable(ours: Any) -> list[Any]:
    row = ours["elements"] if ours["type"] == "actions" else []
    return [*row, *([ours["accessory"]] if "accessory" in ours else [])]


def rebuilt(ours: Any, named: str = "") -> Any:
    """The same by blockkit, from the inside out."""
    if isinstance(ours, list):
        return [rebuilt(one, named) for one in ours]
    if not isinstance(ours, dict):
        return ours
    build = BY_TYPE.get(ours.get("type", "")) or BY_NAME[named]
    typed = isinstance(build, type) and build is blockkit.Text
    parts = {name: rebuilt(one, name) for name, one in ours.items() if typed or name != "type"}
    return build(**parts)


BY_TYPE: dict[str, Callable[..., Any]] = {
    "mrkdwn": blockkit.Text,
    "plain_text": blockkit.Text,
    "button": blockkit.Button,
    "overflow": blockkit.Overflow,
    "static_select": blockkit.StaticSelect,
    "plain_text_input": blockkit.PlainTextInput,
    "datepicker": blockkit.DatePicker,
    "checkboxes": blockkit.Checkboxes,
    "users_select": blockkit.UsersSelect,
    "conversations_select": blockkit.ConversationsSelect,
    "file_input": blockkit.FileInput,
    "header": blockkit.Header,
    "section": blockkit.Section,
    "context": blockkit.Context,
    "divider": blockkit.Divider,
    "actions": blockkit.Actions,
    "image": blockkit.Image,
    "input": blockkit.Input,
    "modal": blockkit.Modal,
    "rich_text": blockkit.RichText,
    "rich_text_preformatted": blockkit.RichTextPreformatted,
    "text": blockkit.RichTextEl,
}
BY_NAME: dict[str, Callable[..., Any]] = {
    "confirm": blockkit.Confirm,
    "options": blockkit.Option,
    "initial_option": blockkit.Option,
    "initial_options": blockkit.Option,
    "option_groups": blockkit.OptionGroup,
    "filter": blockkit.ConversationFilter,
}
