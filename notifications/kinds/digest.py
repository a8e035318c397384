"""The week of a person or of a channel, instead of many single warnings."""

from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.kit import Message
from blocks.week_card import week_message
from contracts.i18n import _
from contracts.people import is_person
from notifications.digests import DIGEST, Gathered
from notifications.kind import Kind, Moment
from store import Notice, UnitOfWork, Week, week_of


@dataclass(frozen=True, slots=True)
class Digest:
    """A week, read by whom it is for, or by others in their place."""

    week: Week
    theirs: bool = True


def facts(notice: Notice, work: UnitOfWork, moment: Moment) -> Digest | None:
    """What is before them today; a week without anything is not said."""
    reader = Gathered.read(notice.facts).reader
    today = moment.today(work.habits.find(reader).lives_in(moment.zone))
    week = week_of(work, reader, today, moment.now)
    theirs = notice.recipient == reader
    return None if week.is_empty and notice.ts is None else Digest(week, theirs)


def render(one: Digest) -> Message:
    stop = "week off" if is_person(one.week.reader) else "alerts stop --weekly"
    buttons = [kit.runs(_("One by one again"), stop)] if one.theirs else []
    return week_message(one.week, *buttons)


EXAMPLE = Week("C0SAL0001", date(2026, 11, 30), 90, (), complete=True)

digest = Kind(DIGEST, facts, render, Digest(EXAMPLE))
