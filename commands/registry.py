"""Finding the subcommands, and the one a line asks for."""

from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any

from commands.spec import Command
from commands.words import plain
from contracts.declared import declared
from contracts.people import Actor, Role

DEFAULT = "terms"
"""What ``/contract ACME`` means."""


class Registry:
    """The subcommands of one slash command, by name."""

    def __init__(self, commands: Iterable[Command[Any]]) -> None:
        self._by_name: dict[str, Command[Any]] = {}
        for command in commands:
            if command.name in self._by_name:
                raise ValueError(f"two commands are called {command.name!r}")
            self._by_name[command.name] = command
        self._offered: dict[frozenset[Role], Sequence[Command[Any]]] = {}
        self._called = {name: one for one in self for name in (one.name, *one.also)}

    def __iter__(self) -> Iterator[Command[Any]]:
        return iter(self._by_name.values())

    def offered(self, actor: Actor) -> Sequence[Command[Any]]:
        """What *actor* may use, by name; everybody with the same roles the same."""
        if actor.roles not in self._offered:
            mine = (command for command in self if actor.may(command.needs))
            self._offered[actor.roles] = sorted(mine, key=lambda command: command.name)
        return self._offered[actor.roles]

    def find(self, line: str) -> tuple[Command[Any], str]:
        """Split *line* into its command and the rest; a line without a command asks for terms."""
        typed = plain(line).strip()
        name, *rest = typed.split(maxsplit=1) or [""]
        if name.lower() in self._called:
            return self._called[name.lower()], " ".join(rest)
        return self._by_name[DEFAULT if typed else "help"], typed


def discover(package: ModuleType) -> Registry:
    """Collect the one Command of every module in *package*."""
    return Registry(declared(package, Command))
