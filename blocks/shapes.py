"""The JSON of the blocks of Block Kit that we use, as types: plain dicts at run time."""

from typing import Literal, NotRequired, TypedDict

from blocks.element_shapes import Button, Fillable, MarkdownText, Overflow, PlainText, Pressable


class Header(TypedDict):
    type: Literal["header"]
    text: PlainText


class Section(TypedDict):
    """Either *text* or *fields*, and at most one button or menu beside it."""

    type: Literal["section"]
    text: NotRequired[PlainText | MarkdownText]
    fields: NotRequired[list[MarkdownText]]
    accessory: NotRequired[Button | Overflow]
    expand: NotRequired[Literal[True]]
    block_id: NotRequired[str]


class Context(TypedDict):
    type: Literal["context"]
    elements: list[MarkdownText]


class Divider(TypedDict):
    type: Literal["divider"]


class Actions(TypedDict):
    type: Literal["actions"]
    elements: list[Pressable]


class Image(TypedDict):
    type: Literal["image"]
    image_url: str
    alt_text: str


class RawText(TypedDict):
    type: Literal["raw_text"]
    text: str


class Column(TypedDict):
    align: Literal["left", "right"]
    is_wrapped: NotRequired[bool]


class Table(TypedDict):
    """Rows of one length; the first is the head. A message holds one, a modal none."""

    type: Literal["table"]
    rows: list[list[RawText]]
    column_settings: list[Column]


class Piece(TypedDict):
    type: Literal["text"]
    text: str


class Preformatted(TypedDict):
    type: Literal["rich_text_preformatted"]
    elements: list[Piece]


class RichText(TypedDict):
    type: Literal["rich_text"]
    elements: list[Preformatted]


class Input(TypedDict):
    """What a form asks for; *block_id* is the name under which its value comes back."""

    type: Literal["input"]
    block_id: str
    label: PlainText
    element: Fillable
    hint: NotRequired[PlainText]
    optional: NotRequired[bool]


Block = Header | Section | Context | Divider | Actions | Image | Input | Table | RichText
