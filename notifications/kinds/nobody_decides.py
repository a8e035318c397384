"""An admin is told that nobody can decide on what was submitted."""

from collections.abc import Sequence
from dataclasses import dataclass

from blocks import kit
from blocks.approval_words import rule_called
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, bold, joined
from contracts.approval.progress import Asking
from contracts.i18n import _
from contracts.requests import Request
from notifications.kind import Kind, Moment
from notifications.prose import say
from notifications.whose import about, customer_of
from store import Notice, UnitOfWork, progress_of


@dataclass(frozen=True, slots=True)
class Stuck:
    """A request for which nobody can be asked; *open* while that is still so."""

    ref: str
    customer: str
    requested_by: str
    rules: Sequence[Mrkdwn]  # those that find too few; none: they are all answered by now
    above: Sequence[Mrkdwn] = ()  # those that were to be escalated, to nobody


def facts(notice: Notice, work: UnitOfWork, moment: Moment) -> Stuck | None:
    """The request; where somebody can decide by now, that it is no longer stuck."""
    request = work.requests.find(notice.facts["request"])
    if request is None:
        return None
    waiting = _waiting(request, work, moment) if request.open else ()
    rules = [rule_called(one) for one in waiting if one.blocked]
    above = [rule_called(one) for one in waiting if one.found_nobody]
    if not (rules or above) and notice.ts is None:
        return None
    return Stuck(request.ref, customer_of(request, work), request.requested_by, rules, above)


def _waiting(request: Request, work: UnitOfWork, moment: Moment) -> Sequence[Asking]:
    """The rules whose turn it is."""
    return progress_of(work, request, moment.now).waiting()


def render(stuck: Stuck) -> Message:
    named = {"rules": joined(", ", stuck.rules), "above": joined(", ", stuck.above)}
    said = say("nobody_decides", stuck=stuck, **named)
    return Message(
        _("{ref}: nobody can decide", ref=stuck.ref),
        tuple(kit.texts([about(stuck.customer, stuck.ref), said])),
    )


RULES = [bold("Finance on payment")]
EXAMPLE = Stuck("ACME-2/1", "ACME Industries", "U0REP0001", RULES)

nobody_decides = Kind("nobody_decides", facts, render, EXAMPLE)
