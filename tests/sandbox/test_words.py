"""mrkdwn, rich text and Markdown become HTML that can be trusted."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.cast import cast
from sandbox.checks import blocks as shapes
from sandbox.checks.elements import ELEMENTS
from sandbox.checks.rich_text import PIECES
from sandbox.clock import ManualClock
from sandbox.core import Core
from sandbox.page.parts import blocks, elements
from sandbox.page.words import rich
from sandbox.page.words.mrkdwn import html_of, plain
from sandbox.page.words.names import Names
from sandbox.page.words.rich import markdown, rich_text, table
from tests.sandbox.examples import GOOD

NAMES = Names(Core(cast(), ManualClock()).world.directory, "Europe/Amsterdam")
ALLOWED = {"a", "b", "i", "s", "code", "pre", "blockquote", "br", "span"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("*bold* _it_ ~no~", "<b>bold</b> <i>it</i> <s>no</s>"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c"),
        ("`*raw*`", "<code>*raw*</code>"),
        ("```a\n*b*```", "<pre>a\n*b*</pre>"),
        ("&gt; quoted\nnot", "<blockquote>quoted</blockquote>not"),
        ("one\ntwo", "one<br>two"),
        (":red_circle: now :tada:", '<span class="dot red" title="red"></span> now 🎉'),
        ("<@U0REP0001>", '<span class="mention">@Anna Visser</span>'),
        ("<#C0SAL0001|x>", '<span class="mention">#sales</span>'),
        ("<#C0NOWHERE>", '<span class="mention">#private channel</span>'),
        ("<!here>", '<span class="mention">@here</span>'),
        ("<!date^1790000000^{date_short} {time}|then>", "21 Sep 2026 16:13"),
        (":warning: :nonsense:", "⚠️ :nonsense:"),
        ("<javascript:alert(1)|press>", "press"),
    ],
)
def test_markup_is_shown_as_slack_shows_it(typed: str, shown: str) -> None:
    assert html_of(typed, NAMES) == shown


def test_links_open_beside_the_page() -> None:
    shown = html_of("*<https://example.com/?a=1&amp;b=2|the paper>*", NAMES)
    assert shown.startswith('<b><a href="https://example.com/?a=1&amp;b=2" target="_blank"')
    assert shown.endswith(">the paper</a></b>")


def test_only_verbatim_text_keeps_addresses_and_broadcasts_as_they_are() -> None:
    typed = "@here see https://example.com."
    assert html_of(typed, NAMES, verbatim=True) == typed
    assert html_of(typed, NAMES).count("<a ") == 1
    assert 'class="mention">@here' in html_of(typed, NAMES)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}


@given(
    st.text(st.sampled_from("<>&|*_~`\"'/!@#^= \nabscriptonjv:\U000f0000\U000f0001{}"), max_size=80)
)
def test_nothing_that_is_typed_becomes_markup_of_its_own(typed: str) -> None:
    tags = Tags()
    tags.feed(html_of(typed, NAMES) + plain(typed))
    assert tags.seen <= ALLOWED
    assert tags.attributes <= {"href", "target", "rel", "class"}


def test_html_in_markdown_is_shown_and_not_obeyed() -> None:
    shown = markdown("**b** <img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))")
    assert "<strong>b</strong>" in shown
    assert "<img" not in shown
    assert "<a" not in shown


def test_rich_text_and_tables_are_complete() -> None:
    shown = rich_text(GOOD["rich_text"], NAMES)
    for part in ("<b>x</b>", "<ul", "<blockquote>", "<pre>", "@Anna Visser", "1 January 1970"):
        assert part in shown
    assert '<th class="right">x</th>' in table(GOOD["table"], NAMES)


def test_the_page_shows_everything_that_slack_takes() -> None:
    assert blocks.BLOCKS.keys() == shapes.BLOCKS.keys()
    assert elements.ELEMENTS.keys() >= ELEMENTS.keys()
    assert rich.PIECES.keys() == PIECES.keys()
