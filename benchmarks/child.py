"""The running bot: ``contract-bot serve`` as a process of its own, in HTTP mode."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server
from time import perf_counter, sleep

from benchmarks.portfolio.building import url_of
from bot.manifest import EVENTS_PATH
from sandbox.delivery.signing import SignedRequest
from sandbox.slack import Slack

HOST = "127.0.0.1"
LOOK_SECONDS, PATIENCE_SECONDS = 0.005, 60.0
CONTRACT_BOT = (sys.executable, "-c", "from bot.cli import main; main()")


class NotReady(Exception):  # noqa: N818 - it is what happened
    """The bot did not start, or did not answer."""


@dataclass(frozen=True, slots=True)
class Child:
    """A bot that runs; *ready_seconds* passed from its start until it said that it was ready."""

    process: subprocess.Popen[bytes]
    port: int
    ready_seconds: float

    @property
    def megabytes(self) -> float:
        """What it holds in memory now (resident). Linux only."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8").splitlines()
        [kilobytes] = [line.split()[1] for line in lines if line.startswith("VmRSS")]
        return int(kilobytes) / 1024

    def ask(self, sent: SignedRequest) -> str:
        """What it answers. Raises NotReady."""
        connection = HTTPConnection(HOST, self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request("POST", EVENTS_PATH, sent.body.encode(), dict(sent.headers))
            response = connection.getresponse()
            if response.status != HTTPStatus.OK:
                raise NotReady(response.status)
            return response.read().decode()
        finally:
            connection.close()


@contextmanager
def serving_bot(slack: Slack, database: Path, log: Path) -> Iterator[Child]:
    """The bot on *database* before *slack*, ready; it ends with the block. Raises NotReady."""
    port = _free_port()
    started = perf_counter()
    with log.open("wb") as written:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [*CONTRACT_BOT, "serve"], env=_environment(slack, database, port), stderr=written
        )
        try:
            _wait(process, port, started)
            yield Child(process, port, perf_counter() - started)
        finally:
            process.terminate()
            process.wait()


def _environment(slack: Slack, database: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "SLACK_MODE": "http",
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.url,
        "HOST": HOST,
        "PORT": str(port),
        "DATABASE_URL": url_of(database),
        "DEFAULT_ROLE": "viewer",
    }


def _free_port() -> int:
    with create_server((HOST, 0)) as free:
        return int(free.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, started: float) -> None:
    while not _says_ready(port):
        if process.poll() is not None or perf_counter() - started > PATIENCE_SECONDS:
            raise NotReady
        sleep(LOOK_SECONDS)


def _says_ready(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=PATIENCE_SECONDS)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
