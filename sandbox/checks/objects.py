"""The composition objects of Block Kit: texts, options, confirm dialogs."""

import re
from collections.abc import Mapping
from typing import Any, Final

from blocks.limits import (
    CONFIRM_BUTTON,
    CONFIRM_TEXT,
    CONFIRM_TITLE,
    IDENTIFIER,
    OPTION_DESCRIPTION,
    OPTION_TEXT,
    OPTION_VALUE,
    OPTIONS,
    PLACEHOLDER,
    URL,
)
from sandbox.checks.shapes import Choice, Flag, Kinds, Many, Record, Shape, Text, not_both, one_of

IDENT: Final = Text(IDENTIFIER)
LINK: Final = Text(URL, pattern=re.compile(r"[a-z][a-z0-9+.-]*:\S+"), called="URL")
DAY: Final = Text(pattern=re.compile(r"\d{4}-\d{2}-\d{2}"), called="date")
TIME: Final = Text(pattern=re.compile(r"([01]\d|2[0-3]):[0-5]\d"), called="time")
NUMBER: Final = Text(pattern=re.compile(r"-?\d+(\.\d+)?"), called="number")
SOMEONE: Final = Text(pattern=re.compile(r"[UW][A-Z0-9]+"), called="user")
SOMEWHERE: Final = Text(pattern=re.compile(r"[CDG][A-Z0-9]+"), called="channel")
STYLE: Final = Choice(frozenset({"primary", "danger"}))


def plain_record(most: int, least: int = 1) -> Record:
    return Record({"text": Text(most, least)}, {"emoji": Flag()})


def mrkdwn_record(most: int) -> Record:
    return Record({"text": Text(most)}, {"verbatim": Flag()})


def plain(most: int) -> Kinds:
    """A `plain_text` object."""
    return Kinds({"plain_text": plain_record(most)})


def wording(most: int) -> Kinds:
    """A `plain_text` or `mrkdwn` object."""
    return Kinds({"plain_text": plain_record(most), "mrkdwn": mrkdwn_record(most)})


CONFIRM: Final = Record(
    {
        "title": plain(CONFIRM_TITLE),
        "text": wording(CONFIRM_TEXT),
        "confirm": plain(CONFIRM_BUTTON),
        "deny": plain(CONFIRM_BUTTON),
    },
    {"style": STYLE},
)
HINTED: Final[Mapping[str, Shape]] = {"placeholder": plain(PLACEHOLDER)}
COMMON: Final[Mapping[str, Shape]] = {"action_id": IDENT}
FOCUS: Final[Mapping[str, Shape]] = {"focus_on_load": Flag()}
ASKS: Final[Mapping[str, Shape]] = {"confirm": CONFIRM}


def option(text: Shape, **more: Shape) -> Record:
    description = wording(OPTION_DESCRIPTION) if text is LABELLED else plain(OPTION_DESCRIPTION)
    return Record({"text": text, "value": Text(OPTION_VALUE)}, {"description": description, **more})


LABEL: Final = plain(OPTION_TEXT)
LABELLED: Final = wording(OPTION_TEXT)  # radio buttons and checkboxes may carry mrkdwn
OPTION: Final = option(LABEL)
RICH_OPTION: Final = option(LABELLED)
LINKED_OPTION: Final = option(LABEL, url=LINK)
GROUP: Final = Record({"label": plain(OPTION_TEXT), "options": Many(OPTION, OPTIONS)})
CHOICES: Final[Mapping[str, Shape]] = {
    "options": Many(OPTION, OPTIONS),
    "option_groups": Many(GROUP, OPTIONS),
}
OPTIONS_ANSWER: Final = Record(
    may={
        "options": Many(OPTION, OPTIONS, least=0),
        "option_groups": Many(GROUP, OPTIONS, least=0),
    },
    rules=[one_of("options", "option_groups"), not_both("options", "option_groups")],
)


def initial_among_options(value: Mapping[str, Any]) -> str | None:
    """What is chosen at first must be one of the options, word for word."""
    groups = value.get("option_groups", [])
    options = [*value.get("options", []), *(one for group in groups for one in group["options"])]
    chosen = [*value.get("initial_options", []), *filter(None, [value.get("initial_option")])]
    strange = any(one not in options for one in chosen)
    return "initial options must be among the options" if strange else None
