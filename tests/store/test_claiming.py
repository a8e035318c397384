"""Claims: whose turn it is, beside a model that looks at everything, and what they cost."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from store import (
    OPERATOR,
    Later,
    Lease,
    NewNotice,
    Notice,
    NoticeState,
    Place,
    Priority,
    Rate,
    Store,
)

START = datetime(2026, 8, 16, 9, tzinfo=UTC)
RATE = Rate(timedelta(seconds=2), timedelta(seconds=1), timedelta(0))
LENGTH = timedelta(seconds=10)
READERS = ("C1", "C2", "U3")
STATES = tuple(NoticeState)
SUBJECTS = ("one", "two")


@dataclass
class Office:
    """Some who deliver, and what a model knows of whom they may tell something."""

    store: Store
    now: datetime = START
    numbers: Iterator[int] = field(default_factory=count)
    held: list[tuple[Notice, Lease]] = field(default_factory=list)
    leased: dict[str, datetime] = field(default_factory=dict)
    free_at: dict[str, datetime] = field(default_factory=dict)
    posts_at: datetime = START

    def all(self) -> list[Notice]:
        with self.store.reading() as work:
            return work.outbox.listed(STATES, 1000)

    def heads(self) -> dict[tuple[str, Priority], Notice]:
        """The oldest that waits, of each reader and each priority."""
        waits = [one for one in self.all() if one.state is NoticeState.WAITING]
        return {(one.recipient, one.priority): one for one in reversed(waits)}

    def due(self) -> list[Notice]:
        """What may be claimed by the rules, the most urgent of each reader."""
        first: dict[str, Notice] = {}
        for (recipient, _), one in sorted(self.heads().items()):
            free = self.free_at.get(recipient, START) <= self.now
            held = recipient in self.leased and self.leased[recipient] >= self.now
            if one.due_at <= self.now and free and not held:
                first.setdefault(recipient, one)
        return [one for one in first.values() if one.ts or self.posts_at <= self.now]


def writing(act: Callable[..., None]) -> Callable[..., None]:
    def acting(office: Office, *given: int) -> None:
        with office.store.writing(OPERATOR, office.now) as work:
            act(office, work.outbox, *given)

    return acting


@writing
def add(office, outbox, which, how) -> None:
    number, priority = next(office.numbers), Priority(how % 3)
    subject = SUBJECTS[which % 2]
    told = NewNotice(f"n{number}", "k", READERS[which % 3], subject, {}, priority)
    assert outbox.add(told, office.now)


@writing
def touch(office, outbox, which, _how) -> None:
    outbox.touch(SUBJECTS[which % 2], office.now)


@writing
def drop(office, outbox, which, _how) -> None:
    outbox.drop(which + 1, "not needed")


@writing
def retry(office, outbox, which, _how) -> None:
    outbox.retry(which + 1, office.now)


def later(office, which, how) -> None:
    """Time goes by."""
    office.now += timedelta(seconds=(which + 1) * (how + 1) / 4)


def claim(office, _which, _how) -> None:
    """What is claimed is what may be, and nothing more urgent is left behind."""
    expected = office.due()
    lease = Lease(f"holder {next(office.numbers)}", LENGTH, RATE)
    with office.store.reading() as work:
        is_due = work.outbox.is_due(office.now)
    with office.store.writing(OPERATOR, office.now) as work:
        got = work.outbox.claim(office.now, lease)
    assert (got is None) is (not expected)
    if got is None:
        return
    assert is_due
    assert got.id in {one.id for one in expected}
    assert got.priority is min(one.priority for one in expected)
    office.leased[got.recipient] = office.now + LENGTH
    office.held.append((got, lease))
    if got.ts is None:
        office.posts_at = office.now + RATE.workspace


def left(office, notice, lease) -> None:
    """Whoever still has the reader lets go."""
    latest = [one for one, _lease in office.held if one.recipient == notice.recipient][-1]
    if latest == notice:
        office.leased.pop(notice.recipient, None)
    office.held.remove((notice, lease))


def end(act: Callable[..., timedelta]) -> Callable[..., None]:
    """What comes of the notice that somebody has; for a time its reader is told nothing."""

    def ending(office, which, how) -> None:
        if not office.held:
            return
        notice, lease = office.held[which % len(office.held)]
        with office.store.writing(OPERATOR, office.now) as work:
            pause = act(office, work.outbox, notice, lease, how)
        before = office.free_at.get(notice.recipient, START)
        office.free_at[notice.recipient] = max(before, office.now + pause)
        left(office, notice, lease)

    return ending


@end
def said(office, outbox, notice, lease, how) -> timedelta:
    place = Place("C", notice.ts or f"{next(office.numbers)}", notice.wanted)
    outbox.said(notice, lease, place, office.now)
    return RATE.reader


@end
def again(office, outbox, notice, lease, how) -> timedelta:
    pause = timedelta(seconds=how * 3)
    counted = how % 2 == 0
    outbox.again(notice, lease, Later(office.now + pause, "x", doubt=False, counted=counted))
    return RATE.reader if counted else pause


@end
def settle(office, outbox, notice, lease, how) -> timedelta:
    outbox.settle(notice, lease, NoticeState.REFUSED, "x")
    return timedelta(0)


@end
def moot(office, outbox, notice, lease, how) -> timedelta:
    outbox.give_back(notice, lease)
    outbox.moot(notice, lease)
    if notice.ts is None:
        office.posts_at -= RATE.workspace
    return timedelta(0)


ACTS = (add, add, claim, claim, claim, said, said, again, later, later, touch, drop, retry, settle,
        moot)  # fmt: skip
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 5), st.integers(0, 3)), max_size=60
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_claim_takes_what_may_be_taken_and_nothing_is_forgotten(
    database: str, empty: Callable[[], None], steps: list
) -> None:
    empty()
    with closing(Store.at(database)) as store:
        office = Office(store)
        for act, which, how in steps:
            act(office, which, how)
            claim(office, which, how)


HASTE = Rate(timedelta(0), timedelta(0), timedelta(0))


@pytest.fixture
def counted(sqlite_database: str) -> Iterator[tuple[Store, list[int]]]:
    """A store, and how many hundreds of instructions its SQLite has executed."""
    executed = [0]

    def progress() -> int:
        executed[0] += 1
        return 0

    with closing(Store.at(sqlite_database)) as store:
        event.listen(
            store.engine, "connect", lambda one, _: one.set_progress_handler(progress, 100)
        )
        yield store, executed


def fill(store: Store, first: int, last: int, readers: int) -> None:
    with store.writing(OPERATOR, START) as work:
        for number in range(first, last):
            to = f"C{number % readers}"
            work.outbox.add(NewNotice(f"n{number}", "k", to, f"s{number}", {}), START)


def said_in_turn(store: Store, many: int, at: datetime) -> None:
    for number in range(many):
        lease = Lease(f"{at}, {number}", LENGTH, HASTE)
        with store.reading() as work:
            assert work.outbox.is_due(at)
        with store.writing(OPERATOR, at) as work:
            notice = work.outbox.claim(at, lease)
        assert notice
        with store.writing(OPERATOR, at) as work:
            assert work.outbox.said(notice, lease, Place("C", f"{notice.id}", 1), at)
            work.outbox.soonest(at)


@pytest.mark.parametrize("readers", [1, 50])
def test_what_a_delivery_costs_does_not_depend_on_how_much_waits(
    counted: tuple[Store, list[int]], readers: int
) -> None:
    store, executed = counted
    costs = []
    for first, last in ((0, 100), (100, 4_000)):
        fill(store, first, last, readers)
        before = executed[0]
        said_in_turn(store, 30, START)
        costs.append(executed[0] - before)
    assert costs[1] < 1.3 * costs[0]


def test_what_bringing_up_to_date_costs_does_not_depend_on_how_much_was_said(
    counted: tuple[Store, list[int]],
) -> None:
    store, executed = counted
    costs = []
    for first, last in ((0, 50), (50, 4_000)):
        fill(store, first, last, readers=50)
        said_in_turn(store, 30, START)
        with store.writing(OPERATOR, START) as work:
            work.outbox.add(NewNotice(f"ours {last}", "k", "C1", f"ours/{last}", {}), START)
        before = executed[0]
        with store.writing(OPERATOR, START) as work:
            for _ in range(30):
                assert work.outbox.touch_under(f"ours/{last}", START) == 1
                assert work.outbox.touch(f"ours/{last}", START) == 1
        costs.append(executed[0] - before)
    assert costs[1] < 1.3 * costs[0]
