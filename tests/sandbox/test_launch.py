"""The bot and its Slack from one command: started, asked, and ended."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.clock import now
from bot.manifest import manifest
from bot.setting_kinds import SlackMode
from sandbox.cast import cast, installed_by
from sandbox.launch import child
from sandbox.launch.child import BotFailed, Home, bot_against
from sandbox.launch.stage import set_up
from sandbox.slack import Slack
from sandbox.web.server import free_port, listen

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("mode", SlackMode)
def test_the_real_bot_answers_in_its_own_process(mode: SlackMode, tmp_path: Path) -> None:
    home = Home(tmp_path / "demo")
    set_up(home, now())
    app = cast(installed_by(manifest()))
    with Slack.running(app) as slack, bot_against(slack, home, mode):
        assert "find" in slack.person("viktor").types("/contract help", in_="#sales")
        assert "role grant" in slack.person("ada").types("/contract help role", in_="#sales")
        assert "find" not in slack.person("gus").types("/contract help", in_="#general")


def test_a_bot_that_cannot_start_is_told_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "demo")
    home.clear()
    monkeypatch.setattr(child, "START", "import sys; sys.exit('no contracts today')")
    with (
        Slack.running() as slack,
        pytest.raises(BotFailed, match="no contracts today"),
        bot_against(slack, home, SlackMode.SOCKET),
    ):
        pass


@contextmanager
def command(port: int, folder: Path) -> Iterator[subprocess.Popen[str]]:
    line = [sys.executable, "-m", "sandbox", "--port", str(port), "--folder", str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - our own program
        line, cwd=ROOT, stdout=pipe, stderr=pipe, text=True
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_one_command_prints_one_address_and_ends_cleanly(
    number: signal.Signals, tmp_path: Path
) -> None:
    port = free_port()
    with command(port, tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"http://127.0.0.1:{port}/\n"
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
        assert (out, err, process.returncode) == ("", "", 0)
    assert "stopping" in (tmp_path / "bot.log").read_text()


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    with listen(0) as taken:
        port = taken.getsockname()[1]
        with command(port, tmp_path) as process:
            out, err = process.communicate(timeout=30)
    assert (out, process.returncode) == ("", 1)
    assert err == f"Port {port} is in use: choose another with --port.\n"
