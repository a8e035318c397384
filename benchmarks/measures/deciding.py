"""``submit`` and a press of Approve as signed requests through Bolt, beside their floors."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from slack_bolt import App

from benchmarks.apps import GREETING, empty_in_our_mode, the_bot
from benchmarks.bare import Statement, connected, in_one, overheard
from benchmarks.drafts import MANAGER, Draft, laid
from benchmarks.figures import Figure, most
from benchmarks.presses import Answers, press
from benchmarks.run import Run
from benchmarks.scratch import copied
from benchmarks.slash import Refused, answered, checked, request
from benchmarks.timing import WARM_UP, Subject, Timing, in_turns

P99_MS, TARGET_AT = 10.0, (100_000,)
SUBMIT, APPROVE = "submit", "press Approve"
BARE, EMPTY = "bare sqlite3", "empty Bolt app, our mode"
APPROVED = "SELECT count(*) FROM approval_request WHERE state = 'approved' AND policy > 0"

Steps = tuple[list[Statement], list[Statement]]


@dataclass(frozen=True, slots=True)
class Office:
    """A bot before which drafts are laid and decided."""

    app: App
    answers: Answers

    def submit(self, draft: Draft) -> Callable[[], object]:
        return partial(answered, self.app, request(f"submit {draft.ref}"))

    def approve(self, draft: Draft) -> Callable[[], object]:
        pressed = press(f"approve {draft.ref} --seen {draft.seen}", MANAGER)
        return partial(self.answers.to, self.app, pressed)

    def overheard(self, draft: Draft) -> Steps:
        """What submitting and approving *draft* ask of the database."""
        with overheard() as submitting:
            self.submit(draft)()
        with overheard() as approving:
            self.approve(draft)()
        return in_one(submitting), in_one(approving)


def deciding(run: Run) -> Sequence[Figure]:
    """Each store in a copy: half of the drafts are decided by the bot and timed.

    The other half it decides unheeded, and its statements are timed in a second copy.
    """
    return [figure for size in run.stores for figure in _at(run, size)]


def _at(run: Run, size: int) -> Iterator[Figure]:
    with ExitStack() as open_ones:
        path = open_ones.enter_context(copied(run.stores[size], run.folder))
        drafts = laid(path, 2 * (run.requests + WARM_UP))
        twin = open_ones.enter_context(copied(path, run.folder))
        half = len(drafts) // 2
        answers = Answers()
        office = Office(open_ones.enter_context(the_bot(path, answers.take)), answers)
        heard = [office.overheard(draft) for draft in drafts[:half]]
        floor = open_ones.enter_context(closing(connected(twin)))
        subjects = {**_bots(office, drafts[half:]), **_floors(floor, heard)}
        timings = in_turns(subjects, half - WARM_UP)
        _check(path, 2 * half)
        _check(twin, half)
    yield from _figures(size, timings)


def _bots(office: Office, drafts: Sequence[Draft]) -> Mapping[str, Subject]:
    submitted, decided = iter(drafts), iter(drafts)
    return {
        SUBMIT: Subject(lambda: office.submit(next(submitted))),
        APPROVE: Subject(lambda: office.approve(next(decided))),
    }


def _floors(connection: sqlite3.Connection, heard: Sequence[Steps]) -> Mapping[str, Subject]:
    submitting, approving = iter(heard), iter(heard)
    empty = empty_in_our_mode()
    checked(answered(empty, request("submit ACME-1")), GREETING)
    return {
        f"{SUBMIT}, {BARE}": Subject(lambda: partial(_write, connection, next(submitting)[0])),
        f"{APPROVE}, {BARE}": Subject(lambda: partial(_write, connection, next(approving)[1])),
        EMPTY: Subject(lambda: partial(answered, empty, request("submit ACME-1"))),
    }


def _write(connection: sqlite3.Connection, statements: Sequence[Statement]) -> None:
    for one in statements:
        one.run(connection)


def _check(path: Path, decided: int) -> None:
    """Raises Refused unless so many drafts were approved: a refusal is quick, too."""
    with closing(sqlite3.connect(path)) as connection:
        [[approved]] = connection.execute(APPROVED)
    if approved != decided:
        raise Refused(f"{approved} of {decided}")


def _figures(size: int, timings: Mapping[str, Timing]) -> Iterator[Figure]:
    for what in (SUBMIT, APPROVE):
        ours, bare = timings[what], timings[f"{what}, {BARE}"]
        yield Figure(f"{what}, p50", size, ours.p50, "ms")
        yield Figure(f"{what}, p99", size, ours.p99, "ms", most(P99_MS, size, TARGET_AT))
        yield Figure(f"{what}, {BARE}, p50", size, bare.p50, "ms")
        yield Figure(f"{what}, {BARE}, p99", size, bare.p99, "ms")
        yield Figure(f"{what} to {BARE}", size, ours.p50 / bare.p50, "×")
    yield Figure(f"{EMPTY}, p50", 0, timings[EMPTY].p50, "ms")
