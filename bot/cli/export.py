"""``contract-bot export``: what is in the store, as a contract file that can be imported again."""

import sys
from collections.abc import Mapping
from contextlib import nullcontext
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.environment import in_a_folder, opened, settings
from contracts.files.websphere.writer import write_package
from contracts.files.writer import Writer, write_json, write_json_lines, write_yaml
from store import Wanted, exported


class Format(StrEnum):
    """The formats of contract files."""

    YAML = "yaml"
    JSON = "json"
    JSON_LINES = "jsonl"
    PACKAGE = "package"  # WebSphere XML


WRITERS: Mapping[Format, Writer] = {
    Format.YAML: write_yaml,
    Format.JSON: write_json,
    Format.JSON_LINES: write_json_lines,
    Format.PACKAGE: write_package,
}

Accounts = Annotated[
    list[str] | None, typer.Option(metavar="CODE", help="Only this account and its contracts.")
]
Contracts = Annotated[
    list[str] | None, typer.Option(metavar="REF", help="Only this contract and what it needs.")
]
Form = Annotated[Format, typer.Option("--format", help="How to write it.")]
Output = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", dir_okay=False, callback=in_a_folder, help="Where to; else the screen."
    ),
]


def run(
    *,
    account: Accounts = None,
    contract: Contracts = None,
    form: Form = Format.YAML,
    output: Output = None,
) -> None:
    """Write everything in the store, or a part of it, as a contract file."""
    wanted = Wanted(tuple(account or ()), tuple(contract or ()))
    with opened(settings()) as store, store.reading() as work:
        pieces = WRITERS[form](exported(work, wanted))
        begun = list(islice(pieces, 1))  # a refusal comes before a file is touched
        target = output.open("w", encoding="utf-8") if output else nullcontext(sys.stdout)
        with target as file:
            file.writelines(chain(begun, pieces))
