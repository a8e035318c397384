"""Warnings through failures and kills: how many were lost, said twice, out of order, too fast."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, most
from benchmarks.portfolio.building import url_of
from benchmarks.run import Run
from benchmarks.trouble.ordeal import Size, ordeal
from benchmarks.trouble.verdict import Verdict
from store import Store
from store.migrate import upgrade
from tests import server
from tests.server import NoServerError

DAYS, EACH = 20, 20  # a warning on each day for every so many requests
PROMISED = {
    "lost": "lost",
    "twice": "said twice",
    "never_due": "said though never due",
    "disordered": "out of the order of their channel",
    "too_fast": "faster than the pace of their channel",
}
TOLD = {
    "warnings": "warnings",
    "kills": "kill -9",
    "stalls": "stalls for longer than the lease",
    "withdrawn": "withdrawn",
    "uncertain": "set aside as uncertain",
}


def faults(run: Run) -> Sequence[Figure]:
    """One process on SQLite, then three on PostgreSQL, where there is a server."""
    figures: list[Figure] = []
    contracts = max(2, run.requests // EACH)
    days = min(DAYS, contracts)
    with TemporaryDirectory(dir=run.folder) as folder:
        path = Path(folder)
        alone = Size(contracts, days, processes=1, kills=2)
        found = ordeal(alone, _migrated(url_of(path / "trouble.db")), path)
        figures += _figures(found, "SQLite, 1 process", run)
    with _server() as url, TemporaryDirectory(dir=run.folder) as folder:
        if url:
            three = Size(contracts, days, processes=3, kills=3, seed=2)
            found = ordeal(three, _migrated(url), Path(folder))
            figures += _figures(found, "PostgreSQL, 3 processes", run)
    return figures


def _migrated(url: str) -> str:
    with closing(Store.at(url)) as store:
        upgrade(store.engine)
    return url


@contextmanager
def _server() -> Iterator[str]:
    """A new database on the server of the tests; none where there is none."""
    try:
        with server.running() as found:
            yield found.create("trouble")
            found.drop("trouble")
    except NoServerError:
        yield ""


def _figures(verdict: Verdict, where: str, run: Run) -> Iterator[Figure]:
    numbers = {one.name: getattr(verdict, one.name) for one in fields(verdict)}
    for name, what in TOLD.items():
        yield Figure(f"{what}, {where}", 0, numbers[name], "")
    for name, number in sorted(verdict.faults.items()):
        yield Figure(f"{name.replace('_', ' ')}, {where}", 0, number, "")
    yield Figure(f"steps at which one died, {where}", 0, len(verdict.steps), "")
    for name, what in PROMISED.items():
        yield Figure(f"{what}, {where}", 0, numbers[name], "", most(0, run.largest[0]))
    yield Figure(f"all of it, {where}", 0, verdict.seconds, "s")
