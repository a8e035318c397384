"""Deadlines as an .ics file (RFC 5545): whole days, which mean the same day in every time zone.

Importing a newer file again brings the same entries up to date: each has an identity that follows
from the deadline alone, and a sequence that rises with time. There are no alarms: the bot warns,
and a reader may set what they like.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

PRODUCT: Final = "-//contract-bot//deadlines//EN"
DOMAIN: Final = "contract-bot"
MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One deadline: *key* is the same in every file that has it, *kind* one word for filters.

    With *over*, it was in older files, and does not hold any more.
    """

    key: str
    day: date
    summary: str
    description: str
    kind: str
    over: bool = False


def calendar_file(name: str, entries: Iterable[Entry], at: datetime) -> bytes:
    """The file of *entries*, called *name* where it is shown, as written *at* (aware)."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(name))
    for entry in entries:
        calendar.add_component(_event(entry, at))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: Entry, at: datetime) -> Event:
    event = Event()
    event.add("uid", uid(entry.key))
    event.add("dtstamp", at)
    event.add("sequence", int(at.timestamp()) // MINUTE)  # a 32-bit number for 4,000 years
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1) if entry.day < date.max else entry.day)
    event.add("summary", _line(entry.summary))
    event.add("description", entry.description)
    event.add("categories", [entry.kind])
    event.add("status", "CANCELLED" if entry.over else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # nobody is busy because of it
    event.add("class", "CONFIDENTIAL")
    return event


def uid(key: str) -> str:
    """The identity of an entry; nobody reads the customer out of it."""
    return f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@{DOMAIN}"


def _line(text: str) -> str:
    return " ".join(text.split())
