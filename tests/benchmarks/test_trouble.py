"""The judge of the fault harness sees what is wrong: else its noughts would say nothing."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from benchmarks.trouble.scene import ALERTS, EVERY_DAY, ZONE, due, fill, noon, workspace
from benchmarks.trouble.verdict import Verdict, judged
from notifications.kind import Moment
from notifications.sweep import sweep
from sandbox.cast import BOT
from sandbox.clock import ManualClock
from sandbox.slack import Slack
from sandbox.state.model import Draft
from store import Notice, NoticeState, Store

CONTRACTS, DAYS = 2, 3
PACE = 1.0


class Court:
    """Warnings that were swept, and a Slack in which they are said by hand."""

    def __init__(self, store: Store, slack: Slack, clock: ManualClock) -> None:
        self.store, self.slack, self.clock = store, slack, clock
        with store.reading() as work:
            self.notices = work.outbox.listed([NoticeState.WAITING], 100)

    def say(self, notice: Notice, after: float = 1.5, channel: str = "") -> None:
        self.clock.advance(after)
        payload = {"event_type": "contract_bot_notice", "event_payload": {"key": notice.token}}
        draft = Draft("a warning", metadata=payload)
        self.slack.world.messages.post(channel or notice.recipient, BOT.id, draft)

    def verdict(self) -> Verdict:
        return judged(self.store, self.slack, due(CONTRACTS, DAYS), PACE)


@pytest.fixture
def court(sqlite_database: str) -> Iterator[Court]:
    clock = ManualClock()
    with (
        closing(Store.at(sqlite_database, EVERY_DAY)) as store,
        Slack.offline(workspace(), clock=clock) as slack,
    ):
        fill(store, CONTRACTS)
        for day in range(DAYS):
            sweep(store, Moment(noon(day), ZONE), ALERTS)
        yield Court(store, slack, clock)


def test_all_is_well_where_each_is_said_once(court: Court) -> None:
    for notice in court.notices:
        court.say(notice)
    assert court.verdict() == Verdict(warnings=CONTRACTS * DAYS)
    assert court.verdict().clean


def test_what_is_not_there_is_lost(court: Court) -> None:
    for notice in court.notices[1:]:
        court.say(notice)
    assert court.verdict().lost == 1
    assert not court.verdict().clean


def test_what_is_there_twice_is_seen(court: Court) -> None:
    for notice in (*court.notices, court.notices[-1]):
        court.say(notice)
    assert (court.verdict().twice, court.verdict().clean) == (1, False)


def test_a_step_that_was_not_due_is_seen(court: Court) -> None:
    sweep(court.store, Moment(noon(DAYS), ZONE), ALERTS)
    with court.store.reading() as work:
        for notice in work.outbox.listed([NoticeState.WAITING], 100):
            court.say(notice)
    assert court.verdict().never_due == CONTRACTS


def test_an_older_one_below_a_newer_one_is_seen(court: Court) -> None:
    for notice in reversed(court.notices):
        court.say(notice)
    assert court.verdict().disordered == CONTRACTS * (DAYS - 1)


def test_two_in_a_channel_within_less_than_the_pace_are_seen(court: Court) -> None:
    for notice in court.notices:
        court.say(notice, after=0.4)
    assert court.verdict().too_fast == CONTRACTS * (DAYS - 1)
