"""Days as people type them: 2026-12-31, 31 Dec 2026, today, tomorrow."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from commands.grammar import BadArguments
from contracts.i18n import _, quoted

WORDS: Mapping[str, int] = {"yesterday": -1, "today": 0, "tomorrow": 1}
FORMS = ("%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y")


def spoken_day(text: str, today: date) -> date:
    """The day that *text* names; BadArguments for anything that could be two days."""
    said = " ".join(text.replace(".", " ").split())
    if said.lower() in WORDS:
        return today + timedelta(days=WORDS[said.lower()])
    for form in FORMS:
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise BadArguments(
        _("{text} is not a day.", text=quoted(text)),
        hint=_("Write it as 2026-12-31 or 31 Dec 2026."),
    )
