"""The table of commands as it stands in the README: written by the commands themselves."""

from collections.abc import Iterable
from typing import Any

from commands.spec import Command

PIPE = "\\|"  # within a table Markdown takes a bare one for the end of a cell, even in code


def commands_table(commands: Iterable[Command[Any]]) -> str:
    """A Markdown table with one row a command, by name."""
    rows = [
        f"| `/contract {command.usage.replace('|', PIPE)}` | {command.summary} |"
        for command in sorted(commands, key=lambda command: command.name)
    ]
    return "\n".join(["| you type | you get |", "| --- | --- |", *rows])
