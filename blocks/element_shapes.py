"""The JSON of what people press and fill in, and of the texts on it: plain dicts at run time."""

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


class ConfirmDialog(TypedDict):
    """Slack's own question before it reports a press."""

    title: PlainText
    text: PlainText
    confirm: PlainText
    deny: PlainText
    style: NotRequired[Style]


class Option(TypedDict):
    text: PlainText
    value: str


class OptionGroup(TypedDict):
    label: PlainText
    options: list[Option]


class Button(TypedDict):
    """With a *value*, a press runs it as a command line; with a *url*, it opens that."""

    type: Literal["button"]
    action_id: str
    text: PlainText
    value: NotRequired[str]
    url: NotRequired[str]
    style: NotRequired[Style]
    confirm: NotRequired[ConfirmDialog]


class Overflow(TypedDict):
    """A menu behind three dots: each option's value is a command line."""

    type: Literal["overflow"]
    action_id: str
    options: list[Option]


class StaticSelect(TypedDict):
    """One choice out of *options* or out of *option_groups*."""

    type: Literal["static_select"]
    action_id: str
    placeholder: NotRequired[PlainText]
    options: NotRequired[list[Option]]
    option_groups: NotRequired[list[OptionGroup]]
    initial_option: NotRequired[Option]


class TextInput(TypedDict):
    type: Literal["plain_text_input"]
    action_id: str
    placeholder: NotRequired[PlainText]
    initial_value: NotRequired[str]
    multiline: NotRequired[bool]
    max_length: NotRequired[int]


class DatePicker(TypedDict):
    type: Literal["datepicker"]
    action_id: str
    initial_date: NotRequired[str]


class Checkboxes(TypedDict):
    type: Literal["checkboxes"]
    action_id: str
    options: list[Option]
    initial_options: NotRequired[list[Option]]


class UsersSelect(TypedDict):
    type: Literal["users_select"]
    action_id: str
    initial_user: NotRequired[str]


class ConversationFilter(TypedDict):
    include: list[Literal["public", "private"]]
    exclude_external_shared_channels: Literal[True]


class ConversationsSelect(TypedDict):
    type: Literal["conversations_select"]
    action_id: str
    filter: ConversationFilter
    initial_conversation: NotRequired[str]


class FileInput(TypedDict):
    type: Literal["file_input"]
    action_id: str
    filetypes: list[str]
    max_files: int


Pressable = Button | Overflow | StaticSelect
Fillable = (
    TextInput
    | DatePicker
    | StaticSelect
    | Checkboxes
    | UsersSelect
    | ConversationsSelect
    | FileInput
)
