"""From the portfolio to a database, by the store's own saving."""

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from benchmarks.portfolio.stream import Batch, portfolio
from store import OPERATOR, Store, UnitOfWork
from store.migrate import upgrade
from store.saving import Saved

Told = Callable[[int], object]
Making = Callable[[int, date], Iterable[Batch]]  # so many, as on that day


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def built(path: Path, number: int, now: datetime, told: Told, making: Making = portfolio) -> Path:
    """The database at *path* with *number* of what *making* gives, made unless it is there already.

    *told* hears how many versions were written just now. It is made under another name, so that
    an interrupted making leaves nothing that looks whole.
    """
    if not path.exists():
        unfinished = path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        _write(unfinished, making(number, now.date()), now, told)
        unfinished.rename(path)
    with closing(Store.at(url_of(path))) as store:
        upgrade(store.engine)  # it may have been kept for long
        _follow_the_ladder(store, now)
    return path


def _follow_the_ladder(store: Store, now: datetime) -> None:
    """What the first sweep does, once."""
    with store.writing(OPERATOR, now, alone=True) as work:
        work.warnings.follow(now.date())


def _write(path: Path, batches: Iterable[Batch], now: datetime, told: Told) -> None:
    store = Store.at(url_of(path))
    upgrade(store.engine)
    for batch in batches:
        with store.writing(OPERATOR, now) as work:
            save(batch, work, now.date())
        told(batch.versions)
    _settle(store)
    store.close()


def save(batch: Batch, work: UnitOfWork, today: date) -> None:
    """Write *batch*; all of it is new."""
    work.accounts.save(batch.accounts)
    work.saver.save([Saved(None, contract) for contract in batch.contracts], today)


def _settle(store: Store) -> None:
    """Leave no log beside the database, so that renaming it loses nothing."""
    with store.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()
