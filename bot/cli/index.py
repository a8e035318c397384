"""``contract-bot index``: series such as consumer prices, by which prices are reviewed."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.cli.environment import opened, settings
from bot.clock import now
from contracts.files.index_series import BadSeries, read_series
from contracts.i18n import _, many, number
from contracts.uplift import NoSeries
from store import OPERATOR, Imported, Store

app = typer.Typer(help="Series by which prices are reviewed.", no_args_is_help=True)

SeriesFile = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, help="CSV with the columns month and value.")
]
Called = Annotated[str, typer.Option("--name", metavar="NAME", help="As contracts call it.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change; import nothing.")]


@app.callback()
def group() -> None:
    """Series by which prices are reviewed."""


@app.command("import")
def import_(file: SeriesFile, *, name: Called, dry_run: DryRun = False) -> None:
    """Take in the values of a series; what was known before is kept beside a correction.

    A correction changes no draft and no price that was computed before.
    """
    called = " ".join(name.split())
    if not called:
        raise typer.BadParameter(_("Say how contracts call it."))
    values = read_series(_text(file))
    with opened(settings()) as store:
        brings = (_compared if dry_run else _added)(store, called, values)
    for month, (before, after) in sorted(brings.corrected.items()):
        words = "{month}: {before} becomes {after}"
        typer.echo(_(words, month=month, before=number(before), after=number(after)))
    typer.echo(_counted(called, brings))
    if dry_run:
        typer.echo(_("Nothing was imported."))


@app.command("list")
def listed() -> None:
    """Every series, and the months that it has."""
    with opened(settings()) as store, store.reading() as work:
        names = work.indexes.names()
    table = Table(*(_(title) for title in ("Index", "Months", "First", "Last")))
    for name, (count, first, last) in names.items():
        table.add_row(escape(name), str(count), first, last)
    Console().print(table)


@app.command("show")
def show(name: Annotated[str, typer.Argument(help="As contracts call it.")]) -> None:
    """Every value of a series, with those that were corrected since."""
    with opened(settings()) as store, store.reading() as work:
        found = work.indexes.recorded(name)
    if not found:
        raise NoSeries(name)
    table = Table(*(_(title) for title in ("Month", "Value", "Known since", "By")))
    for one in found:
        table.add_row(one.month, number(one.value), f"{one.known_at:%Y-%m-%d %H:%M}", one.by)
    Console().print(table)


def _compared(store: Store, name: str, values: Mapping[str, Decimal]) -> Imported:
    """What *values* would bring; nobody who writes has to wait for that."""
    with store.reading() as work:
        return work.indexes.compared(name, values)


def _added(store: Store, name: str, values: Mapping[str, Decimal]) -> Imported:
    with store.writing(OPERATOR, at := now()) as work:
        return work.indexes.add(name, values, OPERATOR, at)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadSeries(_("It is not UTF-8: save it as CSV in UTF-8.")) from None


def _counted(name: str, brings: Imported) -> str:
    """``CPI Netherlands: 12 months added, 1 corrected, 0 unchanged``."""
    return _(
        "{name}: {added}, {corrected} corrected, {unchanged} unchanged",
        name=name,
        added=many("{count} month added", "{count} months added", len(brings.added)),
        corrected=len(brings.corrected),
        unchanged=brings.unchanged,
    )
