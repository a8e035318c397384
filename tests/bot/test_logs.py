"""What the process says of itself: ids and names of commands, and nothing that was asked."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from bot.manifest import EVENTS_PATH
from sandbox.faults import Fault, FaultKind
from sandbox.slack import Slack
from tests.bot.process import Process

pytestmark = pytest.mark.words


def test_nothing_that_was_asked_stands_in_the_log(slack: Slack, environ: dict[str, str]) -> None:
    process = Process(environ | {"SLACK_MODE": "http", "LOG_LEVEL": "DEBUG"})
    slack.send_to(process.address + EVENTS_PATH)
    anna = slack.person("anna")
    found = anna.types("/contract find acme", in_="#sales")
    anna.presses("Terms", on=found)
    anna.types("/contract terms hush-hush", in_="#sales")
    slack.inject(Fault(kind=FaultKind.HTML, on="users.info"))
    slack.person("ben").types("/contract find hush-hush", in_="#sales")
    slack.send_by(lambda request: forged(process.address, request.body))
    anna.types("/contract find hush-hush", in_="#sales")
    assert process.stops() == 0
    log = process.log()
    process.ends()
    assert [line["command"] for line in log if line["event"] == "answered"] == [
        "find",
        "terms",
        "terms",
        "find",
    ]
    assert [line["status"] for line in log if line["event"] == "a request was rejected"] == [401]
    told = str(log)
    for secret in ("hush", "ACME", "acme", slack.signing_secret, slack.bot_token, slack.app_token):
        assert secret not in told, [line for line in log if secret in str(line)]


def forged(address: str, body: str) -> tuple[int, str]:
    """Hand on *body* as somebody would who does not know the secret."""
    connection = HTTPConnection(urlsplit(address).netloc)
    connection.request("POST", EVENTS_PATH, body, {"x-slack-signature": "v0=0"})
    said = connection.getresponse()
    status, text = said.status, said.read().decode()
    connection.close()
    return status, text
