"""The JSON of the Block Kit elements that we use, as types: plain dicts at run time."""

from typing import Literal, NotRequired, TypedDict

Style = Literal["primary", "danger"]


class PlainText(TypedDict):
    type: Literal["plain_text"]
    text: str
    emoji: bool


class MarkdownText(TypedDict):
    """Always verbatim: Slack must not turn ``@here``, ``#channel`` or addresses into links."""

    type: Literal["mrkdwn"]
    text: str
    verbatim: Literal[True]


class Button(TypedDict):
    """With a *value*, a press runs it as a command line; with a *url*, it opens that."""

    type: Literal["button"]
    action_id: str
    text: PlainText
    value: NotRequired[str]
    url: NotRequired[str]
    style: NotRequired[Style]


class Header(TypedDict):
    type: Literal["header"]
    text: PlainText


class Section(TypedDict):
    """Either *text* or *fields*, and at most one button beside it."""

    type: Literal["section"]
    text: NotRequired[PlainText | MarkdownText]
    fields: NotRequired[list[MarkdownText]]
    accessory: NotRequired[Button]
    expand: NotRequired[Literal[True]]


class Context(TypedDict):
    type: Literal["context"]
    elements: list[MarkdownText]


class Divider(TypedDict):
    type: Literal["divider"]


class Actions(TypedDict):
    type: Literal["actions"]
    elements: list[Button]


class Image(TypedDict):
    type: Literal["image"]
    image_url: str
    alt_text: str


Block = Header | Section | Context | Divider | Actions | Image
