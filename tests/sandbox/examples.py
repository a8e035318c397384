"""A good example of every block and element."""

from typing import Any

from sandbox.checks.surfaces import check_message
from sandbox.state.errors import SlackError

Json = dict[str, Any]


def plain(text: str = "Text") -> Json:
    return {"type": "plain_text", "text": text, "emoji": True}


def mrkdwn(text: str = "*Text*") -> Json:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


OPTION = {"text": plain(), "value": "v"}
CONFIRM = {"title": plain(), "text": mrkdwn(), "confirm": plain(), "deny": plain()}
PIECES = [
    {"type": "text", "text": "x", "style": {"bold": True}},
    {"type": "link", "url": "https://example.com"},
    {"type": "user", "user_id": "U0REP0001"},
    {"type": "channel", "channel_id": "C0SAL0001"},
    {"type": "emoji", "name": "wave"},
    {"type": "date", "timestamp": 1, "format": "{date}"},
]
RICH = {"type": "rich_text_section", "elements": PIECES}
ACTIVE: dict[str, Json] = {
    "button": {"text": plain(), "value": "v", "style": "primary", "confirm": CONFIRM},
    "overflow": {"options": [OPTION]},
    "checkboxes": {"options": [OPTION], "initial_options": [OPTION]},
    "radio_buttons": {"options": [OPTION], "initial_option": OPTION},
    "datepicker": {"initial_date": "2026-12-31", "placeholder": plain()},
    "timepicker": {"initial_time": "23:59"},
    "datetimepicker": {"initial_date_time": 1_790_000_000},
    "static_select": {"option_groups": [{"label": plain(), "options": [OPTION]}]},
    "external_select": {"min_query_length": 0, "placeholder": plain()},
    "users_select": {"initial_user": "U0REP0001"},
    "channels_select": {"initial_channel": "C0SAL0001"},
    "conversations_select": {"filter": {"include": ["public"]}},
    "multi_static_select": {"options": [OPTION], "max_selected_items": 1},
    "multi_external_select": {"min_query_length": 1},
    "multi_users_select": {"initial_users": ["U0REP0001"]},
    "multi_channels_select": {},
    "multi_conversations_select": {"default_to_current_conversation": True},
}
TYPED: dict[str, Json] = {
    "plain_text_input": {"multiline": True, "min_length": 1, "max_length": 3_000},
    "number_input": {"is_decimal_allowed": True, "min_value": "-1.5"},
    "email_text_input": {"focus_on_load": True},
    "url_text_input": {},
    "file_input": {"max_files": 10},
}
GOOD: dict[str, Json] = {
    "section": {"text": mrkdwn(), "fields": [plain()], "block_id": "b"},
    "header": {"text": plain()},
    "divider": {},
    "context": {
        "elements": [
            mrkdwn(),
            plain(),
            {"type": "image", "image_url": "https://x.y/z", "alt_text": "z"},
        ]
    },
    "actions": {"elements": [{"type": name, **more} for name, more in ACTIVE.items()]},
    "image": {"image_url": "https://x.y/z", "alt_text": "z", "title": plain()},
    "input": {"label": plain(), "element": {"type": "plain_text_input"}, "hint": plain()},
    "rich_text": {
        "elements": [
            RICH,
            {"type": "rich_text_list", "style": "bullet", "elements": [RICH]},
            {"type": "rich_text_quote", "elements": PIECES},
            {"type": "rich_text_preformatted", "elements": PIECES[:2]},
        ]
    },
    "markdown": {"text": "**bold**"},
    "table": {
        "rows": [[{"type": "raw_text", "text": "x"}, {"type": "rich_text", "elements": [RICH]}]],
        "column_settings": [{"align": "right"}],
    },
}


def problems(*blocks: Json) -> list[str]:
    """What is wrong with these blocks, as Slack says it."""
    try:
        check_message(list(blocks))
    except SlackError as refusal:
        return list(refusal.messages)
    return []
