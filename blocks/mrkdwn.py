"""Text that Slack will interpret: ``Mrkdwn`` is our own markup, every other ``str`` is data.

Data is escaped here, at the border, and nowhere else. Whoever builds text with these functions
cannot be made to mention a channel, to hide a link or to write backwards (SLACK 3).
"""

import re
from collections.abc import Iterable

from contracts.i18n import _

# What nobody sees but Slack obeys: C0 and C1 controls, soft hyphen, zero-width and direction
# characters, fillers without a glyph, tags, halves of surrogate pairs.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
_LINE_ENDS = re.compile("\r\n|[\n\x0b\x0c\r\x85\u2028\u2029]")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_USER = re.compile(r"[UW][A-Z0-9_]+")
_CHANNEL = re.compile(r"[CG][A-Z0-9_]+")
_IN_ADDRESS = str.maketrans(
    {"&": "&amp;", "<": "%3C", ">": "%3E", "|": "%7C", '"': "%22", "`": "%60", " ": "%20"}
)


class Mrkdwn(str):
    """Markup that we wrote ourselves; it is shown as it is."""

    __slots__ = ()


def clean(value: object) -> str:
    """*value* as visible text: no invisible characters, and one kind of line end."""
    said = str(value)
    if said.isascii() and said.isprintable():
        return said
    return _LINE_ENDS.sub("\n", _INVISIBLE.sub("", said)).replace("\t", " ")


def prose(value: object) -> Mrkdwn:
    """Data of several lines, escaped: the lines stay."""
    if isinstance(value, Mrkdwn):
        return value
    return Mrkdwn(clean(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def escape(value: object) -> Mrkdwn:
    """Data inside a line, escaped: a line end in it becomes a space, so that it fakes no line."""
    if isinstance(value, Mrkdwn):
        return value
    return Mrkdwn(prose(value).replace("\n", " "))


def phrase(message: str, /, **values: object) -> Mrkdwn:
    """*message*, our own markup, in the reader's language, its placeholders filled with data.

    ``phrase("*{name}* ends", name=name)``: the counterpart of ``_()`` for text with markup.
    """
    return Mrkdwn(_(message, **{name: escape(value) for name, value in values.items()}))


def lines(values: Iterable[object]) -> Mrkdwn:
    """One line for each of *values*."""
    return Mrkdwn("\n".join(escape(value) for value in values))


def joined(separator: str, values: Iterable[object]) -> Mrkdwn:
    """*values* in one line, with our own *separator* between them; empty ones are left out."""
    return Mrkdwn(separator.join(filter(None, (escape(value) for value in values))))


def bold(value: object) -> Mrkdwn:
    return _marked("*", escape(value))


def italic(value: object) -> Mrkdwn:
    return _marked("_", escape(value))


def code(value: object) -> Mrkdwn:
    """What can be typed. Slack knows no escape for a backtick in it: it becomes an apostrophe."""
    return _marked("`", Mrkdwn(escape(value).replace("`", "'")))


def user(user_id: str) -> Mrkdwn:
    """A mention, shown by Slack as the person's name; an id that cannot be one stays text."""
    return Mrkdwn(f"<@{user_id}>") if _USER.fullmatch(user_id) else escape(user_id)


def channel(channel_id: str) -> Mrkdwn:
    """A channel's name with a link to it; an id that cannot be one stays text."""
    return Mrkdwn(f"<#{channel_id}>") if _CHANNEL.fullmatch(channel_id) else escape(channel_id)


def link(address: str, label: object) -> Mrkdwn:
    """*label*, leading to *address*; an address that is not of the web is shown, not linked."""
    if not is_web(address):
        return joined(" ", [label, address])
    return Mrkdwn(f"<{web_address(address)}|{escape(label)}>")


def is_web(address: str) -> bool:
    """Whether *address* begins with http or https and a host: nothing else may be opened."""
    return bool(_WEB.match(clean(address).strip()))


def web_address(address: str) -> str:
    """*address* so that no character of it ends the link."""
    return clean(address).strip().replace("\n", "").translate(_IN_ADDRESS)


def _marked(mark: str, inner: Mrkdwn) -> Mrkdwn:
    """Slack sees a mark only where it touches a word."""
    words = inner.strip()
    return Mrkdwn(f"{mark}{words}{mark}" if words else "")
