"""What forms ask for: inputs, each by the name of an argument or of a field.

An input's ``block_id`` is its name and its ``action_id`` is always the same: Slack keeps what was
typed over an update where both stay. Only that of a file says whether its content is read. A value
that a menu no longer offers is still offered as the one chosen: opening a form and saving it
changes nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from blocks import limits
from blocks.element_shapes import (
    Checkboxes,
    ConversationsSelect,
    DatePicker,
    FileInput,
    Fillable,
    Option,
    OptionGroup,
    StaticSelect,
    TextInput,
    UsersSelect,
)
from blocks.objects import count, fit, option, wording
from blocks.shapes import Input

VALUE = "value"
KEPT = "kept"  # the action_id of a file of which we keep the address and never the content
TICKED = "true"
Options = Mapping[str, str]
"""What a person reads, by the value that comes back."""


def text_input(  # noqa: PLR0913 - as many things can be said of a text input
    name: str,
    label: object,
    value: str | None = None,
    *,
    hint: object = "",
    placeholder: object = "",
    optional: bool = False,
    multiline: bool = False,
    most: int = limits.INPUT_VALUE,
) -> Input:
    """A line of text, or several; ValueError for a *value* of more than *most* characters."""
    element: TextInput = {"type": "plain_text_input", "action_id": VALUE, "max_length": most}
    element |= {"multiline": True} if multiline else {}
    if placeholder:
        element["placeholder"] = wording(placeholder, limits.PLACEHOLDER)
    if value:
        fit(value, most, f"value of {name}")
        element["initial_value"] = value
    return _input(name, label, element, hint, optional=optional)


def day_input(
    name: str,
    label: object,
    value: date | None = None,
    *,
    hint: object = "",
    optional: bool = False,
) -> Input:
    """A calendar day; it comes back as ``2026-12-31``."""
    element: DatePicker = {"type": "datepicker", "action_id": VALUE}
    if value:
        element["initial_date"] = value.isoformat()
    return _input(name, label, element, hint, optional=optional)


def choice(  # noqa: PLR0913 - as many things can be said of a menu
    name: str,
    label: object,
    options: Options,
    value: str | None = None,
    *,
    hint: object = "",
    optional: bool = False,
) -> Input:
    """One of up to 100 *options*; their values have 150 characters at most."""
    element: StaticSelect = {"type": "static_select", "action_id": VALUE}
    element["options"] = offered = _options(options)
    if value is not None:
        element["initial_option"] = chosen = _chosen(offered, value)
        element["options"] = offered if chosen in offered else [*offered, chosen]
    count(element["options"], limits.OPTIONS, "options")
    return _input(name, label, element, hint, optional=optional)


def ticked(
    name: str, label: object, words: object, *, value: bool = False, hint: object = ""
) -> Input:
    """One box to tick; it comes back as the value ``true``, or not at all."""
    box = option(words, TICKED)
    element: Checkboxes = {"type": "checkboxes", "action_id": VALUE, "options": [box]}
    if value:
        element["initial_options"] = [box]
    return _input(name, label, element, hint, optional=True)


def several(  # noqa: PLR0913 - as many things can be said of boxes
    name: str,
    label: object,
    options: Options,
    *,
    hint: object = "",
    ticked: bool = False,
    optional: bool = False,
) -> Input:
    """Any of up to ten *options*, all of them *ticked* or none; one at least, if not *optional*."""
    count(options, limits.OPTIONS_IN_CHECKBOXES, "boxes")
    boxes = _options(options)
    element: Checkboxes = {"type": "checkboxes", "action_id": VALUE, "options": boxes}
    if ticked:
        element["initial_options"] = boxes
    return _input(name, label, element, hint, optional=optional)


def people_select(
    name: str, label: object, value: str | None = None, *, hint: object = "", optional: bool = False
) -> Input:
    """Somebody in the workspace; the id comes back."""
    element: UsersSelect = {"type": "users_select", "action_id": VALUE}
    if value:
        element["initial_user"] = value
    return _input(name, label, element, hint, optional=optional)


def channel_select(
    name: str, label: object, value: str | None = None, *, hint: object = "", optional: bool = False
) -> Input:
    """A channel that is not shared with another organisation, private ones too; its id comes."""
    element: ConversationsSelect = {
        "type": "conversations_select",
        "action_id": VALUE,
        "filter": {"include": ["public", "private"], "exclude_external_shared_channels": True},
    }
    if value:
        element["initial_conversation"] = value
    return _input(name, label, element, hint, optional=optional)


def file_input(  # noqa: PLR0913 - as many things can be said of a file
    name: str,
    label: object,
    filetypes: Sequence[str],
    *,
    hint: object = "",
    optional: bool = True,
    kept: bool = False,
) -> Input:
    """One file to upload, with an ending out of *filetypes*.

    Its content comes back; if it is *kept* the address at which Slack shows it to people.
    """
    element: FileInput = {
        "type": "file_input",
        "action_id": KEPT if kept else VALUE,
        "filetypes": list(filetypes),
        "max_files": 1,
    }
    return _input(name, label, element, hint, optional=optional)


def option_groups(groups: Mapping[str, Options]) -> list[OptionGroup]:
    """*groups* by their headings, up to 100 options in each; empty ones are left out."""
    return [_group(heading, _options(options)) for heading, options in groups.items() if options]


def _group(heading: object, options: list[Option]) -> OptionGroup:
    count(options, limits.OPTIONS, "options")
    return {"label": wording(heading, limits.OPTION_TEXT), "options": options}


def _options(options: Options) -> list[Option]:
    return [option(words, value) for value, words in options.items()]


def _chosen(offered: list[Option], value: str) -> Option:
    found = (one for one in offered if one["value"] == value)
    return next(found, None) or option(value, value)


def _input(name: str, label: object, element: Fillable, hint: object, *, optional: bool) -> Input:
    fit(name, limits.IDENTIFIER, "name of an input")
    asked: Input = {
        "type": "input",
        "block_id": name,
        "label": wording(label, limits.INPUT_LABEL),
        "element": element,
    }
    if hint:
        asked["hint"] = wording(hint, limits.INPUT_HINT)
    if optional:
        asked["optional"] = True
    return asked
