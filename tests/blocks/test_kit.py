"""A block that exists is one that Slack takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks import kit, limits
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold


def said(blocks: list[Block]) -> str:
    return "\n".join(block["text"]["text"] for block in blocks if block["type"] == "section")


def test_text_is_verbatim_so_that_data_mentions_nobody() -> None:
    assert kit.text("@here see #sales at https://x.example") == {
        "type": "section",
        "text": {
            "type": "mrkdwn",
            "text": "@here see #sales at https://x.example",
            "verbatim": True,
        },
        "expand": True,
    }


def test_every_markdown_text_of_a_message_is_verbatim() -> None:
    message = Message("x", (kit.text("a"), *kit.facts({"b": "c"}), kit.context("d", "e")))
    assert str(message.blocks).count("'mrkdwn'") == 4
    assert str(message.blocks).count("'verbatim': True") == 4


def test_a_button_carries_its_command_line() -> None:
    assert kit.runs("Next", "terms ACME --page 2", style="primary") == {
        "type": "button",
        "action_id": "run:terms ACME --page 2",
        "text": {"type": "plain_text", "text": "Next", "emoji": False},
        "value": "terms ACME --page 2",
        "style": "primary",
    }


def test_a_message_without_blocks_shows_its_text_escaped() -> None:
    message = Message("There is no <!channel>.")
    assert message.text == "There is no &lt;!channel&gt;."
    assert message.blocks == (kit.text("There is no <!channel>."),)


def test_ten_thousand_characters_are_shown_and_the_notification_goes_on() -> None:
    message = Message("There is no “" + "&" * 10_000 + "”.")
    assert said(message.blocks).count("&amp;") == 10_000
    assert len(message.text) <= limits.UPDATED_TEXT
    assert message.text.endswith("&amp;…")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: kit.text(""),
        lambda: kit.text("x" * 3001),
        lambda: kit.text("&" * 601),  # five characters each when escaped
        lambda: kit.plain("x" * 3001),
        kit.context,
        lambda: kit.context(*"abcdefghijk"),
        kit.actions,
        lambda: kit.actions(*[kit.runs("x", str(n)) for n in range(26)]),
        lambda: kit.runs("x", "y" * 2001),
        lambda: kit.runs("x", ""),
        lambda: kit.opens("x", "javascript:alert(1)"),
        lambda: kit.opens("x", "https://x.example/" + "y" * 3000),
        lambda: kit.image("ftp://x.example/a.png", "a"),
        lambda: Message(""),
        lambda: Message("x", (kit.divider(),) * 51),
    ],
)
def test_what_slack_would_refuse_is_not_built(wrong) -> None:
    with pytest.raises(ValueError, match=r"Slack takes|no web address"):
        wrong()


def test_a_long_heading_visibly_goes_on() -> None:
    title = kit.header("Very long name " * 20)["text"]["text"]
    assert len(title) <= limits.HEADER_TEXT
    assert title.endswith("name…")
    assert kit.header("\u200b")["text"]["text"] == "–"


def test_the_same_button_twice_has_two_ids() -> None:
    button = kit.runs("Show", "show ACME-1")
    message = Message("x", (kit.text("a", button=button), kit.actions(button, button)))
    section, row = message.blocks
    assert section["accessory"]["action_id"] == "run:show ACME-1"
    assert [b["action_id"] for b in row["elements"]] == ["run:show ACME-1#2", "run:show ACME-1#3"]
    assert [b["value"] for b in row["elements"]] == ["show ACME-1"] * 2
    assert button["action_id"] == "run:show ACME-1"


def test_long_lines_that_begin_alike_have_two_ids() -> None:
    row = kit.actions(kit.runs("A", "x" * 300 + "a"), kit.runs("B", "x" * 300 + "b"))
    [checked] = Message("x", (row,)).blocks
    first, second = (button["action_id"] for button in checked["elements"])
    assert first != second
    assert max(len(first), len(second)) <= limits.IDENTIFIER


def test_eleven_facts_need_two_grids_and_a_long_one_its_own_text() -> None:
    pairs = {f"fact {n}": n for n in range(11)} | {"Clause": "word " * 500}
    first, second, below = kit.facts(pairs)
    assert [len(first["fields"]), len(second["fields"])] == [10, 1]
    assert first["fields"][0]["text"] == "*fact 0*\n0"
    assert below["text"]["text"].startswith("*Clause*\nword word")


def test_long_text_breaks_at_line_ends() -> None:
    rows = [f"line {n} " + "x" * 90 for n in range(80)]
    blocks = kit.texts(rows)
    assert len(blocks) == 3
    assert said(blocks).split("\n") == rows


def test_one_long_line_breaks_at_spaces_and_keeps_links_whole() -> None:
    link = Mrkdwn("<https://x.example/a|two words>")
    line = Mrkdwn(" ".join(["word", link, "A&amp;B"] * 200))
    blocks = kit.texts([line])
    assert len(blocks) == 4
    for block in blocks:
        text = block["text"]["text"]
        assert text.count("<") == text.count(link) == text.count(">")
    assert said(blocks).split() == line.split()


@given(st.lists(st.text(alphabet="ab<&\n *", max_size=4000), max_size=4))
def test_no_text_is_lost(rows: list[str]) -> None:
    blocks = kit.texts(rows)
    assert all(len(block["text"]["text"]) <= limits.SECTION_TEXT for block in blocks)
    escaped = "".join(rows).replace("&", "&amp;").replace("<", "&lt;")
    assert "".join(said(blocks).split()) == "".join(escaped.split())


def test_ten_thousand_characters_without_a_space_are_all_there() -> None:
    blocks = kit.texts(["&" * 10_000])
    assert said(blocks).replace("\n", "") == "&amp;" * 10_000


def test_bold_in_facts_is_escaped_once() -> None:
    [grid] = kit.facts({"A & B": bold("C & D")})
    assert grid["fields"][0]["text"] == "*A &amp; B*\n*C &amp; D*"
