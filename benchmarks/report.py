"""The figures as a table for people and as JSON for machines."""

import json
import os
import platform
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.figures import Figure

VERDICTS = {True: "[green]reached[/]", False: "[bold red]missed[/]", None: ""}
RESULTS = Path(__file__).parent / "results"


def table(figures: Sequence[Figure]) -> Table:
    """One line for each figure, with its target and whether that was reached."""
    shown = Table(title="contract-bot, measured", title_justify="left")
    shown.add_column("what")
    for heading in ("versions", "measured", "target"):
        shown.add_column(heading, justify="right")
    shown.add_column("")
    for figure in figures:
        shown.add_row(*_cells(figure))
    return shown


def _cells(figure: Figure) -> tuple[str, ...]:
    versions = f"{figure.versions:,}" if figure.versions else "–"
    target = figure.target
    aimed = f"{target.sign} {target.limit:g} {figure.unit}" if target else ""
    measured = f"{figure.value:,.3g}" if figure.value < 1_000 else f"{figure.value:,.0f}"  # noqa: PLR2004 - three digits say it
    return figure.what, versions, f"{measured} {figure.unit}", aimed, VERDICTS[figure.reached]


def document(figures: Sequence[Figure], at: datetime) -> dict[str, Any]:
    """Everything about one run, ready for JSON."""
    return {
        "at": at.isoformat(),
        "machine": machine(),
        "figures": [figure.as_json() for figure in figures],
    }


def machine() -> Mapping[str, Any]:
    """What the figures depend on beside the code."""
    return {
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def write(figures: Sequence[Figure], at: datetime, folder: Path = RESULTS) -> Path:
    """Keep the figures in *folder* as JSON; where."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{at:%Y-%m-%dT%H%M%S}.json"
    path.write_text(json.dumps(document(figures, at), indent=2, ensure_ascii=False) + "\n")
    return path


def show(figures: Sequence[Figure], console: Console) -> None:
    console.print(table(figures))
