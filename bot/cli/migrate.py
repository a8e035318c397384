"""``contract-bot migrate``: bring the database to today's schema."""

import typer

from bot.cli.environment import opened, settings
from contracts.i18n import _


def run() -> None:
    """Bring the database to today's schema; nothing happens if it is."""
    with opened(settings()):
        typer.echo(_("The database is up to date."))
