"""The clock: summer time, the ends of months, zones from -11 to +14, sleep, and a step back."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from contracts.ladder import Ladder
from contracts.zones import latest_day
from store import OPERATOR, Store
from tests.examples import NOW, a_contract, a_version, keep
from tests.notifications.sweeping import UNOWNED, days, said, swept, walked

HOUR = timedelta(hours=1)
IN_THE_WEST = UNOWNED.model_copy(update={"timezone": "America/New_York"})
ZONES = (
    "Pacific/Niue",
    "Pacific/Pago_Pago",
    "America/New_York",
    "America/St_Johns",
    "Europe/Amsterdam",
    "Asia/Kathmandu",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
)


def ending(store: Store, end: date, zone: str = "Europe/Amsterdam") -> None:
    version = a_version(start="2024-01-01", end=str(end))
    keep(store, a_contract("ACME-1", version, timezone=zone), accounts=(UNOWNED,))


def instants(around: datetime, hours: int, every: timedelta) -> list[datetime]:
    """From so many *hours* before an instant to as many after it."""
    first = around - timedelta(hours=hours)
    return [first + every * n for n in range(int(2 * timedelta(hours=hours) / every) + 1)]


def told_at(store: Store, when: Sequence[datetime]) -> list[datetime]:
    """The instants at which something is said."""
    return [at for at in when for _ in said(swept(store, at))]


@pytest.mark.parametrize("zone", ZONES)
def test_a_step_is_said_with_the_first_sweep_of_its_day_where_the_contract_lives(
    store: Store, zone: str
) -> None:
    ending(store, date(2026, 12, 31), zone)
    swept(store, datetime(2026, 11, 30, tzinfo=UTC))
    midnight = datetime.combine(date(2026, 12, 1), time(), ZoneInfo(zone)).astimezone(UTC)
    just_before = midnight - timedelta(microseconds=1)
    assert told_at(store, [midnight - 26 * HOUR, midnight - HOUR, just_before]) == []
    assert told_at(store, [midnight, midnight + HOUR, midnight + 23 * HOUR]) == [midnight]


def contract_moves(store: Store) -> None:
    ending(store, date(2026, 12, 31), "Asia/Tokyo")


def account_moves(store: Store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.accounts.save([IN_THE_WEST.model_copy(update={"timezone": "Asia/Tokyo"})])


@pytest.mark.parametrize("move", [contract_moves, account_moves])
def test_what_came_too_early_is_not_read_again_before_its_day_begins_even_if_that_is_earlier_then(
    store: Store, move: Callable[[Store], None]
) -> None:
    keep(store, a_contract("ACME-1", a_version(end="2026-12-31")), accounts=(IN_THE_WEST,))
    evening = datetime(2026, 10, 1, 16, tzinfo=UTC)  # in Tokyo the first step's day has begun
    assert to_read(store, evening) == 1
    assert told_at(store, [evening]) == []
    assert to_read(store, evening) == 0
    move(store)
    assert told_at(store, [evening]) == [evening]


def to_read(store: Store, now: datetime) -> int:
    with store.reading() as work:
        return len(work.warnings.due(latest_day(now), None, 10, now))


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Amsterdam", date(2026, 10, 25)),
        ("Europe/Amsterdam", date(2027, 3, 28)),
        ("America/New_York", date(2026, 11, 1)),
        ("America/New_York", date(2027, 3, 14)),
        ("America/Santiago", date(2026, 9, 6)),  # its midnight does not exist
        ("America/Havana", date(2026, 11, 1)),  # its first hour comes twice
    ],
)
def test_on_a_day_of_23_or_25_hours_each_step_is_said_once(
    store: Store, zone: str, day: date
) -> None:
    """Swept every half an hour, also through the hour that is missing or comes twice."""
    with closing(Store(store.engine, Ladder((8, 7, 6)))) as stepping:
        ending(stepping, day + timedelta(days=7), zone)
        around = datetime.combine(day, time(12), UTC)
        told = told_at(stepping, instants(around, 36, HOUR / 2))
    local = [at.astimezone(ZoneInfo(zone)) for at in told]
    assert [at.date() for at in local] == [day - timedelta(days=1), day, day + timedelta(days=1)]
    sweep_before = [(at - HOUR / 2).astimezone(ZoneInfo(zone)) for at in told]
    assert [at.date() for at in sweep_before[1:]] == [at.date() for at in local[:-1]]


@pytest.mark.parametrize(
    ("due", "every", "occurrences"),
    [
        ("2027-01-31", "1 month", [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]),
        ("2028-01-31", "1 month", [date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31)]),
        ("2028-02-29", "1 year", [date(2028, 2, 29), date(2029, 2, 28), date(2030, 2, 28)]),
    ],
)
def test_the_ends_of_months_are_warned_about_on_the_days_that_there_are(
    store: Store, due: str, every: str, occurrences: list[date]
) -> None:
    term = {"kind": "obligation", "who": "us", "what": "Report", "due": due, "every": every}
    version = a_version(end="2032-12-31", terms=[term])
    with closing(Store(store.engine, Ladder((7, 0)))) as stepping:
        keep(stepping, a_contract("ACME-1", version), accounts=(UNOWNED,))
        near = [day + timedelta(days=n) for day in occurrences for n in (-8, -7, -6, -1, 0, 1)]
        told = [(day, one[2], one[3]) for day, one in walked(stepping, sorted(set(near)))]
    steps = [(day - timedelta(days=step), day, step) for day in occurrences for step in (7, 0)]
    assert told == steps


def test_a_notice_period_of_a_month_to_29_february_is_over_in_time(store: Store) -> None:
    renewal = {"kind": "automatic", "for": "12 months"}
    with closing(Store(store.engine, Ladder((0,)))) as stepping:
        version = a_version(end="2028-02-29", renewal=renewal, notice={"period": "1 month"})
        keep(stepping, a_contract("ACME-1", version), accounts=(UNOWNED,))
        told = walked(stepping, days(date(2028, 1, 20), date(2028, 2, 5)))
    assert [(day, one[1]) for day, one in told] == [(date(2028, 1, 31), "notice")]


def test_a_machine_that_was_asleep_for_a_week_says_once_what_was_due(store: Store) -> None:
    ending(store, date(2026, 12, 31))
    walked(store, days(date(2026, 12, 1), date(2026, 12, 15)))
    [woken] = swept(store, date(2026, 12, 31))
    assert (woken.warned.step, woken.warned.missed) == (1, (14, 7))
    assert swept(store, date(2026, 12, 31)) == []


def test_a_clock_that_is_set_back_says_nothing_twice_and_loses_nothing(store: Store) -> None:
    end = date(2026, 12, 31)
    ending(store, end)
    last = [*days(date(2026, 11, 25), date(2026, 12, 24))]
    forth_and_back = [one for day in last for one in (day, day - timedelta(days=1), day)]
    told = walked(store, [*forth_and_back, *days(date(2026, 12, 24), date(2027, 1, 2))])
    steps = [one[3] for _, one in told]
    assert steps == [60, 30, 14, 7, 1]
    assert all(end - timedelta(days=step) == day for day, (*_, step) in told[1:])


def test_a_clock_that_goes_back_over_the_end_of_a_term_loses_none(store: Store) -> None:
    monthly = {"kind": "obligation", "who": "us", "what": "Report", "due": "2026-09-30"}
    version = a_version(end="2029-12-31", terms=[monthly | {"every": "1 month"}])
    with closing(Store(store.engine, Ladder((10, 0)))) as stepping:
        keep(stepping, a_contract("ACME-1", version), accounts=(UNOWNED,))
        first = days(date(2026, 9, 15), date(2026, 10, 1))
        again = days(date(2026, 9, 30), date(2026, 11, 1))
        told = [one for _, one in walked(stepping, [*first, *again])]
    assert [(one[2], one[3]) for one in told] == [
        (day, step) for day in (date(2026, 9, 30), date(2026, 10, 30)) for step in (10, 0)
    ]
