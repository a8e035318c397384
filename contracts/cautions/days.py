"""Days that deserve a second look: passed ones, gaps, a base that ends first."""

from collections.abc import Iterator
from datetime import date

from contracts.cautions.beside import Beside, Caution
from contracts.days import day_after, day_before
from contracts.deadlines import last_day
from contracts.i18n import _, many, show_day
from contracts.lifecycle import ACCEPTED
from contracts.version import Version


def begins(version: Version, beside: Beside, today: date) -> Iterator[Caution]:
    """Days that have passed already, and days between two versions on which none holds."""
    start = version.start
    if not isinstance(start, date):
        return
    if start < today and version.state not in ACCEPTED:
        words = "It begins on {day}, {days} before today."
        days = many("{count} day", "{count} days", (today - start).days)
        yield Caution(_(words, day=show_day(start), days=days))
    last = _last(beside.running)
    if last is not None and day_after(last) < start:
        words = "Nothing is in force from {first} to {last}, between the two versions."
        first, gap = show_day(day_after(last)), show_day(day_before(start))
        todo = _("Let it start on {day}, unless that is meant.", day=first)
        yield Caution(_(words, first=first, last=gap), todo)


def _last(running: Version | None) -> date | None:
    """The last day of *running* as far as it is known; None also where it runs on."""
    if running is None:
        return None
    last = running.termination.on if running.termination else last_day(running)
    return last if isinstance(last, date) else None


def base_ends(_version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """A base that is no longer in force on the last days of the version."""
    for ref, last in beside.bases_end.items():
        words = "Its base {ref} ends on {day}, before it."
        todo = _("Renew the base, or end with it.")
        yield Caution(_(words, ref=ref, day=show_day(last)), todo)
