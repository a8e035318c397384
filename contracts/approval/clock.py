"""What time alone does to a request: reminders, escalation, and the day on which it lapses."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from contracts.approval.hours import Calendar
from contracts.approval.progress import Asking

CalendarOf = Callable[[str], Calendar]
"""From a user id to when that person works."""


class Event(StrEnum):
    REMIND = "remind"
    ESCALATE = "escalate"
    LAPSE = "lapse"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is to happen *at* (aware), to *person* if it is one's own."""

    event: Event
    at: datetime
    rule: str
    person: str = ""


def to_come(asking: Asking, reminded: Mapping[str, datetime], of: CalendarOf) -> Iterator[Due]:
    """What will happen to a step whose turn it is, if nobody answers.

    Everybody has their own working hours; what ends the waiting of all comes once the last of
    them had the time. Who was *reminded* since they are asked is not reminded again.
    """
    rule, name, since = asking.rule, asking.rule.name, asking.since
    if since is None:
        return
    if rule.remind_after is not None:
        for who, at in _not_reminded(asking, reminded):
            yield Due(Event.REMIND, of(who).after(at, rule.remind_after), name, who)
    if rule.escalate is not None and not asking.escalated:
        yield Due(Event.ESCALATE, _last(asking, since, rule.escalate.after, of), name)
    if rule.lapses_after is not None:
        yield Due(Event.LAPSE, _last(asking, since, rule.lapses_after, of), name)


def _not_reminded(
    asking: Asking, reminded: Mapping[str, datetime]
) -> Iterator[tuple[str, datetime]]:
    """Who is asked since when, and did not answer."""
    for who in asking.asked:
        since, last = asking.since_of(who), reminded.get(who)
        if since is not None and who not in asking.answers and (last is None or last < since):
            yield who, since


def answer_by(asking: Asking, user_id: str, calendar: Calendar) -> datetime | None:
    """Until when *user_id*, who works by *calendar*, should answer; None: no rule says so."""
    hours, since = asking.rule.answer_within, asking.since_of(user_id)
    return None if hours is None or since is None else calendar.after(since, hours)


def _last(asking: Asking, since: datetime, hours: int, of: CalendarOf) -> datetime:
    """When the last of those who are asked had so many hours; where nobody is, by UTC."""
    calendars = {of(who) for who in asking.asked} or {Calendar()}
    return max(calendar.after(since, hours) for calendar in calendars)
