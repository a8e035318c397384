"""Days that come again and again, counted from the first."""

from datetime import date

from contracts.duration import Duration


def first_on_or_after(day: date, first: date, every: Duration) -> date:
    """The earliest of *first* and what comes *every* so long after it that is not before *day*.

    Counted from *first* each time, so that 31 Jan every month is 28 Feb and then 31 Mar.
    """
    if day <= first or not every.count:
        return first
    times = (day - first).days // every.longest_days
    while (found := every.after(first, times)) < day:
        times += 1
    return found
