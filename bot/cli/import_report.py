"""The report of an import: every item that was refused or is worth a look, with line and reason."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import IO

from store import Outcome


@dataclass(frozen=True, slots=True)
class Row:
    """One reason, and what it is about."""

    file: str
    line: int
    item: str
    field: str
    severity: str  # refused: the item stays out; finding: it is in, but worth a look
    reason: str


Rows = Iterable[Row]
Writer = Callable[[Rows], None]
COLUMNS = [field.name for field in fields(Row)]


def rows_of(outcome: Outcome) -> Iterator[Row]:
    """The rows of the report for one item: none where all is well."""
    for severity, problems in (("refused", outcome.problems), ("finding", outcome.findings)):
        for problem in problems:
            yield Row(
                outcome.file, problem.line, outcome.label, problem.field, severity, problem.sentence
            )


def _json_lines(file: IO[str]) -> Writer:
    def write(rows: Rows) -> None:
        file.writelines(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)

    return write


def _csv(file: IO[str]) -> Writer:
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()

    def write(rows: Rows) -> None:
        writer.writerows(asdict(row) for row in rows)

    return write


FORMATS: Mapping[str, Callable[[IO[str]], Writer]] = {
    ".csv": _csv,
    ".json": _json_lines,
    ".jsonl": _json_lines,
}


@contextmanager
def writing(path: Path | None) -> Iterator[Writer]:
    """What writes rows of the report to *path*, in the format of its ending; None: nowhere."""
    if path is None:
        yield lambda _rows: None
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        yield FORMATS[path.suffix.lower()](file)
