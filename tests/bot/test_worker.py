"""Slow work is done once, whoever dies at it, and whoever asked is told how it ended."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event
from uuid import uuid4

import pytest
from sqlalchemy.exc import OperationalError

from bot.worker import LEASE, Maker, Worker, Workplace
from contracts.i18n import locale, show_day
from contracts.people import Person
from sandbox.cast import ANNA, TEAM
from store import Job, JobState, MadeFile, NewJob, Notice, NoticeState, Store
from tests.bot.patience import until
from tests.examples import NOW, TODAY, Watch

MADE = MadeFile("x.txt", "X", "Here it is.", b"x")
Start = Callable[..., Worker]


class Killed(BaseException):
    """The process is gone."""


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def start(store: Store, watch: Watch) -> Iterator[Start]:
    """``start(make)``: a worker of a process of its own, who makes files like that."""
    started: list[Worker] = []

    def starting(make: Maker) -> Worker:
        started.append(Worker(store, Workplace({"any": make}, watch, "UTC", uuid4().hex)))
        return started[-1]

    yield starting
    for one in started:
        one.close()


def well(_job: Job, _store: Store, _now: datetime, _zone: str) -> MadeFile:
    return MADE


def dies(_job: Job, _store: Store, _now: datetime, _zone: str) -> MadeFile:
    raise Killed


def breaks(_job: Job, _store: Store, _now: datetime, _zone: str) -> MadeFile:
    raise ZeroDivisionError("240,000 / 0")


def ask(store: Store, number: int = 1) -> None:
    with store.writing(ANNA.id, NOW) as work:
        assert work.jobs.add(NewJob("any", ANNA.id, {"number": number}), NOW)


def notices(store: Store) -> list[Notice]:
    with store.reading() as work:
        return work.outbox.listed(tuple(NoticeState), 1000)


def job(store: Store) -> Job:
    with store.reading() as work:
        found = work.jobs.find(1)
    assert found is not None
    return found


def test_a_job_becomes_one_file_for_whoever_asked(store: Store, start: Start) -> None:
    ask(store)
    worker = start(well)
    assert worker.step()
    assert not worker.step()
    [notice] = notices(store)
    assert (notice.kind, notice.recipient) == ("file", ANNA.id)
    with store.reading() as work:
        assert work.jobs.made_by(notice.facts["job"]) == MADE


def test_it_is_made_in_the_language_of_whoever_asked(store: Store, start: Start) -> None:
    def speaks(_job: Job, _store: Store, _now: datetime, _zone: str) -> MadeFile:
        return MadeFile("x", locale(), show_day(TODAY), b"x")

    with store.writing("operator", NOW) as work:
        work.people.put(Person(ANNA.id, TEAM.id, locale="nl-NL"), NOW)
    ask(store)
    start(speaks).step()
    with store.reading() as work:
        made = work.jobs.made_by(1)
    assert made is not None
    assert (made.title, made.said) == ("nl_NL", "16 aug 2026")


def test_what_died_amid_it_is_begun_again_after_its_lease(
    store: Store, start: Start, watch: Watch
) -> None:
    ask(store)
    with pytest.raises(Killed):
        start(dies).step()
    assert not start(well).step()
    watch.turn(seconds=LEASE.total_seconds() + 1)
    assert start(well).step()
    assert len(notices(store)) == 1


def test_what_kills_whoever_does_it_is_given_up(store: Store, start: Start, watch: Watch) -> None:
    ask(store)
    for _time in range(3):
        with pytest.raises(Killed):
            start(dies).step()
        watch.turn(seconds=LEASE.total_seconds() + 1)
    assert start(dies).step()
    assert job(store).state is JobState.FAILED
    assert len(notices(store)) == 1


def test_what_breaks_is_tried_three_times_and_then_told(
    store: Store, start: Start, watch: Watch
) -> None:
    ask(store)
    worker = start(breaks)
    for wait in (6, 31, 0):
        assert worker.step()
        assert not worker.step()
        watch.turn(seconds=wait)
    failed = job(store)
    assert (failed.state, failed.attempts) == (JobState.FAILED, 3)
    assert failed.reason
    assert len(notices(store)) == 1
    assert not worker.step()


def test_the_trouble_of_the_database_is_no_fault_of_the_job(store: Store, start: Start) -> None:
    def unlucky(_job: Job, _store: Store, _now: datetime, _zone: str) -> MadeFile:
        raise OperationalError("SELECT", {}, ValueError("gone"))

    ask(store)
    with pytest.raises(OperationalError):
        start(unlucky).step()
    assert job(store).state is JobState.WAITING


def test_who_comes_too_late_makes_no_second_file(store: Store, start: Start, watch: Watch) -> None:
    """The lease of the first ran out while it was at it."""

    def slowly(_job: Job, _store: Store, _now: datetime, _zone: str) -> MadeFile:
        watch.turn(seconds=LEASE.total_seconds() + 1)
        assert start(well).step()
        return MadeFile("late.txt", "Late", "", b"late")

    ask(store)
    assert start(slowly).step()
    assert len(notices(store)) == 1
    with store.reading() as work:
        assert work.jobs.made_by(1) == MADE


def test_several_at_once_do_each_job_once(store: Store, start: Start) -> None:
    for number in range(6):
        ask(store, number)
    workers = [start(well) for _one in range(2)]
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda worker: sum(iter(worker.step, False)), workers))
    assert sum(done) == 6
    assert len({notice.key for notice in notices(store)}) == 6


def test_a_commit_wakes_it_and_the_end_waits_for_the_job_in_hand(
    store: Store, start: Start
) -> None:
    begun, go_on = Event(), Event()

    def waits(_job: Job, _store: Store, _now: datetime, _zone: str) -> MadeFile:
        begun.set()
        assert go_on.wait(10)
        return MADE

    worker = start(waits)
    store.when_there_is_work(worker.wake)
    ask(store)
    assert begun.wait(10)
    ask(store, 2)  # one more while it is at the first: not forgotten
    go_on.set()
    until(lambda: len(notices(store)) == 2)
    begun.clear()
    go_on.clear()
    ask(store, 3)
    assert begun.wait(10)
    with ThreadPoolExecutor(1) as pool:
        ending = pool.submit(worker.close)
        go_on.set()
        ending.result(10)
    assert len(notices(store)) == 3
    ask(store, 4)
    assert len(notices(store)) == 3


def test_a_round_forgets_what_is_old(store: Store, start: Start, watch: Watch) -> None:
    ask(store)
    start(well).step()
    watch.turn(days=31)
    worker = start(well)
    store.when_there_is_work(worker.wake)
    with store.writing(ANNA.id, NOW) as work:
        work.jobs.add(NewJob("any", ANNA.id, {"number": 2}), NOW + timedelta(days=31))
    until(lambda: len(notices(store)) == 2)
    worker.close()
    with store.reading() as work:
        assert work.jobs.made_by(1) is None
        assert work.jobs.made_by(2) == MADE
