"""Somebody is reminded that a decision waits for them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import lines, phrase, user
from contracts.i18n import _, show_day_of
from notifications.kind import Kind, Moment
from notifications.whose import about, customer_of
from store import Notice, UnitOfWork, progress_of


@dataclass(frozen=True, slots=True)
class Reminder:
    ref: str
    customer: str
    requested_by: str
    since: datetime
    by: str  # who asked for the reminder; empty: nobody, the policy does
    waits: bool  # still


def facts(notice: Notice, work: UnitOfWork, moment: Moment) -> Reminder | None:
    """What waits for the recipient; nothing where it did not any more when it was their turn."""
    request = work.requests.find(notice.facts["request"])
    if request is None:
        return None
    progress = progress_of(work, request, moment.now)
    waits = request.open and notice.recipient in progress.to_ask()
    if not waits and notice.ts is None:
        return None
    asked = work.approvals.asked(request).get(notice.recipient)
    since = asked.at if asked else request.requested_at
    return Reminder(
        *(request.ref, customer_of(request, work), request.requested_by, since),
        by=notice.facts["by"],
        waits=waits,
    )


def render(one: Reminder) -> Message:
    ref, head = one.ref, about(one.customer, one.ref)
    if not one.waits:
        said = phrase("*{ref}* does not wait for you any more.", ref=ref)
        return Message(
            _("{ref} does not wait for you any more", ref=ref), (kit.text(lines([head, said])),)
        )
    waits = phrase("*{ref}* waits for your decision since {day}; {who} asked for it.", ref=ref,
                   day=show_day_of(one.since), who=user(one.requested_by))  # fmt: skip
    asked = [phrase("{who} asked me to remind you.", who=user(one.by))] if one.by else []
    buttons = kit.actions(
        kit.runs(_("Look at it and decide"), "queue"), kit.runs(_("Show all terms"), f"show {ref}")
    )
    text = _("{ref} still waits for your decision", ref=ref)
    return Message(text, (kit.text(lines([head, waits, *asked])), buttons))


SINCE = datetime(2026, 11, 25, 9, tzinfo=UTC)

EXAMPLE = Reminder("ACME-2/1", "ACME Industries", "U0REP0001", SINCE, "", waits=True)

reminder = Kind("reminder", facts, render, EXAMPLE)
