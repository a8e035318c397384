"""What a delivery is measured with arrives: every notice, at every reader."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.apps import settings_for
from benchmarks.portfolio.building import built
from benchmarks.told import EACH, READERS, delivery, reader_ids, workspace, write_notices
from bot import house
from notifications.attempt import Result
from sandbox.slack import Slack
from store import Store

NOW = datetime(2026, 8, 16, 9, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return built(tmp_path / "200.db", 200, NOW, lambda _versions: None)


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = house.opened(settings_for(path))
    yield opened
    opened.close()


def test_each_reader_is_told_of_each_deadline(store: Store, path: Path) -> None:
    assert write_notices(store, NOW.date()) == EACH * READERS
    with Slack.running(workspace()) as slack, ThreadPoolExecutor(1) as lookups:
        steps = iter(
            delivery(settings_for(path), store, (slack.url, slack.bot_token), lookups).step, None
        )
        assert Counter(steps) == {Result.SAID: EACH * READERS}
        world = slack.world
        for who in reader_ids():
            channel = world.directory.direct_message(who, world.app.bot_user)
            assert len({str(said.blocks) for said in world.messages.public(channel.id)}) == EACH
