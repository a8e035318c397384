"""Rows of the outbox about deadlines of ACME-1, and what they say at an instant."""

from datetime import UTC, date, datetime
from typing import Any

from blocks.kit import Message
from blocks.plain import plain_text
from blocks.unique import buttons
from contracts.deadlines import Deadline, DeadlineKind
from notifications.kind import Moment
from notifications.kinds.warning import warning
from notifications.warnings import Warned
from sandbox.checks.surfaces import check_message
from store import Notice, NoticeState, Store
from tests.notifications.sweeping import HERE

RENEWING: dict[str, Any] = {
    "renewal": {"kind": "automatic", "for": "12 months"},
    "notice": {"period": "3 months"},
    "value": "240000 EUR",
}
NOTICE = Deadline(DeadlineKind.NOTICE, date(2026, 9, 30))
RENEWAL = Deadline(DeadlineKind.RENEWAL, date(2027, 1, 1))
SUNDAY = Deadline(DeadlineKind.END, date(2026, 9, 20))
AUGUST = datetime(2026, 8, 16, 9, tzinfo=UTC)
OCTOBER = datetime(2026, 10, 12, 9, tzinfo=UTC)
SAID = "1700000000.000100"


def a_notice(deadline: Deadline, ref: str, ts: str | None) -> Notice:
    """The row about *deadline* as it stands in the outbox; with *ts* it was said already."""
    return row_of(Warned(ref, 1, deadline, 30), ts)


def row_of(warned: Warned, ts: str | None = None) -> Notice:
    new = warned.notice("C0ALR0001")
    said = {name: getattr(new, name) for name in new.__dataclass_fields__}
    waits = {"wanted": 1, "shown": 0, "state": NoticeState.WAITING}
    return Notice(id=1, token="t", created_at=AUGUST, due_at=AUGUST, ts=ts, **said, **waits)


def shown(
    store: Store,
    deadline: Deadline,
    now: datetime = AUGUST,
    *,
    ts: str | None = None,
    ref: str = "ACME-1",
) -> Message | None:
    with store.reading() as work:
        return warning.message(a_notice(deadline, ref, ts), work, Moment(now, HERE))


def said(store: Store, deadline: Deadline, now: datetime = AUGUST, **more: str | None) -> str:
    message = shown(store, deadline, now, **more)
    assert message
    assert check_message(list(message.blocks))
    return plain_text(message)


def labels(message: Message | None) -> list[str]:
    assert message
    return [button["text"]["text"] for block in message.blocks for button in buttons(block)]
