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


class Input(TypedDict):
    """What a form asks for; *block_id* is the name under which its value comes back."""

    type: Literal["input"]
    block_id: str
    label: PlainText
    element: Fillable
    hint: NotRequired[PlainText]
    optional: NotRequired[bool]


Block = Header | Section | Context | Divider | Actions | Image | Input
