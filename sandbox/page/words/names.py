"""Whom and what a mention means, as HTML."""

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

from sandbox.state.directory import Directory
from sandbox.state.errors import SlackError

DATES: Final = {
    "{date_num}": "%Y-%m-%d",
    "{date}": "%-d %B %Y",
    "{date_pretty}": "%-d %B %Y",
    "{date_short}": "%-d %b %Y",
    "{date_short_pretty}": "%-d %b %Y",
    "{date_long}": "%A, %-d %B %Y",
    "{date_long_pretty}": "%A, %-d %B %Y",
    "{time}": "%H:%M",
    "{time_secs}": "%H:%M:%S",
}


def mention(text: str) -> str:
    return f'<span class="mention">{escape(text)}</span>'


@dataclass(frozen=True, slots=True)
class Names:
    """Looks up mentions for one reader, in whose time zone instants are shown."""

    directory: Directory
    tz: str

    def user(self, user_id: str) -> str:
        try:
            return mention(f"@{self.directory.user(user_id).real_name}")
        except SlackError:
            return mention(f"@{user_id}")

    def channel(self, channel_id: str) -> str:
        try:
            return mention(f"#{self.directory.channel(channel_id).name}")
        except SlackError:
            return mention("#private channel")

    def instant(self, seconds: float, form: str) -> str:
        """An instant in the words of Slack's date tokens, escaped."""
        local = datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(self.tz))
        for token, pattern in DATES.items():
            form = form.replace(token, local.strftime(pattern))
        return escape(form)
