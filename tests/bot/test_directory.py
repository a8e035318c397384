"""Who may ask is known within a second or not at all, and what Slack says late is kept."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sandbox.cast import ANNA, GUS, OTHER_TEAM
from sandbox.faults import FaultKind
from sandbox.slack import Slack
from tests.bot.conftest import SALES, Serve, grow_old

pytestmark = pytest.mark.words

Broken = Callable[..., None]

ASK = "/contract find acme"
NO_ANSWER = [
    FaultKind.ERROR,
    FaultKind.HTML,
    FaultKind.SERVER_ERROR,
    FaultKind.RATE_LIMITED,
    FaultKind.CONNECTION_CLOSED,
    FaultKind.REPLY_DROPPED,
]


@pytest.mark.parametrize("kind", NO_ANSWER)
def test_while_slack_does_not_say_who_it_is_nothing_is_told(
    office: Slack, broken: Broken, kind: FaultKind
) -> None:
    anna = office.person("anna")
    broken("users.info", kind)
    refused = anna.types(ASK, in_="#sales")
    assert "Slack does not tell me right now who you are." in refused
    assert "ACME" not in refused
    assert "ACME Industries" in anna.types(ASK, in_="#sales")


def test_a_late_answer_is_kept_for_the_next_time(
    slack: Slack, serve: Serve, broken: Broken
) -> None:
    anna = slack.person("anna")
    broken("users.info", FaultKind.REPLY_LATE, seconds=1.5)
    with serve(SLACK_MODE="http"):
        assert "does not tell me" in anna.types(ASK, in_="#sales")
    broken("users.info", FaultKind.ERROR)
    with serve(SLACK_MODE="http"):
        assert "ACME Industries" in anna.types(ASK, in_="#sales")


def test_somebody_known_is_not_asked_about_for_an_hour(
    slack: Slack, serve: Serve, broken: Broken, database: str
) -> None:
    anna = slack.person("anna")
    with serve(SLACK_MODE="http"):
        anna.types(ASK, in_="#sales")
    broken("users.info", FaultKind.ERROR)
    with serve(SLACK_MODE="http"):
        assert "ACME Industries" in anna.types(ASK, in_="#sales")
        grow_old(database, timedelta(minutes=61))
        assert "does not tell me" in anna.types(ASK, in_="#sales")


@pytest.mark.parametrize(
    "change", [{"is_ultra_restricted": True}, {"deleted": True}, {"team_id": OTHER_TEAM}]
)
def test_who_left_is_noticed_when_the_hour_is_over(
    slack: Slack, serve: Serve, database: str, change: dict[str, object]
) -> None:
    anna = slack.person("anna")
    with serve(SLACK_MODE="http"):
        anna.types(ASK, in_="#sales")
    grow_old(database, timedelta(minutes=61))
    slack.world.directory.change_user(ANNA.id, **change)
    with serve(SLACK_MODE="http"):
        assert "only" in anna.types(ASK, in_="#sales")
        assert "ACME" not in anna.types(ASK, in_="#sales")


def test_whoever_slack_does_not_know_is_a_stranger(office: Slack, broken: Broken) -> None:
    broken("users.info", FaultKind.ERROR, error="user_not_found")
    assert "only full members" in office.person("anna").types(ASK, in_="#sales")


@pytest.mark.parametrize("on", ["conversations.info", "conversations.members"])
def test_while_slack_does_not_say_who_reads_nothing_is_shared(
    office: Slack, broken: Broken, on: str
) -> None:
    anna = office.person("anna")
    broken(on, FaultKind.SERVER_ERROR)
    refused = anna.types(f"{ASK} --share", in_="#sales")
    assert refused.is_ephemeral
    assert "cannot tell right now who reads this channel" in refused
    assert not anna.types(f"{ASK} --share", in_="#sales").is_ephemeral


def test_a_channel_is_looked_at_again_after_five_minutes(
    slack: Slack, serve: Serve, database: str
) -> None:
    anna = slack.person("anna")
    with serve(SLACK_MODE="http"):
        assert not anna.types(f"{ASK} --share", in_="#sales").is_ephemeral
    slack.world.directory.channel(SALES).members.add(GUS.id)
    with serve(SLACK_MODE="http"):
        assert not anna.types(f"{ASK} --share", in_="#sales").is_ephemeral
        grow_old(database, timedelta(minutes=6))
        assert "People from outside" in anna.types(f"{ASK} --share", in_="#sales")
