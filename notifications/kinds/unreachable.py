"""An admin is told, once, that nothing can be said to a channel or to somebody any more."""

from collections.abc import Mapping
from dataclasses import dataclass

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import joined
from blocks.notes import cause_of, reader
from contracts.i18n import _
from contracts.people import is_person
from notifications.kind import Kind, Moment
from notifications.prose import say
from notifications.rerouting import UNREACHABLE, Cause, ways
from store import Notice, UnitOfWork


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """Who it is, why, and who is told instead; *over* once something was said to them again."""

    reader: str
    cause: Cause
    instead: tuple[str, ...]
    over: bool = False

    @property
    def is_person(self) -> bool:
        return is_person(self.reader)

    @property
    def why(self) -> str:
        return cause_of(self.cause)


def facts(notice: Notice, work: UnitOfWork, _moment: Moment) -> OutOfReach | None:
    """As it is now; nothing where it was over before it was said."""
    who, cause = notice.facts["reader"], Cause(notice.facts["cause"])
    over = work.unreachable.since(who, cause) is None
    if over and notice.ts is None:
        return None
    instead = next(filter(None, ways(work, who)), [])
    return OutOfReach(who, cause, tuple(instead), over)


def render(one: OutOfReach) -> Message:
    text = "Somebody cannot be warned." if one.is_person else "A channel cannot be warned."
    said = say(
        UNREACHABLE,
        one=one,
        whom=reader(one.reader),
        instead=joined(", ", map(reader, one.instead)),
        hint=_(HINTS.get(one.cause, "")),
    )
    return Message(_(text), tuple(kit.texts([said])))


HINTS: Mapping[Cause, str] = {
    Cause.ARCHIVED: "To have them there again, unarchive the channel and invite me.",
    Cause.LEFT: "To have them there again, invite me into the channel.",
    Cause.OUTSIDERS: "Only colleagues may read what was agreed: nothing was posted there.",
    Cause.SHUT: "To have them there again, let me post in the channel.",
}


unreachable = Kind(
    UNREACHABLE, facts, render, OutOfReach("C0SAL0001", Cause.ARCHIVED, ("C0ALR0001",))
)
