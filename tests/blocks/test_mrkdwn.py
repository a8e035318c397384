"""Data never becomes markup, mention, link or hidden text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.mrkdwn import (
    Mrkdwn,
    bold,
    clean,
    code,
    escape,
    is_web,
    italic,
    joined,
    lines,
    link,
    phrase,
    prose,
    user,
)

DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
ZERO_WIDTH = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("O'Neil & Söhne", "O'Neil &amp; Söhne"),
        ("<!channel>", "&lt;!channel&gt;"),
        ("<https://evil.example|Acme>", "&lt;https://evil.example|Acme&gt;"),
        ("&lt;!here&gt;", "&amp;lt;!here&amp;gt;"),
        ("Acme\u202egnp.exe", "Acmegnp.exe"),
        ("A\u200bC\ufeffM\u2060E", "ACME"),
        ("nul\x00 bell\x07 escape\x1b[31m", "nul bell escape[31m"),
        ("half \ud83d of a pair", "half  of a pair"),
        ("one\r\ntwo\u2028three", "one two three"),
        ("tab\there", "tab here"),
        ("株式会社 Ærø 5 %", "株式会社 Ærø 5 %"),
    ],
)
def test_data_is_escaped(typed: str, shown: str) -> None:
    assert escape(typed) == shown


@given(st.text())
def test_nothing_invisible_is_left(typed: str) -> None:
    for character in clean(typed).replace("\n", ""):
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in DIRECTIONS
        assert character not in ZERO_WIDTH


@given(st.text(alphabet="<>&!@#|ab \n"))
def test_no_data_opens_a_bracket_and_undoing_gives_the_data_back(typed: str) -> None:
    escaped = prose(typed)
    assert "<" not in escaped
    assert ">" not in escaped
    undone = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert undone == typed


@given(st.text())
def test_escaping_happens_once(typed: str) -> None:
    assert escape(escape(typed)) == escape(typed)
    assert prose(prose(typed)) == prose(typed)


def test_prose_keeps_its_lines_and_a_name_does_not() -> None:
    assert prose("one\r\ntwo") == "one\ntwo"
    assert escape("one\r\ntwo") == "one two"
    assert lines(["first", "a\nfake line"]) == "first\na fake line"


def test_our_own_markup_stays() -> None:
    assert bold("A & B") == "*A &amp; B*"
    assert bold(italic("x")) == "*_x_*"
    assert bold(" padded ") == "*padded*"
    assert bold("") == ""
    assert joined(" · ", [bold("x"), "", "<y>"]) == "*x* · &lt;y&gt;"


def test_a_phrase_marks_up_our_words_and_escapes_the_data() -> None:
    said = phrase("*{name}* ends on {day}", name="<A & B>", day=Mrkdwn("*soon*"))
    assert said == "*&lt;A &amp; B&gt;* ends on *soon*"
    assert isinstance(said, Mrkdwn)


def test_code_cannot_be_left_from_inside() -> None:
    assert code("terms `x` <!here>") == "`terms 'x' &lt;!here&gt;`"


@pytest.mark.parametrize("user_id", ["U0REP0001", "W012A3CDE"])
def test_a_user_is_mentioned(user_id: str) -> None:
    assert user(user_id) == f"<@{user_id}>"


@pytest.mark.parametrize("user_id", ["", "u1", "U1> <!channel", "C012", "!channel"])
def test_what_is_no_user_is_text(user_id: str) -> None:
    assert user(user_id) == escape(user_id)


def test_a_link_keeps_its_label_and_address_apart() -> None:
    assert link("https://x.example/a?b=1&c=2", "A > B") == (
        "<https://x.example/a?b=1&amp;c=2|A &gt; B>"
    )
    assert link("https://x.example/|Acme> <!channel", "go") == (
        "<https://x.example/%7CAcme%3E%20%3C!channel|go>"
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "https://"]
)
def test_only_web_addresses_are_linked(address: str) -> None:
    assert not is_web(address)
    assert "<" not in link(address, "Paper")
    assert "Paper" in link(address, "Paper")
