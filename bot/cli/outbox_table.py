"""The outbox as a table in the terminal, without anything that was agreed."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from rich.markup import escape
from rich.table import Table

from contracts.i18n import _, many
from notifications.reasons import sentence
from store import Notice, NoticeState, Priority

TITLES = ("Id", "State", "Kind", "Priority", "To", "Since", "Age", "Tries", "Next try", "Why")
PRIORITIES: Final[Mapping[Priority, str]] = {
    Priority.WAITED_FOR: "somebody waits",
    Priority.WARNING: "warning",
    Priority.DIGEST: "digest",
    Priority.UPDATE: "update",
}
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def shown(notices: Iterable[Notice], at: datetime) -> Table:
    """One row for each, as it stands *at* an instant (aware)."""
    table = Table(*map(_, TITLES))
    for one in notices:
        table.add_row(*map(escape, _cells(one, at)))
    return table


def _cells(one: Notice, at: datetime) -> tuple[str, ...]:
    return (
        str(one.id),
        one.state.value,
        one.kind,
        _(PRIORITIES[one.priority]),
        one.recipient,
        f"{one.created_at:%Y-%m-%d %H:%M}",
        age(at - one.created_at),
        str(one.attempts),
        f"{one.due_at:%H:%M:%S}" if one.state is NoticeState.WAITING and one.due_at > at else "",
        sentence(one.reason or ""),
    )


def age(passed: timedelta) -> str:
    """``3 min``, ``5 h``, ``12 days``: rounded down."""
    if passed >= DAY:
        return many("{count} day", "{count} days", passed.days)
    if passed >= HOUR:
        return _("{count} h", count=passed // HOUR)
    return _("{count} min", count=max(0, passed // timedelta(minutes=1)))


def counted(counts: Mapping[NoticeState, int]) -> str:
    """``3 waiting, 1 refused``: only states in which there are some."""
    parts = [f"{number} {state.value}" for state, number in counts.items() if number]
    return ", ".join(parts) or _("Nothing.")
