"""What a reader has before them: deadlines, what waits for their decision, their own drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from contracts.people import is_person
from contracts.requests import Request
from store.alerting import coming_to, days_ahead
from store.drafts import Draft
from store.due import Due
from store.progress import progress_of
from store.unit_of_work import UnitOfWork
from store.whose import Whose

MOST = 100  # of what waits for somebody


@dataclass(frozen=True, slots=True)
class Week:
    """All that is before a reader on *today*, for so many *days* ahead.

    Of a channel the deadlines alone. *complete*: there are no more deadlines than these.
    """

    reader: str
    today: date
    days: int
    deadlines: Sequence[Due]
    complete: bool
    waiting: Sequence[Request] = ()
    drafts: Sequence[Draft] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.deadlines or self.waiting or self.drafts)


def week_of(work: UnitOfWork, reader: str, today: date, now: datetime) -> Week:
    """The week of a person or of a channel, as it is now."""
    ahead = days_ahead(work)
    if not is_person(reader):
        return Week(reader, today, ahead.days, *coming_to(work, reader, today))
    whose = Whose(owners=(reader,))
    coming = work.deadlines.between(today, today + ahead, whose)
    waiting = [
        one
        for one in work.approvals.asked_of(reader)[:MOST]
        if reader in progress_of(work, one, now).to_ask()
    ]
    complete, drafts = coming.more_from is None, work.drafts.of(reader)
    return Week(reader, today, ahead.days, coming.nearest, complete, waiting, drafts)
