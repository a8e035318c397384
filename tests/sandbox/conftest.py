from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from sandbox.clock import ManualClock
from sandbox.slack import Slack
from tests.sandbox.echo import WAYS, create_app, in_process


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def slack(clock: ManualClock) -> Iterator[Slack]:
    """A Slack on loopback without an app."""
    with Slack.running(clock=clock) as running:
        yield running


@pytest.fixture
def client(slack: Slack) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.url, retry_handlers=[])


@pytest.fixture
def echo(slack: Slack) -> Iterator[Slack]:
    """A Slack with the echo app in this process."""
    with in_process(slack, create_app(slack)):
        yield slack


@pytest.fixture(params=list(WAYS))
def any_way(request: pytest.FixtureRequest, slack: Slack) -> Iterator[Slack]:
    """A Slack with the echo app, over each transport in turn."""
    with WAYS[request.param](slack, create_app(slack)):
        yield slack
