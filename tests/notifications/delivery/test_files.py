"""A file is delivered once, whatever Slack does and whoever dies, to those who may read it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4

import pytest

import notifications.kinds
from blocks.kit import Message
from bot.errors import fault
from bot.slack_delivery import MessagesAndFiles
from bot.slack_uploads import SlackUploads, Timed
from contracts.people import Role
from notifications.attempt import Result
from notifications.delivery import Delivery
from notifications.kind import discover
from notifications.postbox import Postbox
from notifications.surroundings import Surroundings
from notifications.timing import Timing
from sandbox.cast import ADA, ANNA
from sandbox.faults import FaultKind
from sandbox.state.model import File
from store import Access, Lease, MadeFile, NewJob, NewNotice, NoticeState, Store
from tests.notifications.delivery.house import House

MADE = MadeFile("deadlines.png", "Deadlines", "Here it is: O'Neil & Sons.", b"\x89PNG", "12 <b>")
ASK, SEND, SHOW, LOOK = (
    "files.getUploadURLExternal", "file_upload", "files.completeUploadExternal", "files.info",
)  # fmt: skip


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """One in which nobody may look up unless that was granted."""
    with closing(Store.at(database, access=Access(frozenset({ADA.id})))) as opened:
        yield opened


@pytest.fixture(autouse=True)
def made(house: House) -> None:
    """Anna, who may look up, asked for a file, and it is made."""
    now, lease = house.clock(), Lease("worker")
    with house.store.writing("worker", now) as work:
        work.people.grant(ANNA.id, Role.VIEWER)
        work.jobs.add(NewJob("any", ANNA.id, {}), now)
        job = work.jobs.claim(now, lease)
        assert job is not None
        work.jobs.finish(job, lease, MADE)
        work.outbox.add(NewNotice("file:1", "file", ANNA.id, "job:1", {"job": job.id}), now)


def postbox(house: House) -> Postbox:
    timed = Timed(house.clock, timedelta(seconds=Timing().grace))
    return MessagesAndFiles(house.postbox, SlackUploads(house.client, house.store, timed))


def delivery(house: House, way: Postbox | None = None) -> Delivery:
    around = Surroundings("UTC", fault, house.clock, Random(0), uuid4().hex)  # noqa: S311
    kinds = discover(notifications.kinds)
    return Delivery(house.store, kinds, way or postbox(house), around, Timing())


def shown(house: House) -> list[tuple[str, File]]:
    """What stands between Anna and the bot, with the files."""
    files = house.slack.world.files
    return [(m.text, files.get(one)) for m in house.messages(ANNA.id) for one in m.files]


def state(house: House) -> NoticeState:
    [notice] = [one for one in house.notices() if one.kind == "file"]
    return notice.state


def assert_once(house: House) -> None:
    """Every fault struck, and the file stands there nevertheless, and no other."""
    assert house.slack.faults.waiting() == []
    [(text, file)] = shown(house)
    assert text == "Here it is: O'Neil &amp; Sons."
    assert (file.name, file.title, file.content, file.alt) == (
        MADE.name, MADE.title, MADE.content, MADE.alt,
    )  # fmt: skip
    assert state(house) is NoticeState.SAID


def test_a_file_arrives_once(house: House) -> None:
    assert house.deliver(delivery(house)) == [Result.SAID]
    assert_once(house)
    with house.store.writing("operator", house.clock()) as work:
        assert work.outbox.touch("job:1", house.clock())
    assert house.settle(delivery=delivery(house)) == [Result.LEFT]
    assert_once(house)


FAULTS: list[dict[str, Any]] = [
    {"kind": FaultKind.REPLY_DROPPED},
    {"kind": FaultKind.CONNECTION_CLOSED},
    {"kind": FaultKind.CONNECTION_CLOSED, "stored": True},
    {"kind": FaultKind.SERVER_ERROR},
    {"kind": FaultKind.SERVER_ERROR, "stored": True},
    {"kind": FaultKind.HTML},
    {"kind": FaultKind.HTML, "stored": True},
    {"kind": FaultKind.RATE_LIMITED, "seconds": 7},
]
NAMES = [f"{one['kind']}{' stored' * one.get('stored', False)}" for one in FAULTS]


@pytest.mark.parametrize("failing", FAULTS, ids=NAMES)
@pytest.mark.parametrize("step", [ASK, SEND, SHOW])
def test_whatever_fails_it_arrives_once(house: House, step: str, failing: dict[str, Any]) -> None:
    house.broken(step, **failing)
    house.settle(delivery=delivery(house))
    assert_once(house)


@pytest.mark.parametrize("failing", FAULTS, ids=NAMES)
def test_in_doubt_it_is_looked_for_until_slack_answers(
    house: House, failing: dict[str, Any]
) -> None:
    house.broken(SHOW, FaultKind.REPLY_DROPPED)
    house.broken(LOOK, **failing)
    house.settle(delivery=delivery(house))
    assert_once(house)


def test_a_reply_that_comes_late_is_no_second_file(house: House) -> None:
    house.late(SHOW)
    house.settle(delivery=delivery(house))
    assert_once(house)


def test_slack_is_not_asked_before_the_file_can_come_no_more(house: House) -> None:
    house.broken(SHOW, FaultKind.REPLY_DROPPED)
    way = delivery(house)
    assert house.deliver(way) == [Result.RETRIED]
    house.clock.advance(11)
    assert house.deliver(way) == []
    house.clock.advance(2)
    assert house.deliver(way) == [Result.SAID]


class Killed(BaseException):
    """The process is gone."""


@dataclass
class Interrupted:
    """The way to Slack of a process that dies around the showing of a file."""

    real: Any
    before: bool

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def post(self, channel: str, message: Message, token: str) -> str:
        if not self.before:
            self.real.post(channel, message, token)
        raise Killed


@pytest.mark.parametrize("before", [True, False])
def test_whoever_dies_around_it_leaves_it_to_the_next(house: House, before: bool) -> None:
    with pytest.raises(Killed):
        delivery(house, Interrupted(postbox(house), before)).step()
    assert house.deliver(delivery(house)) == []
    house.settle(delivery=delivery(house))
    assert_once(house)


def test_whoever_dies_between_the_bytes_and_the_showing_shows_nothing_twice(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_args: object, **_more: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(house.client, "files_completeUploadExternal", die)
        with pytest.raises(Killed):
            delivery(house).step()
    house.settle(delivery=delivery(house))
    assert_once(house)


def test_who_was_too_slow_does_not_show_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Meanwhile it may be somebody else's."""
    minutes = iter(range(0, 6000, 60))
    with monkeypatch.context() as patch:
        patch.setattr("bot.slack_uploads.monotonic", lambda: float(next(minutes)))
        assert house.deliver(delivery(house)) == [Result.RETRIED]
    assert shown(house) == []
    house.settle(delivery=delivery(house))
    assert_once(house)


@dataclass
class Slow:
    """The way to Slack of a process that stands still while another one shows the file."""

    real: Any
    meanwhile: Callable[[], object]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def post(self, channel: str, message: Message, token: str) -> str:
        self.meanwhile()
        return str(self.real.post(channel, message, token))


def test_what_was_shown_twice_all_the_same_is_taken_back(house: House) -> None:
    def another_one() -> None:
        house.clock.advance(45)
        assert house.deliver(delivery(house)) == [Result.SAID]

    slow = Slow(postbox(house), another_one)
    assert delivery(house, slow).step() is Result.WITHDRAWN
    house.settle(delivery=delivery(house))
    assert_once(house)
    [(_text, file)] = shown(house)
    assert [one.ts for one in house.notices() if one.kind == "file"] == [file.id]


def test_a_clock_that_is_set_back_holds_no_file_up(house: House) -> None:
    house.broken(SHOW, FaultKind.REPLY_DROPPED)
    house.deliver(delivery(house))
    house.clock.advance(-86_400)
    house.settle(delivery=delivery(house))
    assert_once(house)


def test_what_was_completed_and_stands_nowhere_is_set_aside_as_uncertain(house: House) -> None:
    """Somebody deleted it, or Slack has not shown it yet: it is not said twice."""
    house.broken(SHOW, FaultKind.REPLY_DROPPED)
    way = delivery(house)
    house.deliver(way)
    [(_text, file)] = shown(house)
    house.slack.world.files._files[file.id] = replace(file, shares=())
    house.settle(delivery=way)
    assert state(house) is NoticeState.UNCERTAIN
    assert len(shown(house)) == 1
    assert "Slack took the file, and shows it nowhere" in str(house.messages(ADA.id))


@pytest.mark.parametrize("scope", ["files:write", "files:read"])
def test_without_the_permission_the_admin_is_told(house: House, scope: str) -> None:
    house.slack.office.allow(*(house.slack.world.app.scopes - {scope}))
    house.broken(SHOW, FaultKind.REPLY_DROPPED)
    house.settle(delivery=delivery(house))
    assert state(house) in {NoticeState.REFUSED, NoticeState.UNCERTAIN}
    assert "the app lacks a permission that its manifest asks for" in str(house.messages(ADA.id))


def revoke(house: House) -> None:
    with house.store.writing("operator", house.clock()) as work:
        work.people.revoke(ANNA.id, Role.VIEWER)


LEAVING: list[Callable[[House], None]] = [
    lambda house: house.slack.office.change_user(ANNA.id, deleted=True),
    lambda house: house.slack.office.change_user(ANNA.id, is_restricted=True),
    revoke,
]


@pytest.mark.parametrize("leave", LEAVING, ids=["left", "guest", "no role"])
def test_whoever_may_not_look_up_any_more_gets_nothing(
    house: House, leave: Callable[[House], None]
) -> None:
    leave(house)
    house.settle(delivery=delivery(house))
    assert shown(house) == []
    assert house.slack.world.files._files == {}
    assert state(house) is NoticeState.REFUSED


def test_what_could_not_be_made_is_told(house: House) -> None:
    lease = Lease("worker")
    with house.store.writing("worker", house.clock()) as work:
        work.jobs.add(NewJob("other", ANNA.id, {}), house.clock())
        job = work.jobs.claim(house.clock(), lease)
        assert job is not None
        work.jobs.fail(job, lease, "abc123")
        work.outbox.add(NewNotice("file:2", "file", ANNA.id, "job:2", {"job": job.id}),
                        house.clock())  # fmt: skip
    house.settle(delivery=delivery(house))
    assert "quote `abc123`" in str(house.messages(ANNA.id)[-1].blocks)
