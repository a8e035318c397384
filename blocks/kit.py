"""Our few words of Block Kit, over plain dicts. Everything else in the code speaks these.

Each builder checks its sizes when it is called, so that a block that exists is one that Slack
takes. Blocks may be cached and shared between messages: nobody changes one after it was built.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from blocks import limits
from blocks.element_shapes import Button, Overflow, PlainText, Pressable, Style
from blocks.mrkdwn import Mrkdwn, bold, clean, is_web, lines, prose
from blocks.objects import Confirm, confirm_dialog, count, fit, mrkdwn, shortened, wording
from blocks.shapes import (
    Actions,
    Block,
    Column,
    Context,
    Divider,
    Header,
    Image,
    Preformatted,
    RawText,
    RichText,
    Section,
    Table,
)
from blocks.split import pieces
from blocks.unique import unique_ids

__all__ = [
    "Block",
    "Button",
    "Confirm",
    "Message",
    "Style",
    "actions",
    "context",
    "divider",
    "facts",
    "header",
    "image",
    "opens",
    "plain",
    "preformatted",
    "runs",
    "table",
    "text",
    "texts",
]


@dataclass(frozen=True, slots=True)
class Message:
    """What Slack shows: blocks, and the text for notifications and screen readers.

    *text* is escaped like any data and holds nothing confidential; without *blocks*, it is
    also what is shown. Longer than 4,000 characters, as the notification it visibly goes on.
    Raises ValueError where Slack would refuse the message.
    """

    text: str
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        text = prose(self.text)
        blocks = unique_ids(self.blocks or tuple(texts([text])))
        if len(text) > limits.UPDATED_TEXT:
            text = Mrkdwn(f"{next(pieces([text], limits.UPDATED_TEXT - 1))}…")
        fit(text, limits.UPDATED_TEXT, "message text")
        if len(blocks) > limits.BLOCKS_IN_MESSAGE:
            raise ValueError(f"{len(blocks)} blocks; Slack takes {limits.BLOCKS_IN_MESSAGE}")
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "blocks", blocks)


def header(title: object) -> Header:
    """A heading of 150 characters at most: a longer one visibly ends with “…”, none is a “–”."""
    return {"type": "header", "text": wording(title, limits.HEADER_TEXT)}


def text(value: object, *, button: Button | Overflow | None = None) -> Section:
    """One section of up to 3,000 characters, line ends kept, with a button or menu at its right.

    It shows all of its text: Slack would hide the end of a long one behind “See more”.
    """
    section: Section = {
        "type": "section",
        "text": mrkdwn(value, limits.SECTION_TEXT, "section text"),
        "expand": True,
    }
    if button:
        section["accessory"] = button
    return section


def texts(values: Iterable[object], *, button: Button | None = None) -> list[Block]:
    """Lines of any number and length, in as few sections as hold them; nothing is cut off.

    A *button* stands beside the last.
    """
    parts = list(pieces(map(prose, values), limits.SECTION_TEXT))
    return [*map(text, parts[:-1]), *(text(part, button=button) for part in parts[-1:])]


def plain(value: object) -> Section:
    """A section without any markup, for text whose asterisks and underscores must stay."""
    said = clean(value)
    fit(said, limits.SECTION_TEXT, "section text")
    shown: PlainText = {"type": "plain_text", "text": said, "emoji": False}
    return {"type": "section", "text": shown, "expand": True}


def facts(pairs: Mapping[str, object]) -> list[Block]:
    """A grid of labels and values in two columns; a value too long for it stands below."""
    fields = [lines([bold(label), value]) for label, value in pairs.items()]
    short = [field for field in fields if len(field) <= limits.FIELD_TEXT]
    step = limits.SECTION_FIELDS
    grid = [_grid(short[at : at + step]) for at in range(0, len(short), step)]
    return [*grid, *texts(field for field in fields if len(field) > limits.FIELD_TEXT)]


def context(*values: object) -> Context:
    """Small print beside each other, ten pieces at most; a very long value is several."""
    parts = tuple(one for value in values for one in pieces([prose(value)], limits.SECTION_TEXT))
    count(parts, limits.CONTEXT_ELEMENTS, "context elements")
    elements = [mrkdwn(part, limits.SECTION_TEXT, "context text") for part in parts]
    return {"type": "context", "elements": elements}


def table(rows: Sequence[Sequence[object]], right: Collection[int] = ()) -> Table:
    """*rows*, the first of which is the head; the columns numbered in *right* hold numbers."""
    count(rows, limits.TABLE_ROWS, "rows of a table")
    cells = [[_raw(value) for value in row] for row in rows]
    fit("".join(cell["text"] for row in cells for cell in row), limits.TABLE_CHARACTERS, "table")
    settings: list[Column] = [
        {"align": "right" if place in right else "left"} for place, _cell in enumerate(cells[0])
    ]
    return {"type": "table", "rows": cells, "column_settings": settings}


def _raw(value: object) -> RawText:
    return {"type": "raw_text", "text": " ".join(clean(value).split()) or "–"}


def preformatted(rows: Iterable[str]) -> list[Block]:
    """Lines that stay as they are, to be copied; in as few blocks as hold them."""
    found = pieces(map(Mrkdwn, map(clean, rows)), limits.SECTION_TEXT)
    return [_preformatted(piece) for piece in found]


def _preformatted(said: str) -> RichText:
    element: Preformatted = {
        "type": "rich_text_preformatted",
        "elements": [{"type": "text", "text": said}],
    }
    return {"type": "rich_text", "elements": [element]}


def divider() -> Divider:
    return {"type": "divider"}


def actions(*buttons: Pressable) -> Actions:
    """A row of buttons and menus, 25 at most."""
    count(buttons, limits.ACTIONS_ELEMENTS, "buttons")
    return {"type": "actions", "elements": list(buttons)}


def runs(
    label: object, line: str, *, style: Style | None = None, confirm: Confirm | None = None
) -> Button:
    """A button that does what typing ``/contract <line>`` would do, once *confirm* is agreed to."""
    fit(line, limits.BUTTON_VALUE, "command line of a button")
    button = _button(label, f"run:{line}")
    button["value"] = line
    if style:
        button["style"] = style
    if confirm:
        button["confirm"] = confirm_dialog(confirm)
    return button


def opens(label: object, address: str) -> Button:
    """A button that opens a web page; ValueError for an address that is not http or https."""
    url = _web(address)
    button = _button(label, f"open:{url}")
    button["url"] = url
    return button


def image(address: str, alt: object) -> Image:
    """A picture from the web, and what it shows for those who do not see it."""
    alt_text = shortened(alt, limits.IMAGE_ALT)
    return {"type": "image", "image_url": _web(address), "alt_text": alt_text}


def _web(address: str) -> str:
    url = clean(address).strip()
    fit(url, limits.URL, "address")
    if not is_web(url):
        raise ValueError(f"no web address: {url!r}")
    return url


def _button(label: object, action_id: str) -> Button:
    return {
        "type": "button",
        "action_id": action_id[: limits.IDENTIFIER],
        "text": wording(label, limits.BUTTON_TEXT),
    }


def _grid(fields: Sequence[str]) -> Section:
    shown = [mrkdwn(field, limits.FIELD_TEXT, "field") for field in fields]
    return {"type": "section", "fields": shown}
