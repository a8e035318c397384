"""``contract-bot import``: contract files, WebSphere XML and CSV brought into the store."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.cli.environment import in_a_folder, opened, settings
from bot.cli.import_report import FORMATS, Row, Writer, rows_of, writing
from bot.clock import now
from bot.importing import FileUnreadable, Source, WrongUse, sources
from contracts.files.items import Item
from contracts.i18n import _, many, number
from contracts.zones import day_in
from store import (
    Outcome,
    Result,
    Spool,
    Store,
    few_collections,
    import_items,
    second_looks,
)

REFUSED = 1
MOST_LOOKED_AT = 1_000  # contracts of an import that are looked over: each takes some milliseconds
SHOWN = 20  # refusals that are also shown; the report has them all


def _known_format(path: Path | None) -> Path | None:
    if path is not None and path.suffix.lower() not in FORMATS:
        raise typer.BadParameter(_("A report ends in {taken}.", taken=", ".join(FORMATS)))
    return in_a_folder(path)


Files = Annotated[
    list[Path],
    typer.Argument(exists=True, dir_okay=False, help="YAML, JSON, JSON lines, XML or CSV."),
]
Mapping = Annotated[
    str,
    typer.Option(metavar="FILE", help="What the rows of a CSV become: a path, or one that ships."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Judge everything, write nothing.")]
ReportFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        dir_okay=False,
        callback=_known_format,
        help="Where to write what was refused, and why: .csv or .jsonl.",
    ),
]


@dataclass(slots=True)
class _Tally:
    """What became of the items so far; refusals are shown, all reasons go to the report."""

    report: Writer
    results: Counter[Result] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    gathered: Counter[str] = field(default_factory=Counter)  # the items, and the rows in them

    def reading(self, items: Iterable[Item]) -> Iterator[Item]:
        """*items* as they are; of those that were gathered from rows it is noted."""
        for item in items:
            if item.rows:
                self.gathered.update(items=1, rows=item.rows)
            yield item

    def count(self, outcome: Outcome) -> None:
        self.results[outcome.result] += 1
        self.tell(list(rows_of(outcome)))

    def tell(self, rows: Sequence[Row]) -> None:
        self.report(rows)
        for row in rows:
            self.severities[row.severity] += 1
            if row.severity == "refused" and self.severities[row.severity] <= SHOWN:
                place = f"{row.file}:{row.line}"
                typer.echo(": ".join(part for part in (place, row.field, row.reason) if part))

    def close(self, *, dry_run: bool) -> None:
        """What is left to say, and the one line that scripts read."""
        if (more := self.severities["refused"] - SHOWN) > 0:
            typer.echo(many("… and {count} more reason.", "… and {count} more reasons.", more))
        if found := self.severities["finding"]:
            typer.echo(many("{count} finding; --report FILE keeps it.",
                            "{count} findings; --report FILE keeps them.", found))  # fmt: skip
        if self.gathered and self.results:
            rows = many("{count} row", "{count} rows", self.gathered["rows"])
            typer.echo(many("{rows} gathered into {count} item.",
                            "{rows} gathered into {count} items.",
                            self.gathered["items"], rows=rows))  # fmt: skip
        if dry_run:
            typer.echo(_("A dry run: nothing was written."))
        counts = ", ".join(f"{self.results[result]} {result}" for result in Result)
        typer.echo(f"{self.results.total()} read, {counts}")


def run(
    files: Files, *, mapping: Mapping = "", dry_run: DryRun = False, report: ReportFile = None
) -> None:
    """Bring files into the store; a second time changes nothing."""
    found = _sources(files, mapping)
    with writing(report) as writer:
        tally = _Tally(writer)
        _import(found, tally, dry_run=dry_run)
        tally.close(dry_run=dry_run)
    if tally.severities["refused"]:
        raise typer.Exit(REFUSED)


def _sources(files: Sequence[Path], mapping: str) -> list[Source]:
    try:
        return sources(files, mapping)
    except (WrongUse, FileUnreadable) as wrong:
        raise typer.BadParameter(str(wrong)) from wrong


def _import(found: Sequence[Source], tally: _Tally, *, dry_run: bool) -> None:
    chosen, at = settings(), now()
    today = day_in(chosen.timezone.key, at)
    with _progress() as progress, opened(chosen) as store, Spool() as spool, few_collections():
        try:
            for source in found:
                spool.add(str(source.path), tally.reading(_reading(progress, source)))
        except FileUnreadable as wrong:
            tally.tell([Row(wrong.file, wrong.line, "", "", "refused", wrong.sentence)])
            typer.echo(wrong.hint)
            return
        writing_them = progress.add_task(_("Writing"), total=spool.count)
        imported: list[Outcome] = []
        for outcome in import_items(store, spool, at, today, dry_run=dry_run):
            tally.count(outcome)
            progress.advance(writing_them)
            if outcome.contract and outcome.result is Result.IMPORTED:
                imported.append(outcome)
                del imported[MOST_LOOKED_AT + 1 :]
        if not dry_run:
            _look_over(store, imported, today, tally, progress)


def _look_over(
    store: Store, imported: Sequence[Outcome], today: date, tally: _Tally, progress: Progress
) -> None:
    """What deserves a second look, once everything that contracts refer to is there."""
    looking = progress.add_task(_("Looking over"), total=min(len(imported), MOST_LOOKED_AT))
    for outcome in second_looks(store, imported[:MOST_LOOKED_AT], today):
        tally.tell(list(rows_of(replace(outcome, problems=()))))
        progress.advance(looking)
    if len(imported) > MOST_LOOKED_AT:
        words = "Only the first {count} contracts were looked over; `check` looks at any."
        typer.echo(_(words, count=number(MOST_LOOKED_AT)))


def _reading(progress: Progress, source: Source) -> Iterator[Item]:
    name = _("Reading {file}", file=source.path.name)
    yield from progress.track(source.items(), total=None, description=name)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on standard error; none where nobody watches."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns,
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        yield progress
