"""The terminal shows what Slack shows."""

import pytest

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import bold, code, italic, link, phrase, user
from blocks.plain import plain_text, unmarked


def test_a_message_reads_from_its_first_block_on() -> None:
    message = Message(
        "Terms of ACME",
        (
            kit.header("ACME & Sons"),
            kit.text(phrase("*{ref}* until {day}", ref="ACME-1/3", day="31 Dec 2026")),
            *kit.facts({"Owner": user("U0REP0001"), "Region": "EMEA"}),
            kit.divider(),
            kit.context("Page 1 of 2", bold("more")),
            kit.image("https://x.example/a.png", "Turnover"),
            kit.actions(
                kit.runs("Next", "terms ACME --page 2"), kit.opens("Paper", "https://x.example/p")
            ),
        ),
    )
    assert plain_text(message).split("\n") == [
        "ACME & Sons",
        "ACME-1/3 until 31 Dec 2026",
        "Owner: @U0REP0001",
        "Region: EMEA",
        "─" * 40,
        "Page 1 of 2 more",
        "Turnover (https://x.example/a.png)",
        "  [Next] terms ACME --page 2",
        "  [Paper] https://x.example/p",
    ]


def test_a_button_beside_a_text_stands_below_it() -> None:
    message = Message("x", (kit.text("ACME-1", button=kit.runs("Show", "show ACME-1")),))
    assert plain_text(message) == "ACME-1\n  [Show] show ACME-1"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        (bold("A & B"), "A & B"),
        (bold(italic("nested")), "nested"),
        (code("terms <account> [--on DAY]"), "terms <account> [--on DAY]"),
        (link("https://x.example/", "Paper"), "Paper (https://x.example/)"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4 and ~5 % to ~6 %", "2 * 3 * 4 and ~5 % to ~6 %"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_marks_and_escapes_are_undone(marked: str, plain: str) -> None:
    assert unmarked(marked) == plain


def test_plain_text_keeps_its_asterisks() -> None:
    assert plain_text(Message("x", (kit.plain("*not bold* & <raw>"),))) == "*not bold* & <raw>"
