"""Jobs: claimed with a lease, done once, and what they made kept until it was delivered.

Each method is one step and may be in a transaction of its own: whoever dies between two of them
loses the job when the lease runs out, and another one begins it anew.
"""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Update, delete, insert, or_, select, update

from store.bulk import table, unless_there
from store.job import Job, JobState, MadeFile, NewJob
from store.job_tables import JobFileRow, JobRow
from store.notice import Lease

JOBS, FILES = table(JobRow), table(JobFileRow)
FIELDS = tuple(Job.__dataclass_fields__)
MADE = tuple(MadeFile.__dataclass_fields__)
FREE = {"lease": None, "leased_until": None}
OVER = FREE | {"open": None}


class Jobs:
    """Looks like a queue of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.touched = False  # whether there may be something to do after the commit

    def add(self, job: NewJob, now: datetime) -> bool:
        """Have *job* done, unless the same waits already; whether it is new."""
        values = {
            "kind": job.kind,
            "by": job.by,
            "facts": dict(job.facts),
            "open": job.open,
            "state": JobState.WAITING,
            "created_at": now,
            "due_at": now,
            "attempts": 0,
        }
        statement = unless_there(self._connection, JobRow, JOBS.c.id)
        added = self._connection.execute(statement, values).first() is not None
        self.touched = self.touched or added
        return added

    def is_due(self, now: datetime) -> bool:
        """Whether there is something to claim; nobody who writes has to wait for the answer."""
        return self._connection.execute(_due(now)).first() is not None

    def claim(self, now: datetime, lease: Lease) -> Job | None:
        """The next job that is due, for the time of *lease*; it counts as begun."""
        query = _due(now).with_for_update(skip_locked=True)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            return None
        ours = {"lease": lease.holder, "leased_until": now + lease.length}
        values = ours | {"attempts": row["attempts"] + 1}
        self._connection.execute(_one(row["id"]).values(values))
        return _job(row, **values)

    def finish(self, job: Job, lease: Lease, made: MadeFile) -> bool:
        """Keep what *job* made; whether it was still ours, so that it is made once."""
        if not self._held(job, lease, OVER | {"state": JobState.DONE, "reason": None}):
            return False
        self._connection.execute(insert(FILES), {"job": job.id, **asdict(made)})
        return True

    def fail(self, job: Job, lease: Lease, reason: str) -> bool:
        """Nothing more is tried; whether that was ours to say."""
        return self._held(job, lease, OVER | {"state": JobState.FAILED, "reason": reason})

    def again(self, job: Job, lease: Lease, due_at: datetime, reason: str) -> bool:
        """Try *job* once more, not before *due_at*; whether that was ours to say."""
        return self._held(job, lease, FREE | {"due_at": due_at, "reason": reason})

    def find(self, job_id: int) -> Job | None:
        row = self._connection.execute(select(JOBS).where(JOBS.c.id == job_id)).mappings().first()
        return None if row is None else _job(row)

    def made_by(self, job_id: int) -> MadeFile | None:
        """What a job made; None where it made nothing, or long ago."""
        query = select(*(FILES.c[name] for name in MADE)).where(FILES.c.job == job_id)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else MadeFile(**row)

    def forget(self, before: datetime) -> int:
        """Let go of what was asked for *before* and is over; how many jobs that were."""
        old = (JOBS.c.created_at < before) & (JOBS.c.state != JobState.WAITING)
        these = select(JOBS.c.id).where(old)
        self._connection.execute(delete(FILES).where(FILES.c.job.in_(these)))
        return self._connection.execute(delete(JOBS).where(old)).rowcount

    def _held(self, job: Job, lease: Lease, values: dict[str, Any]) -> bool:
        """Change *job* if it is still ours; whether it was."""
        ours = (JOBS.c.lease == lease.holder) & (JOBS.c.state == JobState.WAITING)
        return self._connection.execute(_one(job.id).where(ours).values(values)).rowcount == 1


def _due(now: datetime) -> Select[Any]:
    """The first job whose time has come and which nobody is at."""
    free = or_(JOBS.c.leased_until.is_(None), JOBS.c.leased_until < now)
    waits = (JOBS.c.state == JobState.WAITING) & (JOBS.c.due_at <= now) & free
    return select(JOBS).where(waits).order_by(JOBS.c.due_at, JOBS.c.id).limit(1)


def _one(job_id: int) -> Update:
    return update(JOBS).where(JOBS.c.id == job_id)


def _job(row: RowMapping, **changed: Any) -> Job:
    return Job(**({name: row[name] for name in FIELDS} | changed))
