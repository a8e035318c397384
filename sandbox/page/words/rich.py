"""rich_text, markdown and tables as HTML."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final

from markdown_it import MarkdownIt

from sandbox.page.words.emoji import EMOJI, drawn
from sandbox.page.words.mrkdwn import link, plain
from sandbox.page.words.names import Names, mention
from sandbox.state.model import Json

TAGS: Final = {"bold": "b", "italic": "i", "strike": "s", "code": "code", "underline": "u"}


def markdown(text: str) -> str:
    """Standard Markdown with tables; raw HTML in it is shown, not obeyed."""
    return str(
        MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").render(text)
    )


def _styled(html: str, piece: Json) -> str:
    for name, on in piece.get("style", {}).items():
        tag = TAGS.get(name)
        html = f"<{tag}>{html}</{tag}>" if on and tag else html
    return html


PIECES: Final[Mapping[str, Callable[[Json, Names], str]]] = {
    "text": lambda piece, _names: plain(piece["text"]),
    "link": lambda piece, _names: link(piece["url"], str(piece.get("text", piece["url"]))),
    "user": lambda piece, names: names.user(piece["user_id"]),
    "usergroup": lambda piece, _names: mention(f"@{piece['usergroup_id']}"),
    "channel": lambda piece, names: names.channel(piece["channel_id"]),
    "emoji": lambda piece, _names: drawn(EMOJI.get(piece["name"], f":{escape(piece['name'])}:")),
    "broadcast": lambda piece, _names: mention(f"@{piece['range']}"),
    "date": lambda piece, names: names.instant(piece["timestamp"], piece["format"]),
    "color": lambda piece, _names: f"<code>{escape(piece['value'])}</code>",
}


def _pieces(part: Json, names: Names) -> str:
    shown = (_styled(PIECES[piece["type"]](piece, names), piece) for piece in part["elements"])
    return "".join(shown)


def _list(part: Json, names: Names) -> str:
    tag = {"bullet": "ul", "ordered": "ol"}[part["style"]]
    items = "".join(f"<li>{_pieces(item, names)}</li>" for item in part["elements"])
    return f'<{tag} class="indent-{part.get("indent", 0)}">{items}</{tag}>'


PARTS: Final[Mapping[str, Callable[[Json, Names], str]]] = {
    "rich_text_section": lambda part, names: f"<div>{_pieces(part, names)}</div>",
    "rich_text_list": _list,
    "rich_text_quote": lambda part, names: f"<blockquote>{_pieces(part, names)}</blockquote>",
    "rich_text_preformatted": lambda part, names: f"<pre>{_pieces(part, names)}</pre>",
}


def rich_text(block: Json, names: Names) -> str:
    return "".join(PARTS[part["type"]](part, names) for part in block["elements"])


def table(block: Json, names: Names) -> str:
    """The first row is the head, as Slack shows it."""
    settings: list[Any] = block.get("column_settings", [])

    def cell(tag: str, place: int, value: Json) -> str:
        align = settings[place].get("align", "left") if place < len(settings) else "left"
        raw = value["type"] == "raw_text"
        inner = plain(value["text"]) if raw else rich_text(value, names)
        return f'<{tag} class="{align}">{inner}</{tag}>'

    rows = [
        "".join(cell("td" if number else "th", place, value) for place, value in enumerate(row))
        for number, row in enumerate(block["rows"])
    ]
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<div class="wide"><table>{body}</table></div>'
