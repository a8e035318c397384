"""Somebody who was asked need not act any more: others were asked in their place."""

from dataclasses import dataclass

from blocks import kit
from blocks.approval_words import people
from blocks.kit import Message
from blocks.mrkdwn import lines, phrase
from contracts.i18n import _
from notifications.kind import Kind, Moment
from notifications.whose import about, customer_of
from store import Notice, UnitOfWork, progress_of


@dataclass(frozen=True, slots=True)
class Relieved:
    ref: str
    customer: str
    to: tuple[str, ...]  # who is asked now; nobody once it is decided


def facts(notice: Notice, work: UnitOfWork, moment: Moment) -> Relieved | None:
    """Who is asked instead; nothing where the recipient is asked again before it was said."""
    request = work.requests.find(notice.facts["request"])
    if request is None:
        return None
    progress = progress_of(work, request, moment.now)
    if notice.ts is None and notice.recipient in progress.to_ask():
        return None
    instead = tuple(progress.to_ask()) if request.open else ()
    return Relieved(request.ref, customer_of(request, work), instead)


def render(one: Relieved) -> Message:
    words = "You need not act on *{ref}* any more. Asked in your place: {whom}."
    done = "You need not act on *{ref}* any more: it is decided."
    said = phrase(words if one.to else done, ref=one.ref, whom=people(one.to))
    text = _("{ref} does not wait for you any more", ref=one.ref)
    buttons = kit.actions(kit.runs(_("Where it stands"), f"status {one.ref}"))
    return Message(text, (kit.text(lines([about(one.customer, one.ref), said])), buttons))


relieved = Kind("relieved", facts, render, Relieved("ACME-2/1", "ACME Industries", ("U0MGR0001",)))
