"""A process that makes files until it is killed."""

import secrets
from datetime import datetime, timedelta
from threading import Event

from bot.clock import now
from bot.worker import Worker, Workplace
from store import Job, MadeFile, Store

CONTENT = "file {}"
MOMENT = Event()  # never set


def slow(job: Job, _store: Store, _now: datetime, _zone: str) -> MadeFile:
    """Takes as long as most live."""
    MOMENT.wait(0.02)
    return MadeFile("x.txt", "X", "", CONTENT.format(job.facts["number"]).encode())


def work_for_ever(database: str) -> None:
    """Do whatever is due."""
    place = Workplace({"slow": slow}, now, "UTC", secrets.token_hex(8), timedelta(seconds=0.5))
    worker = Worker(Store.at(database), place)
    while True:
        if not worker.step():
            MOMENT.wait(0.02)
