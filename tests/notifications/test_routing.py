"""When a warning is said: at once, when its reader wakes, or with the next digest."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from contracts.alerts import About
from contracts.deadlines import Deadline, DeadlineKind
from contracts.rhythm import Quiet, Weekly
from contracts.routes import Recipient, Routes, Why
from notifications.routing import Routing
from notifications.warnings import Warned
from store import Habit, NoticeState, Store
from tests.examples import ACME
from tests.notifications.sweeping import HERE

LADDER = (90, 60, 30, 14, 7, 1)
OWNER, MANAGER = "U0REP0001", "U0MGR0001"
FRIDAY_NIGHT = datetime(2026, 10, 9, 20, tzinfo=ZoneInfo(HERE))
MONDAY = datetime(2026, 10, 12, 8, tzinfo=ZoneInfo(HERE))
NIGHTS = Habit(OWNER, quiet=Quiet(time(18), time(8), workdays=True))
WEEK = Habit(OWNER, weekly=Weekly(), due=MONDAY.replace(hour=9))


def routes(habits: dict[str, Habit]) -> Routing:
    return Routing(Routes((), "", ()), habits, HERE, timedelta(days=LADDER[0]))


def tell(store: Store, habit: Habit, day: date, step: int, **more: object) -> list[datetime]:
    """When the owner is told on Friday night of a deadline on *day*."""
    about = About(ACME, None, DeadlineKind.END, day, step, LADDER)
    about = replace(about, account=ACME.model_copy(update=more))
    warned = Warned("ACME-1", 1, Deadline(DeadlineKind.END, day), step)
    routing = routes({OWNER: habit})
    with store.writing("sweep", FRIDAY_NIGHT) as work:
        dated = routing.told(warned, Recipient(OWNER, Why.OWNER), about, work.at)
        work.outbox.add_many([dated] if dated else [], work.at)
    with store.reading() as work:
        found = work.outbox.listed([NoticeState.WAITING, NoticeState.HELD], 10)
    return [one.due_at for one in found]


@pytest.mark.parametrize(
    ("day", "step", "said"),
    [
        (date(2026, 11, 8), 30, MONDAY),
        (date(2026, 10, 16), 7, MONDAY),
        (date(2026, 10, 10), 1, FRIDAY_NIGHT),  # the last
        (date(2026, 10, 12), 7, MONDAY),  # the whole of Monday is left
        (date(2026, 10, 11), 7, FRIDAY_NIGHT),  # a Sunday: one has to act before
    ],
)
def test_what_is_not_urgent_waits_until_they_wake(store: Store, day, step, said) -> None:
    assert tell(store, NIGHTS, day, step) == [said]


def test_the_day_is_that_of_where_the_account_is(store: Store) -> None:
    """It is Tuesday on the other side of the world when Amsterdam wakes."""
    day = date(2026, 10, 12)
    quiet = replace(NIGHTS, quiet=Quiet(time(18), time(13), workdays=True))
    assert tell(store, quiet, day, 7, timezone="Pacific/Kiritimati") == [FRIDAY_NIGHT]


@pytest.mark.parametrize(
    ("day", "step", "said"),
    [
        (date(2026, 11, 8), 30, []),
        (date(2026, 10, 23), 14, []),
        (date(2026, 10, 16), 7, [FRIDAY_NIGHT]),  # of the last two steps
        (date(2026, 10, 11), 14, [FRIDAY_NIGHT]),  # the digest would come too late
        (date(2027, 1, 10), 93, []),  # on Monday it is ninety days ahead
        (date(2027, 1, 11), 94, [FRIDAY_NIGHT]),  # further ahead than the digest looks
    ],
)
def test_the_digest_says_what_is_not_urgent(store: Store, day, step, said) -> None:
    assert tell(store, WEEK, day, step) == said


@pytest.mark.parametrize(
    ("why", "at_once"),
    [
        (Why.CHANNEL, False),
        (Why.OWNER, False),
        (Why.TAKEN, True),  # of somebody else's account
        (Why.OWNER_LEFT, True),
        (Why.NOBODY, True),
    ],
)
def test_what_their_digest_does_not_show_is_said_at_once(why, at_once) -> None:
    about = About(ACME, None, DeadlineKind.END, date(2026, 11, 8), 30, LADDER)
    warned = Warned("ACME-1", 1, Deadline(DeadlineKind.END, about.day), 30)
    routing = routes({MANAGER: replace(WEEK, reader=MANAGER)})
    dated = routing.told(warned, Recipient(MANAGER, why, OWNER), about, FRIDAY_NIGHT)
    assert (dated is not None) is at_once


def test_what_its_owner_took_waits_for_their_digest() -> None:
    about = About(ACME, None, DeadlineKind.END, date(2026, 11, 8), 30, LADDER)
    warned = Warned("ACME-1", 1, Deadline(DeadlineKind.END, about.day), 30)
    taken = Recipient(OWNER, Why.TAKEN)
    assert routes({OWNER: WEEK}).told(warned, taken, about, FRIDAY_NIGHT) is None


@pytest.mark.parametrize(
    ("why", "notes"),
    [
        (Why.OWNER, None),
        (Why.CHANNEL, None),
        (Why.ESCALATED, [{"note": "escalated", "who": OWNER, "account": "ACME"}]),
        (Why.OWNER_LEFT, [{"note": "owner left", "who": OWNER, "account": "ACME"}]),
    ],
)
def test_whoever_gets_it_in_an_unusual_way_is_told_why(store: Store, why, notes) -> None:
    about = About(ACME, None, DeadlineKind.END, date(2026, 11, 8), 7, LADDER)
    warned = Warned("ACME-1", 1, Deadline(DeadlineKind.END, about.day), 7)
    routing = routes({})
    dated = routing.told(warned, Recipient(MANAGER, why, OWNER), about, FRIDAY_NIGHT)
    assert dated is not None
    assert dated.notice.facts.get("notes") == notes
