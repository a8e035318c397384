"""``python -m benchmarks``: build the stores, measure, print the table, write the JSON."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from benchmarks.figures import TARGETS_AT, Figure
from benchmarks.logs import logging_to
from benchmarks.measures import MEASURES
from benchmarks.portfolio.building import built
from benchmarks.report import RESULTS, show, write
from benchmarks.run import Run
from bot.clock import now

SIZES = f"1000,100000,{TARGETS_AT}"
COLUMNS = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    sizes: Annotated[str, typer.Option(help="Versions in each store, by comma.")] = SIZES,
    requests: Annotated[int, typer.Option(min=50, help="Requests for each figure.")] = 1_000,
    only: Annotated[str, typer.Option(help=f"Some of {','.join(MEASURES)}.")] = "",
    keep: Annotated[Path | None, typer.Option(help="Keep the stores here, and use them.")] = None,
    results: Annotated[Path, typer.Option(help="Where the JSON goes.")] = RESULTS,
) -> None:
    """Measure speed and memory beside their floors."""
    console = Console()
    chosen = _chosen(only)
    with _folder(keep) as folder:
        stores = _stores(folder, _numbers(sizes), now(), console)
        run = Run(stores, requests, folder)
        figures = [figure for name in chosen for figure in _measured(name, run, console)]
    show(figures, console)
    console.print(f"Written to {write(figures, now(), results)}")


def _chosen(only: str) -> Sequence[str]:
    names = only.split(",") if only else list(MEASURES)
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        raise typer.BadParameter(f"There is no {unknown[0]}; possible: {', '.join(MEASURES)}.")
    return names


def _numbers(sizes: str) -> list[int]:
    try:
        return sorted({int(size) for size in sizes.split(",")})
    except ValueError:
        raise typer.BadParameter("Sizes are whole numbers, by comma: 1000,100000.") from None


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is None:
        with TemporaryDirectory(prefix="contract-bot-bench-") as folder:
            yield Path(folder)
    else:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep


def _stores(folder: Path, sizes: Sequence[int], at: datetime, console: Console) -> dict[int, Path]:
    stores = {}
    with Progress(*COLUMNS, console=console) as progress:
        for size in sizes:
            task = progress.add_task(f"{size:,} versions", total=size)
            path = folder / f"{size}.db"
            stores[size] = built(path, size, at, partial(progress.advance, task))
            progress.update(task, completed=size)
    return stores


def _measured(name: str, run: Run, console: Console) -> Sequence[Figure]:
    with console.status(f"{name} …"), logging_to(run.folder / f"{name}.log"):
        return MEASURES[name](run)


if __name__ == "__main__":
    app()
