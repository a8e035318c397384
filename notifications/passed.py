"""What comes again and passed while nobody looked: said in one message, not one for each time."""

from dataclasses import replace
from datetime import date

from contracts.days import day_after
from contracts.deadlines import of_terms
from contracts.version import Version
from store.warnings import ToLookAt


def passed(row: ToLookAt, version: Version, today: date) -> list[ToLookAt]:
    """*row*, of a term and past, and each time that the same has passed since, before *today*."""
    found = [row]
    while (after := _following(found[-1], version, today)) is not None:
        found.append(after)
    return found


def _following(one: ToLookAt, version: Version, today: date) -> ToLookAt | None:
    """The next time after *one*, to be looked at since then; None: not before *today*."""
    since = min(today, max(one.due, day_after(one.day)))
    ahead = (d for d in of_terms(version, since) if (d.kind, d.place) == (one.kind, one.place))
    again = next((replace(one, day=deadline.day, due=since) for deadline in ahead), None)
    return again if again is not None and again.day < today else None
