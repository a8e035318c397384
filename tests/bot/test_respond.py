"""Answers after the ack: sent once, and what Slack does not take is known."""

import pytest
from structlog.testing import capture_logs

from blocks.kit import Message
from bot.payloads import shown
from bot.respond import respond
from sandbox.cast import ANNA
from sandbox.slack import Slack

ANSWER = shown(Message("Done."))


@pytest.fixture
def url(slack: Slack) -> str:
    return slack.world.address + slack.world.tickets.response(ANNA.id, "C0SAL0001")


def test_an_answer_is_shown_to_whom_it_is_for(slack: Slack, url: str) -> None:
    assert respond(url, ANSWER)
    assert slack.person("anna").reads("Done.", in_="#sales").only_for == ANNA.id


def test_an_answer_too_many_is_not_taken(url: str) -> None:
    assert [respond(url, ANSWER) for _use in range(6)] == [True] * 5 + [False]


@pytest.mark.parametrize("url", ["", "nonsense", "http://127.0.0.1:9/secret-address"])
def test_nobody_there_is_known_and_the_address_not_told(url: str) -> None:
    with capture_logs() as logs:
        assert not respond(url, ANSWER)
    assert [line["event"] for line in logs] == ["an answer was not sent"]
    assert "secret-address" not in str(logs)
