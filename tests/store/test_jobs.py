"""Jobs: done once, by whoever holds them; what they made is kept, and let go of."""

from dataclasses import replace
from datetime import timedelta

from contracts.people import Role
from store import Job, JobState, Lease, MadeFile, NewJob, Store
from tests.examples import NOW

WANTED = NewJob("calendar", "U0REP0001", {"file": "ics", "whose": {"owners": ["U0REP0001"]}})
MADE = MadeFile("x.ics", "X", "Here it is.", b"BEGIN\x00\xff", "")
ONE, TWO = Lease("one"), Lease("two")
LATER = NOW + timedelta(seconds=31)


def add(store: Store, job: NewJob = WANTED) -> bool:
    with store.writing("U0REP0001", NOW) as work:
        return work.jobs.add(job, NOW)


def claim(store: Store, lease: Lease, at=NOW) -> Job | None:
    with store.writing("worker", at) as work:
        return work.jobs.claim(at, lease)


def finish(store: Store, job: Job, lease: Lease) -> bool:
    with store.writing("worker", NOW) as work:
        return work.jobs.finish(job, lease, MADE)


def test_what_waits_already_is_not_asked_for_twice(store: Store) -> None:
    assert add(store)
    assert not add(store)
    assert add(store, replace(WANTED, by="U0REP0002"))
    assert add(store, replace(WANTED, facts={"file": "chart"}))
    job = claim(store, ONE)
    assert job is not None
    assert not add(store)
    assert finish(store, job, ONE)
    assert add(store)


def test_a_job_belongs_to_one_until_its_lease_runs_out(store: Store) -> None:
    add(store)
    first = claim(store, ONE)
    assert first is not None
    assert (first.facts, first.attempts) == (WANTED.facts, 1)
    assert claim(store, TWO) is None
    second = claim(store, TWO, LATER)
    assert second is not None
    assert second.attempts == 2
    assert not finish(store, first, ONE)
    assert finish(store, second, TWO)
    assert not finish(store, second, TWO)
    with store.reading() as work:
        found = work.jobs.find(second.id)
        assert found is not None
        assert found.state is JobState.DONE
        assert work.jobs.made_by(second.id) == MADE
        assert not work.jobs.is_due(LATER + timedelta(days=1))


def test_a_job_is_tried_again_not_before_its_time(store: Store) -> None:
    add(store)
    job = claim(store, ONE)
    assert job is not None
    with store.writing("worker", NOW) as work:
        assert work.jobs.again(job, ONE, LATER, "abc123")
    assert claim(store, TWO) is None
    again = claim(store, TWO, LATER)
    assert again is not None
    assert (again.reason, again.attempts) == ("abc123", 2)
    with store.writing("worker", NOW) as work:
        assert not work.jobs.fail(again, ONE, "not mine")
        assert work.jobs.fail(again, TWO, "abc123")
    with store.reading() as work:
        assert work.jobs.made_by(job.id) is None


def test_old_jobs_and_their_files_are_forgotten_and_waiting_ones_are_not(store: Store) -> None:
    add(store)
    job = claim(store, ONE)
    assert job is not None
    finish(store, job, ONE)
    add(store)
    with store.writing("worker", NOW) as work:
        work.uploads.put("token", "F1", NOW)
        assert work.jobs.forget(NOW) == work.uploads.forget(NOW) == 0
        assert (work.jobs.forget(LATER), work.uploads.forget(LATER)) == (1, 1)
        assert work.jobs.made_by(job.id) is None
        assert work.jobs.is_due(NOW)


def test_a_commit_that_leaves_work_tells_whoever_works(store: Store) -> None:
    woken: list[str] = []
    store.when_there_is_work(lambda: woken.append("work"))
    with store.writing("operator", NOW) as work:
        work.people.grant("U0REP0001", Role.REP)
    assert woken == []
    add(store)
    add(store)
    assert woken == ["work"]
