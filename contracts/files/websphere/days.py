"""Times of WebSphere XML as the calendar days that they mean (TERMS 9).

A time carries no zone, so its day is the one that is written, wherever this runs. A start counts
from its day on. An end is the last day: at midnight the day before, at 23:59:59 that day.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from contracts.days import day_after, day_before
from contracts.files.websphere.nodes import Node, Said
from contracts.i18n import _

WRITTEN = re.compile(
    r"\s*(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?)?"
    r"\s*(Z|[+-]\d\d:?\d\d)?\s*",
    re.ASCII,
)
PARTS = ("hour", "minute", "second")
DAY_ENDS = time(23, 59)
NEXT_DAY = (24, 0, 0)  # what ISO 8601 also calls midnight


@dataclass(frozen=True, slots=True)
class Moment:
    """A calendar day and perhaps a time of it, in no zone."""

    day: date
    clock: time | None = None
    zone: str = ""


def start_in(node: Node, attribute: str = "startTime", element: str = "StartTime") -> Said | None:
    """The first day that *node* says; what is no time stays as it is, to be refused."""
    return _day_in(node, (attribute, element), _first_day)


def end_in(node: Node, attribute: str = "endTime", element: str = "EndTime") -> Said | None:
    """The last day that *node* says, likewise."""
    return _day_in(node, (attribute, element), _last_day)


def _day_in(
    node: Node, names: tuple[str, str], meaning: Callable[[Node, Moment], date]
) -> Said | None:
    said, inner = node.take(names[0]), node.child(names[1])
    if said is None and inner is not None:
        said = _stamp(inner)
    moment = _moment(str(said.value)) if said else None
    if said is None or moment is None:
        return said
    if moment.zone:
        node.note(_("{time}: the zone was left out, the day is as written.", time=said.value))
    return Said(meaning(node, moment).isoformat(), said.line)


def _stamp(node: Node) -> Said | None:
    """What ``<GMTTimeStamp year="2005" month="12" date="31"/>`` says, as one text."""
    stamp = node.child("GMTTimeStamp")
    if stamp is None:
        text, node.text = node.text, ""
        return Said(text, node.line) if text else None
    year, month, day = (stamp.take(name) for name in ("year", "month", "date"))
    written = "-".join(str(part.value) for part in (year, month, day) if part)
    clock = [part for name in PARTS if (part := stamp.take(name))]
    at = ":".join(str(part.value) for part in clock) + (":00" if len(clock) == 1 else "")
    return Said(f"{written}T{at}" if clock else written, stamp.line)


def _moment(text: str) -> Moment | None:
    """*text* as a moment, or None where it is none."""
    found = WRITTEN.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        written = date(year, month, day)
        if (hour, minute, second) == NEXT_DAY:
            return Moment(day_after(written), time(), found[8] or "")
        return Moment(written, time(hour, minute, second) if found[4] else None, found[8] or "")
    except ValueError:
        return None


def _first_day(node: Node, moment: Moment) -> date:
    if moment.clock not in {None, time()}:
        node.note(_("It starts at {time}; it counts from that day on.", time=moment.clock))
    return moment.day


def _last_day(node: Node, moment: Moment) -> date:
    if moment.clock is None or moment.clock >= DAY_ENDS:
        return moment.day
    if moment.clock == time():
        return day_before(moment.day)
    node.note(_("It ends at {time}; it counts to the end of that day.", time=moment.clock))
    return moment.day
