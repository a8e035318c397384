"""``contract-bot import`` of a CSV file, beside the same rows written bare."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.child import CONTRACT_BOT
from benchmarks.copying import seconds_to_copy
from benchmarks.figures import Figure, least
from benchmarks.portfolio.building import url_of
from benchmarks.portfolio.register import MAPPING, write_register
from benchmarks.run import Run
from bot.clock import now

MOST_ROWS = 100_000
COPIES = 3  # the fastest counts: a floor that something disturbed would flatter us
PART = 0.2  # of the speed of the bare insert


class NotImported(Exception):  # noqa: N818 - it is what happened
    """The import refused something, or broke off."""


def importing(run: Run) -> Sequence[Figure]:
    """A register of as many contracts as the largest store has versions, 100,000 at most.

    It goes into an empty store; starting the process and reading the file twice are counted.
    """
    size, _ = run.largest
    rows = min(size, MOST_ROWS)
    with TemporaryDirectory(dir=run.folder) as folder:
        register, imported = Path(folder) / "register.csv", Path(folder) / "imported.db"
        write_register(register, rows, now().date())
        took = _seconds_to_import(register, imported, rows)
        copies = [Path(folder) / f"bare-{number}.db" for number in range(COPIES)]
        bare = min(seconds_to_copy(imported, copy) for copy in copies)
    return [
        Figure("import of CSV", rows, rows / took, "rows/s"),
        Figure("the same rows, bare executemany", rows, rows / bare, "rows/s"),
        Figure("import to bare executemany", rows, bare / took, "×", least(PART, size)),
    ]


def _seconds_to_import(register: Path, database: Path, rows: int) -> float:
    started = perf_counter()
    done = subprocess.run(  # noqa: S603 - our own program
        [*CONTRACT_BOT, "import", str(register), "--mapping", str(MAPPING)],
        env=os.environ | {"DATABASE_URL": url_of(database)},
        capture_output=True,
        text=True,
        check=False,
    )
    took = perf_counter() - started
    if f"{rows} read, {rows} imported" not in done.stdout:
        raise NotImported(done.stdout + done.stderr)
    return took
