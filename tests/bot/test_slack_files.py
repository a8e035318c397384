"""Files are fetched from Slack, and nobody else sees the token."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from bot.slack_files import NoFile, SlackFiles

TOKEN = "xoxb-ours"


class Host(HTTPServer):
    """A host on this machine; *to* is where it sends whoever asks, else it hands over a file."""

    def __init__(self, to: str = "") -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.to = to
        self.tokens: list[str | None] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/prices.csv"


class Handler(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        self.server.tokens.append(self.headers["Authorization"])
        self.send_response(302 if self.server.to else 200)
        self.send_header("Location", self.server.to)
        self.send_header("Content-Type", "text/csv")
        self.end_headers()
        self.wfile.write(b"" if self.server.to else b"sku;price\n")

    def log_message(self, *_said: object) -> None:
        """Nothing: the test says what it wants to know."""


@contextmanager
def hosting(to: str = "") -> Iterator[Host]:
    with Host(to) as host:
        thread = Thread(target=host.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()


def test_a_file_comes_from_where_slack_is() -> None:
    with hosting() as slack:
        assert SlackFiles(f"{slack.address}/api/", TOKEN).text(slack.address) == "sku;price\n"
    assert slack.tokens == [f"Bearer {TOKEN}"]


@pytest.mark.parametrize("api", ["https://slack.com/api/", "http://10.0.0.1/api/"])
def test_nobody_else_is_asked(api: str) -> None:
    with hosting() as stranger, pytest.raises(NoFile):
        SlackFiles(api, TOKEN).text(stranger.address)
    assert stranger.tokens == []


@pytest.mark.parametrize(
    "address",
    [
        "http://files.slack.com/x.csv",
        "https://slack.com.example.com/x.csv",
        "https://notslack.com/x.csv",
        "file:///etc/hostname",
        "nothing",
        "",
    ],
)
def test_what_is_no_address_of_slacks_is_not_opened(address: str) -> None:
    with pytest.raises(NoFile):
        SlackFiles("https://slack.com/api/", TOKEN).text(address)


def test_who_is_redirected_to_does_not_see_the_token() -> None:
    with hosting() as stranger, hosting(to=stranger.address) as slack:
        SlackFiles(slack.address, TOKEN).text(slack.address)
    assert stranger.tokens == [None]
