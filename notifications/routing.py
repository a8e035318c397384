"""To whom a warning goes, why, and when: at once, when the reader wakes, or in the week's digest.

What is urgent is never held back. Urgent is the last step, and whatever could not be acted on any
more by then; against a digest, which may be days away, each of the last steps. Nor does a digest
stand for what it does not show: what is further ahead, or not of its reader's accounts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self

from contracts.alerts import About
from contracts.routes import Recipient, Routes, Why
from contracts.working_days import working_day_on_or_before
from contracts.zones import day_in
from notifications.warnings import Warned
from store import Dated, Habit, UnitOfWork, days_ahead, routes_of

EXPLAINED = frozenset({Why.ESCALATED, Why.OWNER_LEFT, Why.NOBODY})
"""Whoever is warned by one of these ways reads why."""
IN_DIGESTS = frozenset({Why.CHANNEL, Why.ASKED, Why.NO_CHANNEL, Why.OWNER})
"""By these ways comes what the reader's digest shows."""


@dataclass(frozen=True, slots=True)
class Routing:
    """Where warnings go, and what those who read them asked for; *zone* is the seller's.

    A digest shows what is due so far *ahead*.
    """

    routes: Routes
    habits: Mapping[str, Habit]
    zone: str
    ahead: timedelta

    @classmethod
    def read(cls, work: UnitOfWork, alert_channel: str, zone: str) -> Self:
        """As it is now."""
        routes, habits = routes_of(work, alert_channel), work.habits.settings()
        return cls(routes, habits, zone, days_ahead(work))

    def of(self, about: About) -> Sequence[Recipient]:
        """Everybody to be warned of it, now or later; nobody where there is nobody at all."""
        return self.routes.of(about)

    def told(self, warned: Warned, one: Recipient, about: About, now: datetime) -> Dated | None:
        """What *one* is to be told, and when; None: their next digest says it."""
        reader = self.habits.get(one.reader) or Habit(one.reader)
        if _is_in_digests(one, about) and self._is_gathered(reader, about):
            return None
        notice = warned.notice(one.reader)
        notice = replace(notice, facts={**notice.facts, **_why(one, about)})
        return Dated(notice, self._wakes(reader, about, now))

    def _is_gathered(self, reader: Habit, about: About) -> bool:
        """Whether the next digest comes early enough."""
        if reader.weekly is None or reader.due is None or about.is_late or about.is_last:
            return False
        shown_until = day_in(reader.lives_in(self.zone), reader.due) + self.ahead
        return about.day <= shown_until and self._is_in_time(reader.due, about)

    def _wakes(self, reader: Habit, about: About, now: datetime) -> datetime | None:
        """When *reader* wants to read it; None: at once."""
        if reader.quiet is None or about.is_last:
            return None
        wakes = reader.quiet.wakes(now, reader.lives_in(self.zone))
        return wakes if wakes > now and self._is_in_time(wakes, about) else None

    def _is_in_time(self, then: datetime, about: About) -> bool:
        """Whether one can still act on the day that it is *then* where the account is."""
        account = about.account
        zone = (account.timezone if account else None) or self.zone
        return day_in(zone, then) <= working_day_on_or_before(about.day, about.holidays)


def _is_in_digests(one: Recipient, about: About) -> bool:
    """Whether it is a matter of those that *one* reads of in their digest; they may also own it."""
    owner = about.account.owner if about.account else None
    return one.why in IN_DIGESTS or one.reader == owner


def _why(one: Recipient, about: About) -> dict[str, Any]:
    if one.why not in EXPLAINED:
        return {}
    code = about.account.code if about.account else ""
    return {"notes": [{"note": one.why.value, "who": one.instead_of, "account": code}]}
