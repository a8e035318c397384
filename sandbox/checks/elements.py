"""The interactive elements of Block Kit, one line of the table each."""

from collections.abc import Mapping
from typing import Final

from blocks.limits import (
    BUTTON_TEXT,
    BUTTON_VALUE,
    FILES_IN_INPUT,
    IMAGE_ALT,
    INPUT_VALUE,
    OPTIONS_IN_CHECKBOXES,
    OPTIONS_IN_OVERFLOW,
    OPTIONS_IN_RADIO,
)
from sandbox.checks.objects import (
    ASKS,
    CHOICES,
    COMMON,
    DAY,
    FOCUS,
    HINTED,
    LINK,
    LINKED_OPTION,
    NUMBER,
    OPTION,
    RICH_OPTION,
    SOMEONE,
    SOMEWHERE,
    STYLE,
    TIME,
    initial_among_options,
    plain,
)
from sandbox.checks.shapes import Choice, Flag, Many, Record, Shape, Text, Whole, not_both, one_of

DISPATCH: Final = Record(
    may={
        "trigger_actions_on": Many(
            Choice(frozenset({"on_enter_pressed", "on_character_entered"})), 2
        )
    }
)
TYPED: Final[Mapping[str, Shape]] = {
    **COMMON,
    **HINTED,
    **FOCUS,
    "dispatch_action_config": DISPATCH,
}
PICKED: Final[Mapping[str, Shape]] = {**COMMON, **HINTED, **FOCUS, **ASKS}
TICKED: Final[Mapping[str, Shape]] = {**COMMON, **FOCUS, **ASKS}
SEVERAL: Final[Mapping[str, Shape]] = {"max_selected_items": Whole(1)}
ANY_TEXT: Final = Text(INPUT_VALUE, least=0)
FILTER: Final = Record(
    may={
        "include": Many(Choice(frozenset({"im", "mpim", "private", "public"}))),
        "exclude_external_shared_channels": Flag(),
        "exclude_bot_users": Flag(),
    }
)
CONVERSATION: Final[Mapping[str, Shape]] = {
    "default_to_current_conversation": Flag(),
    "filter": FILTER,
}
ANSWERS: Final[Mapping[str, Shape]] = {"response_url_enabled": Flag()}
LENGTH: Final = Whole(0, INPUT_VALUE)
STATIC: Final = (
    one_of("options", "option_groups"),
    not_both("options", "option_groups"),
    initial_among_options,
)


def lengths_in_order(value: Mapping[str, object]) -> str | None:
    least, most = value.get("min_length", 0), value.get("max_length", INPUT_VALUE)
    wrong = isinstance(least, int) and isinstance(most, int) and least > most
    return "min_length must be less than or equal to max_length" if wrong else None


IMAGE: Final = Record(
    {"alt_text": Text(IMAGE_ALT)},
    {"image_url": LINK, "slack_file": Record(may={"id": Text(), "url": LINK})},
    [one_of("image_url", "slack_file"), not_both("image_url", "slack_file")],
)

_ONE: Final[Mapping[str, Record]] = {
    "button": Record(
        {"text": plain(BUTTON_TEXT)},
        {
            **COMMON,
            **ASKS,
            "value": Text(BUTTON_VALUE),
            "url": LINK,
            "style": STYLE,
            "accessibility_label": Text(BUTTON_TEXT),
        },
    ),
    "overflow": Record({"options": Many(LINKED_OPTION, OPTIONS_IN_OVERFLOW)}, {**COMMON, **ASKS}),
    "checkboxes": Record(
        {"options": Many(RICH_OPTION, OPTIONS_IN_CHECKBOXES)},
        {**TICKED, "initial_options": Many(RICH_OPTION)},
        [initial_among_options],
    ),
    "radio_buttons": Record(
        {"options": Many(RICH_OPTION, OPTIONS_IN_RADIO)},
        {**TICKED, "initial_option": RICH_OPTION},
        [initial_among_options],
    ),
    "datepicker": Record(may={**PICKED, "initial_date": DAY}),
    "timepicker": Record(may={**PICKED, "initial_time": TIME, "timezone": Text()}),
    "datetimepicker": Record(may={**TICKED, "initial_date_time": Whole(10**9, 10**10 - 1)}),
    "plain_text_input": Record(
        may={
            **TYPED,
            "initial_value": ANY_TEXT,
            "multiline": Flag(),
            "min_length": LENGTH,
            "max_length": Whole(1, INPUT_VALUE),
        },
        rules=[lengths_in_order],
    ),
    "number_input": Record(
        {"is_decimal_allowed": Flag()},
        {**TYPED, "initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
    ),
    "email_text_input": Record(may={**TYPED, "initial_value": ANY_TEXT}),
    "url_text_input": Record(may={**TYPED, "initial_value": ANY_TEXT}),
    "file_input": Record(
        may={**COMMON, "filetypes": Many(Text()), "max_files": Whole(1, FILES_IN_INPUT)}
    ),
    "static_select": Record(may={**PICKED, **CHOICES, "initial_option": OPTION}, rules=STATIC),
    "external_select": Record(
        may={**PICKED, "initial_option": OPTION, "min_query_length": Whole(0)}
    ),
    "users_select": Record(may={**PICKED, "initial_user": SOMEONE}),
    "channels_select": Record(may={**PICKED, **ANSWERS, "initial_channel": SOMEWHERE}),
    "conversations_select": Record(
        may={**PICKED, **ANSWERS, **CONVERSATION, "initial_conversation": SOMEWHERE}
    ),
}
_SEVERAL: Final[Mapping[str, Record]] = {
    "multi_static_select": Record(
        may={**PICKED, **SEVERAL, **CHOICES, "initial_options": Many(OPTION)}, rules=STATIC
    ),
    "multi_external_select": Record(
        may={
            **PICKED,
            **SEVERAL,
            "initial_options": Many(OPTION),
            "min_query_length": Whole(0),
        }
    ),
    "multi_users_select": Record(may={**PICKED, **SEVERAL, "initial_users": Many(SOMEONE)}),
    "multi_channels_select": Record(may={**PICKED, **SEVERAL, "initial_channels": Many(SOMEWHERE)}),
    "multi_conversations_select": Record(
        may={**PICKED, **SEVERAL, **CONVERSATION, "initial_conversations": Many(SOMEWHERE)}
    ),
}
ELEMENTS: Final[Mapping[str, Record]] = {**_ONE, **_SEVERAL}
_ONLY_TYPED: Final = frozenset(
    {"plain_text_input", "number_input", "email_text_input", "url_text_input", "file_input"}
)
IN_ACTIONS: Final = {name: shape for name, shape in ELEMENTS.items() if name not in _ONLY_TYPED}
IN_SECTION: Final = {**IN_ACTIONS, "image": IMAGE}
IN_INPUT: Final = {
    name: shape for name, shape in ELEMENTS.items() if name not in {"button", "overflow"}
}
