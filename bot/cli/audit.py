"""``contract-bot audit``: whether the journal is as it was written."""

from itertools import chain

import typer

from bot.cli.environment import opened, settings
from contracts.i18n import _, many
from contracts.journal import Fault

REFUSED = 1

app = typer.Typer(help="The journal of all changes.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The journal of all changes."""


@app.command("verify")
def verify() -> None:
    """Find what was changed, removed or inserted in the journal, or past it in a version."""
    with opened(settings()) as store, store.reading() as work:
        found = sum(map(_told, chain(work.journal.faults(), work.audit.faults())))
    if found:
        typer.echo(many("{count} fault.", "{count} faults.", found))
        raise typer.Exit(REFUSED)
    typer.echo(_("The journal is as it was written, and the versions are as it recorded them."))


def _told(fault: Fault) -> int:
    place = f"{fault.chain} {fault.number}"
    typer.echo(_("{place}: {what}", place=place, what=fault.what))
    return 1
