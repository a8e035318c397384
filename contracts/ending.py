"""What a notice does: when a version ends by it, and why it may do nothing (TERMS 5)."""

from datetime import date

from contracts.days import UNKNOWN
from contracts.deadlines import (
    earliest_exit,
    exit_if_given,
    last_day,
    notice_deadline,
    renews,
    term_end,
)
from contracts.errors import Refusal
from contracts.i18n import _, show_day
from contracts.renewal import Counts, Notice, NoticeGiven, RenewalKind, Side
from contracts.version import Version


class NoNoticePeriod(Refusal):
    """No notice period was agreed: nobody can work out when notice ends it."""

    hint = "Give the last day in force with --ends, as both sides understand it."


class EndUnknown(Refusal):
    """Nobody knows how long it runs: nobody can work out when notice ends it."""

    hint = "Give the last day in force with --ends, as both sides understand it."


class NotThatSide(Refusal):
    """Only the other side may give notice."""

    hint = "Look at the notice that was agreed; who gave it is said with --by us or --by them."


class EndsByItself(Refusal):
    """It ends without notice."""

    def __init__(self, last: date) -> None:
        super().__init__(
            _("It ends by itself on {day}: notice changes nothing.", day=show_day(last)),
            hint=_("If it was agreed that it ends earlier, give the last day with --ends."),
        )


class NoticeAlreadyGiven(Refusal):
    """Notice is given once."""

    def __init__(self, given: NoticeGiven) -> None:
        super().__init__(
            _("A notice is recorded already: {notice}.", notice=given),
            hint=_("If both sides go on after all, amend the contract."),
        )


class EndsOutOfPlace(Refusal):
    """A notice ends a contract after it was given, and never makes it longer."""

    hint = "Give the last day in force with --ends; to make it longer, amend the contract."


def notice_effect(version: Version, on: date, by: Side) -> date:
    """The last day in force if notice by that side counts *on* that day, or a Refusal.

    Of what renews itself the end of the first term that it can still end; of what runs until notice
    its earliest exit.
    """
    notice = _notice_of(version, on, by)
    if version.renewal.kind is not RenewalKind.AUTOMATIC or version.end is None:
        last = earliest_exit(version, on)
    else:
        last = term_end(version, exit_if_given(on, notice))
    if last is None:
        raise EndUnknown
    return last


def _notice_of(version: Version, on: date, by: Side) -> Notice:
    """The notice that was agreed, where it does something and that side may give it."""
    _check_side(version, by)
    if version.notice_given is not None:
        raise NoticeAlreadyGiven(version.notice_given)
    if version.end is UNKNOWN or version.renewal.kind is RenewalKind.UNKNOWN:
        raise EndUnknown
    last = _end_by_itself(version, on)
    if last is not None:
        raise EndsByItself(last)
    if version.notice is None:
        raise NoNoticePeriod
    return version.notice


def _end_by_itself(version: Version, on: date) -> date | None:
    """The last day of what ends even if nobody does anything: no renewal comes after *on*."""
    if version.renewal.kind is RenewalKind.EVERGREEN or renews(version, on):
        return None
    return term_end(version, on)


def _check_side(version: Version, by: Side) -> None:
    agreed = version.notice.by if version.notice is not None else Side.BOTH
    if Side.BOTH not in {by, agreed} and by is not agreed:
        raise NotThatSide


def missed_deadline(version: Version, on: date) -> date | None:
    """The last day for notice that lay before *on*: notice then is too late for the term that runs.

    None: it is not too late, or there is no such day.
    """
    last = term_end(version, on) if renews(version, on) else None
    if last is None or version.notice is None:
        return None
    deadline = notice_deadline(last, version.notice)
    return deadline if deadline < on else None


def arrives_by(version: Version, given: NoticeGiven) -> date | None:
    """The last day on which what was sent has to arrive, where it counts from receipt."""
    agreed = version.notice
    came = given.how is Counts.RECEIVED or given.receipt is not None
    if agreed is None or came or agreed.counts is Counts.SENT:
        return None
    return notice_deadline(given.ends, agreed)


def noticed(version: Version, given: NoticeGiven) -> Version:
    """*version* after that notice: it ends on the day it says, and renews no more.

    Whether a notice can be recorded in its state is for ``lifecycle.after`` to say.
    """
    _check_side(version, given.by)
    if version.notice_given is not None:
        raise NoticeAlreadyGiven(version.notice_given)
    if given.ends < given.on:
        raise EndsOutOfPlace(
            _("The last day, {day}, lies before the notice.", day=show_day(given.ends))
        )
    _check_it_ran(version, given.ends)
    last = last_day(version)
    if isinstance(last, date) and given.ends > last:
        raise EndsOutOfPlace(
            _("It ends on {day} anyway: a notice never makes it longer.", day=show_day(last))
        )
    return version.model_copy(update={"notice_given": given})


def _check_it_ran(version: Version, ends: date) -> None:
    """By a notice nothing is undone: a version that was accepted ran for a day at least."""
    start = version.start
    if isinstance(start, date) and ends < start:
        words = "The last day, {day}, lies before its start, {start}."
        raise EndsOutOfPlace(_(words, day=show_day(ends), start=show_day(start)))
