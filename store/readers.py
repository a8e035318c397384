"""The readers: when each of them may be told something next, and the workspace as a whole.

What changes about them is written as the last thing of a transaction, in one order: so nobody
who writes notices waits in a circle, nor for longer than others commit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, case, select, update

from store.bulk import INSERTS, table, unless_there, write_many
from store.notice import Lease, Priority, Rate
from store.outbox_tables import ReaderRow
from store.waiting import EVERYBODY, READERS, ahead

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY_HOLDS = {"lease": None, "leased_until": None}


@dataclass(frozen=True, slots=True)
class Left:
    """A reader for whom nothing more is done in this attempt; *free_at*: nothing is until then."""

    holder: str
    now: datetime
    free_at: datetime | None = None
    troubled: bool = False


class Readers:
    """The rows of readers, as one transaction changes them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waits: dict[str, tuple[datetime, Priority]] = {}
        self._left: dict[str, Left] = {}
        self._held_up: datetime | None = None
        self._unused = timedelta(0)

    def waits(self, recipient: str, priority: Priority, due_at: datetime) -> None:
        """Something is to be said to *recipient*."""
        known = self._waits.get(recipient, (due_at, priority))
        self._waits[recipient] = (min(known[0], due_at), min(known[1], priority))

    def leave(self, recipient: str, left: Left) -> None:
        """Others may go on with *recipient*."""
        self._left[recipient] = left

    def hold_up(self, until: datetime) -> None:
        """Post nothing to anybody until then."""
        self._held_up = until

    def give_back(self, slot: timedelta) -> None:
        """What was claimed to be posted was not posted."""
        self._unused += slot

    def write(self) -> None:
        """Let the rows say all this."""
        alone = not self._left  # then it is one statement for all of them
        self._add(sorted(self._waits) if alone else ())
        for recipient in () if alone else sorted({*self._waits, *self._left}):
            self._leave(recipient)
            self._add({recipient} & self._waits.keys())
        if self._held_up or self._unused:
            self._put_off()

    def _add(self, recipients: Iterable[str]) -> None:
        waits = [(one, *self._waits[one]) for one in recipients]
        rows = [
            {"recipient": one, "due_at": due_at, "free_at": due_at, "priority": int(priority)}
            for one, due_at, priority in waits
        ]
        write_many(self._connection, _earlier(self._connection.dialect.name), rows)

    def _leave(self, recipient: str) -> None:
        """Locked first: whoever adds something to say then adds it to what is found here."""
        left = self._left.get(recipient)
        if left is None:
            return
        row = self._locked(recipient)
        values = ahead(self._connection, recipient, left.now)
        values["free_at"] = max(left.free_at or row["free_at"], row["free_at"])
        values |= {"troubled_at": left.now} if left.troubled else {}
        values |= NOBODY_HOLDS if row["lease"] == left.holder else {}
        self._set(recipient, values)

    def _put_off(self) -> None:
        rest = self._locked(EVERYBODY)["free_at"] - self._unused
        self._set(EVERYBODY, {"free_at": max(rest, self._held_up or rest)})

    def can_post(self, now: datetime, *, locked: bool = False) -> bool:
        """Whether the workspace as a whole may be told something more; *locked* until we commit."""
        query = select(READERS.c.free_at).where(READERS.c.recipient == EVERYBODY)
        free_at = self._connection.execute(query).scalar()
        if free_at is not None and free_at > now:
            return False
        return not locked or bool(self._locked(EVERYBODY)["free_at"] <= now)

    def take_slot(self, now: datetime, rate: Rate) -> None:
        """Have one message of all that Slack takes; for whoever may post, and has it locked."""
        since = max(self._locked(EVERYBODY)["free_at"], now - rate.credit)
        self._set(EVERYBODY, {"free_at": since + rate.workspace})

    def take(self, recipient: str, lease: Lease, now: datetime) -> None:
        """Nobody else tells *recipient* anything for the time of *lease*."""
        self._set(recipient, {"lease": lease.holder, "leased_until": now + lease.length})

    def keep(self, recipient: str, lease: Lease, now: datetime) -> None:
        """The same once more, if it is still ours."""
        ours = (READERS.c.recipient == recipient) & (READERS.c.lease == lease.holder)
        values = {"leased_until": now + lease.length}
        self._connection.execute(update(READERS).where(ours).values(values))

    def look_later(self, recipient: str, now: datetime, least: timedelta) -> None:
        """What was to be said to *recipient* cannot be, or not now."""
        values = ahead(self._connection, recipient, now)
        if values["due_at"] is not None:
            values["due_at"] = max(values["due_at"], now + least)
        self._set(recipient, values)

    def set_right(self, recipient: str, now: datetime) -> None:
        """Let *recipient* be free: what holds them up was written by a clock that was set back."""
        values = ahead(self._connection, recipient, now)
        self._set(recipient, values | NOBODY_HOLDS | {"free_at": now})

    def troubled_at(self, recipient: str) -> datetime | None:
        """When Slack last did not take what was to be said to *recipient*."""
        query = select(READERS.c.troubled_at).where(READERS.c.recipient == recipient)
        found: datetime | None = self._connection.execute(query).scalar()
        return found

    def _locked(self, recipient: str) -> Any:
        query = select(READERS).where(READERS.c.recipient == recipient).with_for_update()
        row = self._connection.execute(query).mappings().first()
        if row is not None:
            return row
        new = {"recipient": recipient, "priority": int(Priority.UPDATE), "free_at": LONG_AGO}
        self._connection.execute(unless_there(self._connection, ReaderRow), new)
        return self._connection.execute(query).mappings().one()

    def _set(self, recipient: str, values: dict[str, Any]) -> None:
        one = update(READERS).where(READERS.c.recipient == recipient)
        self._connection.execute(one.values(values))


@cache
def _earlier(database: str) -> Any:
    """Something more waits: it may be due earlier, or more urgent, than what waited already."""
    statement = INSERTS[database](table(ReaderRow))
    new, old = statement.excluded, READERS.c
    values = {
        "due_at": case((old.due_at <= new.due_at, old.due_at), else_=new.due_at),
        "priority": case(
            (old.due_at.is_not(None) & (old.priority < new.priority), old.priority),
            else_=new.priority,
        ),
    }
    return statement.on_conflict_do_update(index_elements=["recipient"], set_=values)
