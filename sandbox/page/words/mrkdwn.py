"""Slack's mrkdwn as HTML."""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from typing import Final

from sandbox.page.words.emoji import drawn, with_emoji
from sandbox.page.words.names import Names, mention

_TOKEN: Final = re.compile(
    r"```(?P<pre>.+?)```|`(?P<code>[^`\n]+)`|<(?P<angle>[^<>\n]+)>", re.DOTALL
)
_BARE: Final = re.compile(
    r"(?P<url>https?://[^\s<>|]+[^\s<>|.,;:!?)])|(?P<at>@(?:here|channel|everyone))\b"
)
_PLACE: Final = re.compile("[\U000f0000-\U000ffffd]")
_STYLES: Final = tuple(
    (re.compile(rf"(?<![\w{mark}]){mark}(?=\S)([^{mark}\n]+?)(?<=\S){mark}(?![\w{mark}])"), tag)
    for mark, tag in ((r"\*", "b"), ("_", "i"), ("~", "s"))
)
_SAFE: Final = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_INSTANT: Final = re.compile(r"\d{1,10}\^.+")
FIRST: Final = 0xF0000


class _Kept:
    """Pieces of finished HTML, each held by one private character meanwhile."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def keep(self, html: str) -> str:
        self._pieces.append(html)
        return chr(FIRST + len(self._pieces) - 1)

    def restore(self, text: str) -> str:
        return _PLACE.sub(lambda found: self._pieces[ord(found[0]) - FIRST], text)


def link(url: str, text: str) -> str:
    """A link that opens beside the page; only web, mail and telephone addresses become one."""
    if not _SAFE.match(url):
        return escape(text)
    shown = escape(text)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{shown}</a>'


def html_of(text: str, names: Names, *, verbatim: bool = False) -> str:
    """HTML of mrkdwn. Unless *verbatim*, bare addresses and @here are marked up as Slack does."""
    kept = _Kept()
    text = _TOKEN.sub(lambda found: kept.keep(_token(found, names)), _PLACE.sub("", text))
    if not verbatim:
        text = _BARE.sub(lambda found: kept.keep(_bare(found)), text)
    lines = escape(unescape(with_emoji(text)), quote=False)
    for pattern, tag in _STYLES:
        lines = pattern.sub(rf"<{tag}>\1</{tag}>", lines)
    return kept.restore(drawn(_quoted(lines)))


def plain(text: str) -> str:
    """plain_text as HTML: emoji and line breaks, nothing else."""
    return drawn(escape(with_emoji(text)).replace("\n", "<br>"))


def _quoted(lines: str) -> str:
    """Lines that begin with > stand as quotes."""
    pieces = []
    for line in lines.split("\n"):
        quote = line.startswith("&gt;")
        pieces.append(f"<blockquote>{line[4:].strip()}</blockquote>" if quote else f"{line}<br>")
    return "".join(pieces).removesuffix("<br>")


def _token(found: re.Match[str], names: Names) -> str:
    if found["pre"] is not None:
        return f"<pre>{escape(unescape(found['pre'].strip(chr(10))))}</pre>"
    if found["code"] is not None:
        return f"<code>{escape(unescape(found['code']))}</code>"
    return _angle(found["angle"], names)


def _angle(inner: str, names: Names) -> str:
    target, _, label = inner.partition("|")
    read = ANGLES.get(target[:1])
    if read is not None:
        return read(target[1:], label, names)
    return link(unescape(target), unescape(label or target))


def _special(target: str, label: str, names: Names) -> str:
    name, *parts = target.split("^")
    if name == "date" and _INSTANT.fullmatch("^".join(parts[:2])):
        return names.instant(int(parts[0]), parts[1])
    return mention(f"@{label or name}")


ANGLES: Final[Mapping[str, Callable[[str, str, Names], str]]] = {
    "@": lambda target, _label, names: names.user(target),
    "#": lambda target, _label, names: names.channel(target),
    "!": _special,
}


def _bare(found: re.Match[str]) -> str:
    url = found["url"]
    return link(unescape(url), unescape(url)) if url else mention(found["at"])
