"""How a version ends or goes on: its terms one after the other, and notice (TERMS 5).

Pure functions of a version and of the day on which one asks. Whole calendar days; sums of months
are clamped to the month's end.
"""

import sys
from datetime import date
from functools import lru_cache

from contracts.days import NEVER, UNKNOWN, Unknown, day_after, day_before, last_of
from contracts.duration import Duration, Unit
from contracts.lifecycle import State
from contracts.renewal import Notice, NoticeTo, RenewalKind
from contracts.version import Version

RUNNING = frozenset({State.ACTIVE, State.SUSPENDED})
MONTHS = {NoticeTo.MONTH_END: 1, NoticeTo.QUARTER_END: 3, NoticeTo.YEAR_END: 12}


def end_of(day: date, to: NoticeTo) -> date:
    """The first month's, quarter's or year's end on or after *day*; for a term's end the day."""
    if to not in MONTHS:
        return day
    return last_of(day, MONTHS[to])


def exit_if_given(day: date, notice: Notice) -> date:
    """When the contract ends if notice is given on *day*: the period, then up to ``to``."""
    return end_of(notice.period.after(day), notice.to)


def notice_deadline(last: date, notice: Notice) -> date:
    """The latest day on which notice still ends the contract by *last*, the term's last day."""
    aim = _latest_end(last, notice.to)
    day = notice.period.before(aim)
    while aim < NEVER and notice.period.after(day_after(day)) <= aim:
        day = day_after(day)
    return day


def _latest_end(day: date, to: NoticeTo) -> date:
    """The last month's, quarter's or year's end on or before *day*."""
    end = end_of(day, to)
    if end == day:
        return day
    return day_before(Duration(MONTHS[to] - 1, Unit.MONTH).before(end.replace(day=1)))


def renewed(last: date, length: Duration, times: int) -> date:
    """The last day of the term after *times* renewals of a term that ended on *last*.

    Counted from the day after, so that a term to the end of a month renews to the end of one.
    """
    return day_before(length.after(day_after(last), times))


def last_day(version: Version) -> date | Unknown | None:
    """The last day that the version's own dates give it, every renewal made; None: open-ended."""
    if version.notice_given is not None:
        return version.notice_given.ends
    renewal, end = version.renewal, version.end
    if renewal.kind is RenewalKind.EVERGREEN or end is None:
        return None
    if renewal.kind is RenewalKind.UNKNOWN:
        return UNKNOWN
    if end is UNKNOWN or renewal.length is None:
        return end
    return renewed(end, renewal.length, renewal.times) if renewal.times else None


def terms_done(version: Version, day: date) -> int:
    """How many automatic renewals were made before *day*."""
    length, end = version.renewal.length, version.end
    if length is None or not isinstance(end, date):
        return 0
    return _terms_done(end, length, version.renewal.times or sys.maxsize, day)


@lru_cache(maxsize=4096)
def _terms_done(end: date, length: Duration, most: int, day: date) -> int:
    done = min(most, max(0, (day - end).days // length.longest_days))
    while done < most and renewed(end, length, done) < day:
        done += 1
    return done


def term_end(version: Version, day: date) -> date | None:
    """The last day of the term that runs on *day*; None where it is unknown or open."""
    if version.notice_given is not None:
        return version.notice_given.ends
    if not isinstance(version.end, date) or version.renewal.length is None:
        return version.end if isinstance(version.end, date) else None
    return renewed(version.end, version.renewal.length, terms_done(version, day))


def renews(version: Version, day: date) -> bool:
    """Whether the term that runs on *day* is followed by another unless notice is given."""
    if version.renewal.kind is not RenewalKind.AUTOMATIC or version.notice_given is not None:
        return False
    times = version.renewal.times
    return isinstance(version.end, date) and (times is None or terms_done(version, day) < times)


def earliest_exit(version: Version, today: date) -> date | None:
    """When a version that runs until notice ends if it is given *today*; never before ``end``."""
    runs_on = version.renewal.kind is RenewalKind.EVERGREEN or version.end is None
    if version.notice is None or not runs_on:
        return None
    leaves = exit_if_given(today, version.notice)
    return max(leaves, version.end) if isinstance(version.end, date) else leaves
