"""The bot as a child process against a sandbox."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

from bot.setting_kinds import SlackMode
from sandbox.cast import ADA
from sandbox.core import Core
from sandbox.web.server import HOST, free_port

START: Final = "from bot.cli import main; main()"
PATIENCE: Final = 30.0  # seconds until it must answer, and until it must have ended
LOOK: Final = 0.1
SHOWN: Final = 12  # lines of the log that are shown when it fails


class BotFailed(Exception):  # noqa: N818 - what is the matter, in words for a person
    """The bot did not start, or ended by itself."""


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of a demonstration: the database and the bot's log."""

    folder: Path

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.folder.resolve() / 'contracts.db'}"

    @property
    def log(self) -> Path:
        return self.folder / "bot.log"

    def clear(self) -> None:
        """Begin anew: the dates of the demonstration follow the day of its start."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in [*self.folder.glob("contracts.db*"), self.log]:
            old.unlink(missing_ok=True)


def settings_of(slack: Core, home: Home, mode: SlackMode, port: int) -> dict[str, str]:
    """The bot's environment: ours, with everything of Slack pointing to *slack*."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    return {
        **ours,
        "SLACK_MODE": mode.value,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.url,
        "SLACK_TEAM_ID": slack.world.team.id,
        "DATABASE_URL": home.database_url,
        "HOST": HOST,
        "PORT": str(port),
        "ADMINS": ADA.id,
        "TIMEZONE": ADA.tz,
    }


@contextmanager
def bot_against(slack: Core, home: Home, mode: SlackMode) -> Iterator["Child"]:
    """The bot, ready to answer, until the block ends. Raises `BotFailed`."""
    port = free_port()
    child = Child(home, settings_of(slack, home, mode, port))
    if mode is SlackMode.HTTP:
        slack.send_to(f"http://{HOST}:{port}/slack/events")
    try:
        child.wait_until(READY[mode](slack, port))
        yield child
    finally:
        child.stop()


class Child:
    """The process. It has its own session, so that Ctrl-C reaches it only through us."""

    def __init__(self, home: Home, environ: Mapping[str, str]) -> None:
        self._home = home
        with home.log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-c", START, "serve"],
                cwd=home.folder,  # where no .env of somebody's lies
                env=dict(environ),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_until(self, ready: Callable[[], bool]) -> None:
        """Wait for the bot to be ready. Raises `BotFailed` when it ends or takes too long."""
        for _ in range(int(PATIENCE / LOOK)):
            if ready():
                return
            self.ended(LOOK)
        raise BotFailed(f"The bot was not ready in {PATIENCE:.0f} s.\n{self._last_words()}")

    def ended(self, seconds: float) -> None:
        """Wait a while; raises `BotFailed` with its last words if the bot ends meanwhile."""
        with suppress(subprocess.TimeoutExpired):
            code = self._process.wait(seconds)
            raise BotFailed(f"The bot ended with exit code {code}.\n{self._last_words()}")

    def _last_words(self) -> str:
        lines = self._home.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-SHOWN:])

    def stop(self) -> None:
        """End it as an operator does, so that no answer is lost."""
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _by_socket(slack: Core, _port: int) -> Callable[[], bool]:
    return lambda: slack.hub.connected > 0


def _by_http(_slack: Core, port: int) -> Callable[[], bool]:
    def ready() -> bool:
        try:
            with urlopen(f"http://{HOST}:{port}/readyz", timeout=1) as answer:
                return bool(answer.status)
        except (URLError, OSError):
            return False

    return ready


READY: Final[Mapping[SlackMode, Callable[[Core, int], Callable[[], bool]]]] = {
    SlackMode.SOCKET: _by_socket,
    SlackMode.HTTP: _by_http,
}
