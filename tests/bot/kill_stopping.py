"""A real process is told to stop while somebody waits for an answer: the answer comes first."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from time import monotonic

import pytest

from bot.manifest import EVENTS_PATH
from bot.serve import serving
from bot.settings import Settings
from notifications.timing import Timing
from sandbox.cast import COLLEAGUES
from sandbox.faults import Fault, FaultKind
from sandbox.slack import Slack
from tests.bot.conftest import SALES, grow_old, open_store
from tests.bot.outbox import an_aside, arrivals, tell
from tests.bot.outbox import waiting as waiting_notices
from tests.bot.patience import until
from tests.bot.process import Process

MODES = ["socket", "http"]
LATE = Fault(kind=FaultKind.REPLY_LATE, on="users.info", seconds=0.6)


@pytest.fixture(params=MODES)
def process(
    request: pytest.FixtureRequest, slack: Slack, environ: dict[str, str]
) -> Iterator[Process]:
    started = Process(environ | {"SLACK_MODE": request.param})
    if request.param == "http":
        slack.send_to(started.address + EVENTS_PATH)
    yield started
    started.ends()


@contextmanager
def waiting(act: Callable[[], object], slack: Slack) -> Iterator[Callable[[], object]]:
    """Do *act* in another thread, up to where the bot asks Slack who it is."""
    slack.inject(LATE)
    with ThreadPoolExecutor(1) as people:
        result = people.submit(act)
        until(lambda: not slack.faults.waiting())
        yield result.result


def test_a_command_in_flight_is_answered(slack: Slack, process: Process) -> None:
    anna = slack.person("anna")
    with waiting(lambda: anna.types("/contract find acme", in_="#sales"), slack) as answer:
        assert process.stops(signal.SIGTERM) == 0
        assert "ACME Industries" in answer()


def test_a_press_in_flight_is_answered(slack: Slack, process: Process, database: str) -> None:
    anna = slack.person("anna")
    found = anna.types("/contract find acme", in_="#sales")
    grow_old(database, timedelta(hours=2))
    with waiting(lambda: anna.presses("Terms", on=found), slack) as answer:
        assert process.stops(signal.SIGINT) == 0
        assert "ACME Industries" in answer()
        assert "Terms" not in answer()


def test_an_idle_process_stops(process: Process) -> None:
    assert process.stops(signal.SIGTERM) == 0


def test_a_process_that_delivers_finishes_one_message_and_the_next_goes_on(
    slack: Slack, environ: dict[str, str], database: str
) -> None:
    recipients = [*(one.id for one in COLLEAGUES), SALES, "C0REN0001"]
    with open_store(database) as store:
        aside = an_aside(store)
        for number in range(20):
            tell(store, aside, f"{number}", recipients)
        process = Process(environ | {"SLACK_MODE": "http"})
        until(lambda: arrivals(slack).total() > len(recipients))
        started = monotonic()
        assert process.stops() == 0
        assert monotonic() - started < 5
        process.ends()
        done = arrivals(slack).total()
        assert done == 20 * len(recipients) - waiting_notices(store)
        settings = Settings.load(environ | {"SLACK_MODE": "http"}, serving=True)
        with serving(settings, Timing(pace=0.0, workspace=0.0)):
            until(lambda: not waiting_notices(store))
    assert set(arrivals(slack).values()) == {1}
    assert arrivals(slack).total() == 20 * len(recipients)
