"""What happened, in order: the one lock of the state and the one condition that people wait on."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Condition, RLock

from sandbox.state.model import Json, Message, View


class Kind(StrEnum):
    """What can happen on somebody's screen."""

    POSTED = "posted"
    UPDATED = "updated"
    DELETED = "deleted"
    VIEW = "view"
    VIEW_CLOSED = "view closed"
    VIEW_ERRORS = "view errors"
    HOME = "home"
    FAILED = "failed"
    CONFIRMED = "confirmed"
    OPTIONS = "options"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened. Without a *user* everybody in the *channel* sees it."""

    number: int
    kind: Kind
    user: str | None = None
    channel: str | None = None
    message: Message | None = None
    view: View | None = None
    says: str = ""
    detail: Json | None = None


class Journal:
    """Append-only; adding to it wakes everybody who waits for something to happen."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.changed = Condition(self.lock)
        self._changes: list[Change] = []
        self._listeners: list[Callable[[], None]] = []

    @property
    def mark(self) -> int:
        """Where the journal stands now."""
        return len(self._changes)

    def since(self, mark: int) -> list[Change]:
        """What happened after *mark*."""
        with self.lock:
            return self._changes[mark:]

    def add(  # noqa: PLR0913 - the fields of a change, all by name
        self,
        kind: Kind,
        *,
        user: str | None = None,
        channel: str | None = None,
        message: Message | None = None,
        view: View | None = None,
        says: str = "",
        detail: Json | None = None,
    ) -> None:
        with self.changed:
            number = len(self._changes)
            self._changes.append(Change(number, kind, user, channel, message, view, says, detail))
            self.changed.notify_all()
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener()

    def listen(self, listener: Callable[[], None]) -> None:
        """Call *listener* after each change, from whatever thread made it: it must be quick."""
        self._listeners.append(listener)

    def ignore(self, listener: Callable[[], None]) -> None:
        """Call *listener* no more."""
        self._listeners.remove(listener)
