"""The door itself, without any transport: what somebody asks, and the answer as text."""

from collections.abc import Callable
from datetime import datetime

import pytest

import commands.contract
from blocks.plain import plain_text
from bot.terminal import TerminalDirectory
from commands.asked import Asked
from commands.dispatch import Dispatcher
from commands.registry import discover
from store import Store
from tests.examples import NOW

Says = Callable[..., str]
HERE = "Europe/Amsterdam"


def door_at(store: Store, now: datetime = NOW) -> Dispatcher:
    """The door on *store*."""
    directory = TerminalDirectory(store)
    return Dispatcher(discover(commands.contract), store, directory, lambda: now, HERE)


@pytest.fixture
def says(store: Store) -> Says:
    """``says("terms ACME", now=...)``: the answer in plain text; a Refusal is raised."""

    def asking(line: str, now: datetime = NOW) -> str:
        return plain_text(door_at(store, now)(Asked(line, "U0REP0001", "")).answer)

    return asking
