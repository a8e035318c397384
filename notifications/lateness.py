"""What was said long after it was due says so, in small type: nobody takes it for today's news."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from blocks import kit
from blocks.kit import Message
from blocks.limits import BLOCKS_IN_MESSAGE
from contracts.i18n import _, show_moment
from contracts.zones import day_in
from store import Late, Notice, Priority, UnitOfWork

LONG: Final = timedelta(hours=1)
OVER_MIDNIGHT: Final = timedelta(minutes=1)
"""A warning counts days: one that comes on the next day is late sooner."""

SENTENCES: Final[Mapping[Late, str]] = {
    Late.UNREACHABLE: "Late: this was due on {when}; Slack could not be reached.",
    Late.DOWN: "Late: this was due on {when}; I was not running.",
    Late.BUSY: "Late: this was due on {when}.",
}


def lateness(
    notice: Notice, work: UnitOfWork, now: datetime, zone: str, since: datetime
) -> Late | None:
    """Why *notice*, which is said *now*, is late, if it is; we are running *since* then."""
    if not _is_late(notice, now, zone):
        return None
    trouble = work.outbox.troubled_at(notice.recipient)
    if trouble is not None and trouble >= notice.created_at:
        return Late.UNREACHABLE
    return Late.DOWN if since > notice.created_at else Late.BUSY


def _is_late(notice: Notice, now: datetime, zone: str) -> bool:
    waited = now - notice.created_at
    next_day = day_in(zone, now) > day_in(zone, notice.created_at)
    counts_days = notice.priority is Priority.WARNING
    return waited > LONG or (counts_days and next_day and waited > OVER_MIDNIGHT)


def marked(message: Message, late: Late | None, due_at: datetime, zone: str) -> Message:
    """*message*, which says that it was due then if it is *late*; one that is full stays as it is.

    It shows what is so today, nevertheless.
    """
    if late is None or len(message.blocks) == BLOCKS_IN_MESSAGE:
        return message
    said = kit.context(_(SENTENCES[late], when=show_moment(due_at, zone)))
    return replace(message, blocks=(*message.blocks, said))
