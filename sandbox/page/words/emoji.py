"""The emoji names that are likely in a business app; others stay as they are written."""

import re
from typing import Final

EMOJI: Final = {
    "alarm_clock": "⏰",
    "arrow_right": "➡️",
    "bar_chart": "📊",
    "bell": "🔔",
    "books": "📚",
    "calendar": "📆",
    "chart_with_upwards_trend": "📈",
    "clock1": "🕐",
    "eyes": "👀",
    "file_folder": "📁",
    "handshake": "🤝",
    "hourglass": "⌛",
    "information_source": "ℹ️",
    "large_green_circle": "🟢",
    "large_orange_circle": "🟠",
    "large_yellow_circle": "🟡",
    "link": "🔗",
    "lock": "🔒",
    "mag": "🔍",
    "memo": "📝",
    "moneybag": "💰",
    "page_facing_up": "📄",
    "paperclip": "📎",
    "pencil": "📝",
    "red_circle": "🔴",
    "rotating_light": "🚨",
    "scroll": "📜",
    "tada": "🎉",
    "thinking_face": "🤔",
    "wave": "👋",
    "warning": "⚠️",
    "white_check_mark": "✅",
    "x": "❌",
}
CIRCLES: Final = {"🔴": "red", "🟠": "orange", "🟡": "yellow", "🟢": "green"}
_NAME: Final = re.compile(r":([a-z0-9_+-]+):")


def with_emoji(text: str) -> str:
    """Known `:names:` become pictures."""
    return _NAME.sub(lambda found: EMOJI.get(found[1], found[0]), text)


def drawn(html: str) -> str:
    """*html* with its coloured circles drawn: not every machine has a font that shows them."""
    for circle, colour in CIRCLES.items():
        html = html.replace(circle, f'<span class="dot {colour}" title="{colour}"></span>')
    return html
