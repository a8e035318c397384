"""The bot as a process of its own."""

import json
import os
import signal
import subprocess
import sys
from typing import Any

MAIN = [sys.executable, "-c", "from bot.cli import main; main()"]


class Process:
    """``contract-bot serve``, started and ready."""

    def __init__(self, environ: dict[str, str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own command line
            [*MAIN, "serve"],
            env=os.environ | environ | {"LOG_FORMAT": "json"},
            stderr=subprocess.PIPE,
            text=True,
        )
        self.address = self._ready()["address"]

    def _ready(self) -> dict[str, str]:
        for line in self._process.stderr or ():
            said: dict[str, str] = json.loads(line)
            if said["event"] == "ready":
                return said
        raise AssertionError("it ended before it was ready")

    def stops(self, number: signal.Signals = signal.SIGTERM) -> int:
        self._process.send_signal(number)
        return self._process.wait(20)

    def log(self) -> list[dict[str, Any]]:
        """What it still said on standard error, once it has ended."""
        return [json.loads(line) for line in self._process.stderr or ()]

    def ends(self) -> None:
        self._process.kill()
        self._process.communicate()
