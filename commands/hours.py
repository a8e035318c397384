"""Hours and days of the week as people type them: 9:00, 18:00-08:00, monday."""

import re
from datetime import time

from commands.grammar import BadArguments
from contracts.folding import folded
from contracts.i18n import _, listed, quoted, weekdays
from contracts.rhythm import MONDAY, MORNING, Weekly

HOUR = re.compile(r"([01]?\d|2[0-3])(?:[:.h]([0-5]\d))?", re.ASCII)
SPAN = re.compile(r"(\S+?)\s*(?:-|–|—|\bto\b|\buntil\b)\s*(\S+)")
SHORTEST = 2  # letters by which a day of the week is known


def spoken_time(text: str) -> time:
    """The hour that *text* names: 9, 09:00, 9.30; BadArguments for what may be another one."""
    found = HOUR.fullmatch(text.strip())
    if found is None:
        hint = _("Write it as 09:00, by the clock of 24 hours.")
        raise BadArguments(_("{text} is not an hour.", text=quoted(text)), hint=hint)
    return time(int(found[1]), int(found[2] or 0))


def spoken_span(text: str) -> tuple[time, time]:
    """From when until when: 18:00-08:00."""
    found = SPAN.fullmatch(text.strip())
    if found is None:
        hint = _("Write them as 18:00-08:00: from when until when.")
        raise BadArguments(_("{text} are no hours.", text=quoted(text)), hint=hint)
    begins, ends = spoken_time(found[1]), spoken_time(found[2])
    if begins == ends:
        raise BadArguments(_("From {hour} until {hour} is the whole day.", hour=found[1]))
    return begins, ends


def spoken_weekday(text: str) -> int:
    """The day of the week, from 0 for Monday, by its name or how that begins."""
    said, names = folded(text).rstrip("."), weekdays()
    if len(said) >= SHORTEST:
        fitting = [day for day, name in enumerate(names) if folded(name).startswith(said)]
        if len(fitting) == 1:
            return fitting[0]
    hint = _("There are: {names}.", names=listed(list(names)))
    raise BadArguments(_("{text} is no day of the week.", text=quoted(text)), hint=hint)


def spoken_weekly(on: str | None, at: str | None) -> Weekly:
    """Once a week, on Monday morning unless another day or hour is named."""
    return Weekly(
        spoken_weekday(on) if on is not None else MONDAY,
        spoken_time(at) if at is not None else MORNING,
    )
