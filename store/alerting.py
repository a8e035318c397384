"""Where warnings go as it is now, and which deadlines come to a channel."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from contracts.alerts import About
from contracts.contract import Kind, named
from contracts.deadlines import DeadlineKind
from contracts.folding import folded
from contracts.ladder import Ladder
from contracts.ladders import Concerned
from contracts.routes import Routes, Ways
from store.due import Due
from store.unit_of_work import UnitOfWork
from store.whose import Whose

HORIZONS = (14, 90, 365)  # days; a look further ahead only where nothing comes before


def routes_of(work: UnitOfWork, alert_channel: str | None = None) -> Routes:
    """Everybody who wants or has to be warned; *alert_channel*, where it is not the settings'."""
    ways = Ways(work.people.managers(), work.people.left(), work.people.able())
    channel = work.alert_channel if alert_channel is None else alert_channel
    return Routes(work.subscriptions.all(), channel, work.people.admins(), ways)


def is_warned(work: UnitOfWork, channel_id: str) -> bool:
    """Whether any warning may come to *channel_id*."""
    return (
        channel_id == work.alert_channel
        or bool(work.subscriptions.of(channel_id))
        or work.accounts.any_with_channel(channel_id)
    )


def next_for(work: UnitOfWork, channel_id: str, today: date) -> Due | None:
    """The first deadline of the coming year of which *channel_id* will be warned."""
    routes, whose = routes_of(work), _whose(work, channel_id)
    for days in HORIZONS:
        for one in work.deadlines.between(today, today + timedelta(days=days), whose).nearest:
            about = _about(one, ladder_of(work, one).steps[-1])
            if any(routes.goes_to(channel_id, some) for some in _of_all(work, one, about)):
                return one
    return None


def days_ahead(work: UnitOfWork) -> timedelta:
    """So far ahead a week looks: what is warned of earlier does not wait for one."""
    return timedelta(days=work.ladders.usual.steps[0])


def coming_to(work: UnitOfWork, channel_id: str, today: date) -> tuple[list[Due], bool]:
    """What a channel would be warned of by now, the earliest first; whether that is all."""
    routes = routes_of(work)
    last = today + days_ahead(work)
    coming = work.deadlines.between(today, last, _whose(work, channel_id))
    mine = []
    for one in coming.nearest:
        about = _about(one, (one.deadline.day - today).days)
        if any(routes.goes_to(channel_id, some) for some in _of_all(work, one, about)):
            mine.append(one)
    return mine, coming.more_from is None


def _whose(work: UnitOfWork, channel_id: str) -> Whose | None:
    """The accounts of which *channel_id* may be warned; None: of any, or of shared terms."""
    asked = [one.filters.segment for one in work.subscriptions.of(channel_id)]
    if channel_id == work.alert_channel or not all(asked):
        return None
    wanted = {folded(name) for name in asked}
    segments = [name for name in work.accounts.segments() if folded(name) in wanted]
    return Whose(segments=tuple(segments), channels=(channel_id,))


def ladder_of(work: UnitOfWork, one: Due) -> Ladder:
    """By which steps *one* is warned of."""
    segment = one.account.segment if one.account else None
    kind = named(one.contract, one.version).type or one.contract.type
    concerned = Concerned(one.contract.ref, kind, segment, one.version.value)
    return work.ladders.of(one.deadline.kind, concerned)


def _about(one: Due, step: int) -> About:
    """*one* as far as it decides where it goes, as if at *step*."""
    deadline = one.deadline
    return About(one.account, one.version.value, deadline.kind, deadline.day, step, (step,))


def _of_all(work: UnitOfWork, one: Due, about: About) -> Iterator[About]:
    """*about*; where shared terms end, also as a matter of each account that buys under them."""
    yield about
    if one.contract.kind is Kind.BASE and about.kind is DeadlineKind.END:
        codes = work.contracts.buying_under(one.contract.ref, about.day)
        yield from (replace(about, account=a) for a in work.accounts.by_code(codes).values())
