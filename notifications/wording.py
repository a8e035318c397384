"""What a notice says today: in the language of whoever reads it, and marked where it is late."""

from dataclasses import dataclass

from blocks.kit import Message
from contracts.i18n import DEFAULT_LOCALE, reading
from contracts.people import Person
from notifications import reasons
from notifications.kind import Kinds, Moment
from notifications.lateness import lateness, marked
from notifications.postbox import Refused
from notifications.surroundings import Surroundings
from store import Late, Notice, Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class Worded:
    """A message, and whether it says that it is late."""

    message: Message
    late: Late | None


class Wording:
    """Makes messages of notices."""

    def __init__(self, store: Store, kinds: Kinds, around: Surroundings) -> None:
        self._store, self._kinds, self._around = store, kinds, around
        self._since = around.clock()

    def of(self, notice: Notice) -> Worded | None:
        """What *notice* says today. Where that cannot be made, the others do not wait for it."""
        try:
            with self._store.reading() as work:
                return self._worded(notice, work)
        except Exception as error:
            raise Refused(reasons.broken(self._around.fault(error))) from error

    def _worded(self, notice: Notice, work: UnitOfWork) -> Worded | None:
        moment = Moment(self._around.clock(), self._around.zone)
        reader = _reader(notice, work)
        zone = reader.timezone if reader else moment.zone
        late = notice.late
        if notice.ts is None:
            late = lateness(notice, work, moment.now, zone, self._since)
        with reading(reader.locale if reader else DEFAULT_LOCALE):
            message = self._kinds.of(notice).message(notice, work, moment)
            if message is None:
                return None
            return Worded(marked(message, late, notice.created_at, zone), late)


def _reader(notice: Notice, work: UnitOfWork) -> Person | None:
    """Who reads it; of a channel nobody knows."""
    found = work.people.find(notice.recipient)
    return found[0] if found else None
