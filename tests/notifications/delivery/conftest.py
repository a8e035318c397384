from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.manifest import manifest
from sandbox.cast import cast, installed_by
from sandbox.slack import Slack
from store import Store
from tests.notifications.delivery.house import House, Turned


@pytest.fixture
def clock() -> Turned:
    return Turned()


@pytest.fixture
def slack(clock: Turned) -> Iterator[Slack]:
    """A strict Slack on loopback, into which the app of our manifest is installed."""
    with Slack.running(cast(installed_by(manifest())), clock=clock) as running:
        yield running


@pytest.fixture
def house(store: Store, slack: Slack, clock: Turned) -> Iterator[House]:
    """A store and a Slack with a delivery between them, on each kind of database in turn."""
    with ThreadPoolExecutor(1) as lookups:
        yield House(store, slack, clock, lookups)
