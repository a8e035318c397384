"""Settings and store, for the commands."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import typer

from bot import house
from bot.settings import Settings, environment
from contracts.i18n import _
from store import Store

ENV_FILE = Path(".env")


def settings(*, serving: bool = False) -> Settings:
    """The settings of the environment and of ``.env`` here. Raises BadSettings."""
    return Settings.load(environment(os.environ, ENV_FILE), serving=serving)


def in_a_folder(path: Path | None) -> Path | None:
    """*path*, to which a command shall write; a usage error where there is no such folder."""
    if path is not None and not path.parent.is_dir():
        raise typer.BadParameter(_("There is no folder {folder}.", folder=path.parent))
    return path


@contextmanager
def opened(chosen: Settings) -> Iterator[Store]:
    """The store, at today's schema, until the block ends."""
    with closing(house.opened(chosen)) as store:
        yield store
