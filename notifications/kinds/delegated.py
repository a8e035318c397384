"""Two people are told that one of them decides in the other's place for a while."""

from dataclasses import dataclass
from datetime import UTC, datetime

from blocks import kit
from blocks.delegation_card import delegation_words
from blocks.kit import Message
from blocks.mrkdwn import lines, phrase, user
from contracts.i18n import _
from notifications.kind import Kind, Moment
from store import Delegation, Notice, UnitOfWork


@dataclass(frozen=True, slots=True)
class Arranged:
    delegation: Delegation
    zone: str  # by whose clock it is read


def facts(notice: Notice, work: UnitOfWork, moment: Moment) -> Arranged | None:
    """The delegation, if it was not ended before it was said."""
    found = work.delegations.find(notice.facts["delegation"])
    if found is None or (notice.ts is None and found.until <= moment.now):
        return None
    person = work.people.find(notice.recipient)
    return Arranged(found, person[0].timezone if person else moment.zone)


def render(arranged: Arranged) -> Message:
    one = arranged.delegation
    if one.until <= one.since:
        words = "{to} decides in the place of {of} no more: the delegation was ended."
        over = phrase(words, to=user(one.to), of=user(one.of))
        return Message(_("A delegation"), (kit.text(over),))
    said = phrase("{said}. {who} arranged it.", said=delegation_words(one, arranged.zone),
                  who=user(one.by))  # fmt: skip
    then = _("What waits meanwhile is asked of whoever decides then; both may answer.")
    buttons = kit.actions(kit.runs(_("All delegations"), "delegate"))
    return Message(_("A delegation"), (kit.text(lines([said, then])), buttons))


FROM, UNTIL = (datetime(2026, 12, day, tzinfo=UTC) for day in (21, 31))
EXAMPLE = Delegation("U0MGR0001", "U0LEG0001", FROM, UNTIL, "U0ADM0001", FROM)

delegated = Kind("delegated", facts, render, Arranged(EXAMPLE, "UTC"))
