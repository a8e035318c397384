"""The bot's log lines cost what they cost in service, but go to a file."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from pathlib import Path

from bot.logs import set_up_logging
from bot.setting_kinds import LogFormat, LogLevel


@contextmanager
def logging_to(path: Path) -> Iterator[None]:
    """Log as ``serve`` does by default, into *path*, until the block ends."""
    with path.open("w", encoding="utf-8") as file:
        with redirect_stderr(file):
            set_up_logging(LogFormat.CONSOLE, LogLevel.INFO)
        try:
            yield
        finally:
            logging.basicConfig(handlers=[logging.NullHandler()], force=True)
