"""An admin is told that nobody can decide on what was submitted."""

from dataclasses import dataclass

from blocks import kit
from blocks.kit import Message
from contracts.i18n import _
from notifications.kind import Kind, Moment
from notifications.prose import say
from store import Notice, UnitOfWork


@dataclass(frozen=True, slots=True)
class Stuck:
    """A request for which nobody can be asked; *open* while that is still so."""

    ref: str
    requested_by: str
    open: bool = True


def facts(notice: Notice, work: UnitOfWork, _moment: Moment) -> Stuck | None:
    """The request; where somebody can decide by now, that it is no longer stuck."""
    request = work.requests.find(notice.facts["request"])
    if request is None:
        return None
    asked = work.requests.approvers(request.contract, request.number)
    stuck = request.open and not asked
    if not stuck and notice.ts is None:
        return None
    return Stuck(request.ref, request.requested_by, stuck)


def render(stuck: Stuck) -> Message:
    said = say("nobody_decides", stuck=stuck)
    return Message(_("{ref}: nobody can decide", ref=stuck.ref), tuple(kit.texts([said])))


nobody_decides = Kind("nobody_decides", facts, render, Stuck("ACME-2/1", "U0REP0001"))
