"""Others who know Block Kit read the same dicts: slack_sdk's models and the blockkit package."""

from collections.abc import Callable
from typing import Any

import blockkit
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block as SdkBlock

from blocks import kit
from blocks.kit import Block, Message
from blocks.paging import paged

words = st.text(min_size=1, max_size=200)
button = st.one_of(
    st.builds(kit.runs, words, words, style=st.sampled_from([None, "primary", "danger"])),
    st.builds(kit.opens, words, st.just("https://x.example/a?b=c&d")),
)
visible = words.filter(lambda text: bool(kit.texts([text])))
block = st.one_of(
    st.builds(kit.header, words),
    st.builds(kit.text, visible, button=st.none() | button),
    st.builds(kit.plain, visible),
    st.builds(lambda values: kit.context(*values), st.lists(visible, min_size=1, max_size=10)),
    st.builds(kit.divider),
    st.builds(lambda row: kit.actions(*row), st.lists(button, min_size=1, max_size=25)),
    st.builds(kit.image, st.just("https://x.example/a.png"), visible),
)
fact_blocks = st.builds(kit.facts, st.dictionaries(visible, words, min_size=1, max_size=25))
messages = st.builds(
    lambda blocks, facts: Message("Terms of ACME", (*blocks, *facts)),
    st.lists(block, max_size=40),
    fact_blocks,
)


@given(messages)
def test_slack_sdk_takes_every_message_and_loses_nothing(message: Message) -> None:
    for ours in message.blocks:
        theirs = SdkBlock.parse(dict(ours))
        assert theirs is not None
        theirs.validate_json()
        assert theirs.to_dict() == ours


@given(messages)
def test_blockkit_builds_the_same_dicts(message: Message) -> None:
    for ours in message.blocks:
        assert REBUILD[ours["type"]](ours).build() == ours


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


def text_of(ours: Any) -> blockkit.Text:
    return blockkit.Text(**ours)


def button_of(ours: Any) -> blockkit.Button:
    return blockkit.Button(
        **{name: value for name, value in ours.items() if name not in {"type", "text"}},
        text=text_of(ours["text"]),
    )


def section_of(ours: Any) -> blockkit.Section:
    section = blockkit.Section(fields=[text_of(field) for field in ours.get("fields", [])] or None)
    if "text" in ours:
        section.text(text_of(ours["text"]))
    if "expand" in ours:
        section.expand(ours["expand"])
    if "accessory" in ours:
        section.accessory(button_of(ours["accessory"]))
    return section


REBUILD: dict[str, Callable[[Any], Any]] = {
    "header": lambda ours: blockkit.Header(text_of(ours["text"])),
    "section": section_of,
    "context": lambda ours: blockkit.Context([text_of(each) for each in ours["elements"]]),
    "divider": lambda _ours: blockkit.Divider(),
    "actions": lambda ours: blockkit.Actions([button_of(each) for each in ours["elements"]]),
    "image": lambda ours: blockkit.Image(alt_text=ours["alt_text"], image_url=ours["image_url"]),
}
