"""A message that did not arrive: whom it was for, why, and what the operator can do about it."""

from dataclasses import dataclass

from blocks import kit
from blocks.kit import Message
from contracts.i18n import _
from contracts.people import is_person
from notifications import records
from notifications.kind import Kind, Moment
from notifications.prose import say
from notifications.reasons import sentence
from store import SET_ASIDE, Notice, NoticeState, UnitOfWork


@dataclass(frozen=True, slots=True)
class SetAside:
    """A notice that nobody tries to deliver any more."""

    number: int
    kind: str
    recipient: str
    reason: str
    uncertain: bool = False  # whether it was said, nobody knows
    stale: bool = False  # it was said, and is not up to date

    @property
    def to_person(self) -> bool:
        return is_person(self.recipient)

    @property
    def why(self) -> str:
        return sentence(self.reason)


def facts(notice: Notice, work: UnitOfWork, _moment: Moment) -> SetAside | None:
    """None where somebody has dealt with it."""
    aside = work.outbox.find(notice.facts["notice"])
    if aside is None or aside.state not in SET_ASIDE:
        return None
    return SetAside(
        number=aside.id,
        kind=aside.kind,
        recipient=aside.recipient,
        reason=aside.reason or "",
        uncertain=aside.state is NoticeState.UNCERTAIN,
        stale=aside.ts is not None,
    )


def render(aside: SetAside) -> Message:
    said = say("set_aside", aside=aside)
    return Message(_("A message of mine did not arrive."), tuple(kit.texts([said])))


SET_ASIDE_KIND = Kind(
    name=records.SET_ASIDE,
    facts=facts,
    render=render,
    example=SetAside(12, "warning", "C0SAL0001", "not_in_channel"),
)
