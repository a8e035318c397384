"""Every declared command is documented, unique and runnable; new files join by themselves."""

import sys
from pathlib import Path

import pytest

import commands.contract
from commands.grammar import BadArguments
from commands.registry import discover
from commands.table import commands_table

COMMANDS = list(discover(commands.contract))
README = Path(__file__).parent.parent.parent / "README.md"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_a_command_explains_itself(command) -> None:
    assert command.summary.endswith(".")
    assert command.usage.startswith(command.name)
    assert command.examples
    for example in command.examples:
        name, _, rest = example.partition(" ")
        assert name == command.name
        command.parse(rest)


def test_the_readme_has_every_command() -> None:
    assert commands_table(COMMANDS) in README.read_text(encoding="utf-8")


A_MODULE = '''
"""``/contract ping``."""

from blocks.kit import Message
from commands.grammar import Arguments
from commands.spec import Context, command
from contracts.people import Permission


class Ping(Arguments):
    word: str


@command(needs=Permission.LOOK_UP, examples=["ping x"])
def ping(args: Ping, context: Context) -> Message:
    """Say it again."""
    return Message(args.word)
'''


def test_a_new_subcommand_is_one_file(tmp_path: Path, monkeypatch) -> None:
    package = tmp_path / "another_package"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "ping.py").write_text(A_MODULE)
    monkeypatch.syspath_prepend(tmp_path)
    registry = discover(__import__("another_package"))
    [found] = registry
    assert found.usage == "ping WORD"
    assert found.summary == "Say it again."
    assert found.parse("two words").word == "two words"
    with pytest.raises(BadArguments, match="WORD is missing"):
        found.parse("")
    del sys.modules["another_package"]
