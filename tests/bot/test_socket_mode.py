"""The line to Slack breaks in every way that lines break, and is there again."""

import pytest

from bot.identity import NoSlack
from bot.socket_mode import CannotConnect
from sandbox.faults import Fault, FaultKind
from sandbox.slack import Slack
from tests.bot.conftest import Serve

pytestmark = pytest.mark.words

ASK = "/contract find acme"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A watchdog that barks after half a second, not after ten."""
    monkeypatch.setattr("bot.socket_client.PING_SECONDS", 0.1)
    monkeypatch.setattr("bot.socket_mode.TICK", 0.1)
    monkeypatch.setattr("bot.socket_mode.SILENCE", 0.5)


@pytest.mark.parametrize("kind", [FaultKind.SOCKET_DROPPED, FaultKind.SOCKET_DISCONNECT])
def test_a_line_that_is_cut_is_opened_again(
    slack: Slack, serve: Serve, impatient: None, kind: FaultKind
) -> None:
    with serve() as transport:
        for _again in range(3):
            slack.inject(Fault(kind=kind))
            assert slack.hub.wait_for(1)
            assert "ACME Industries" in slack.person("anna").types(ASK, in_="#sales")
        assert transport.is_up()


def test_a_line_that_is_silent_is_noticed_and_opened_again(
    slack: Slack, serve: Serve, impatient: None
) -> None:
    with serve():
        slack.inject(Fault(kind=FaultKind.SOCKET_SILENT))
        assert slack.hub.wait_for(2)
        slack.hub._connections.pop(0)  # the silent one: Slack would notice some time as well
        assert "ACME Industries" in slack.person("anna").types(ASK, in_="#sales")


def test_while_slack_gives_no_socket_it_is_asked_again(
    slack: Slack, serve: Serve, impatient: None
) -> None:
    with serve():
        for kind in (FaultKind.SERVER_ERROR, FaultKind.HTML, FaultKind.CONNECTION_CLOSED):
            slack.inject(Fault(kind=kind, on="apps.connections.open"))
        slack.inject(Fault(kind=FaultKind.SOCKET_DROPPED))
        assert slack.hub.wait_for(1)
        assert "ACME Industries" in slack.person("anna").types(ASK, in_="#sales")


@pytest.mark.parametrize(
    "kind", [FaultKind.ERROR, FaultKind.SERVER_ERROR, FaultKind.HTML, FaultKind.CONNECTION_CLOSED]
)
def test_a_slack_that_gives_no_socket_at_the_start_is_told(
    slack: Slack, serve: Serve, kind: FaultKind
) -> None:
    slack.inject(Fault(kind=kind, on="apps.connections.open"))
    with pytest.raises(CannotConnect, match="did not open a socket"), serve():
        pytest.fail("it serves without a socket")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "Slack refuses SLACK_BOT_TOKEN: invalid_auth."),
        ({"SLACK_API_URL": "http://127.0.0.1:9/"}, "Slack does not answer at http://127.0.0.1:9/."),
        ({"SLACK_TEAM_ID": "T0OTHER01"}, "SLACK_TEAM_ID is T0OTHER01, SLACK_BOT_TOKEN is of"),
    ],
)
def test_a_slack_that_does_not_let_us_in_is_told(
    serve: Serve, changes: dict[str, str], said: str
) -> None:
    with pytest.raises(NoSlack) as caught, serve(**changes):
        pytest.fail("it serves without knowing whom")
    assert str(caught.value).startswith(said)
