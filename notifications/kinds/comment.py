"""Somebody said something about a request: whoever is involved reads it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import lines, phrase, user
from contracts.i18n import _
from contracts.terms.wording import short
from notifications.kind import Kind, Moment
from notifications.whose import about, customer_of
from store import Comment, Notice, UnitOfWork

ROOM = 1_000


@dataclass(frozen=True, slots=True)
class Commented:
    ref: str
    customer: str
    said: Comment


def facts(notice: Notice, work: UnitOfWork, _moment: Moment) -> Commented | None:
    """The comment of that number."""
    request = work.requests.find(notice.facts["request"])
    comments = work.approvals.comments(request) if request else []
    number = notice.facts["comment"]
    if request is None or len(comments) < number:
        return None
    return Commented(request.ref, customer_of(request, work), comments[number - 1])


def render(one: Commented) -> Message:
    ref, said = one.ref, one.said
    words = phrase("{who} on *{ref}*: “{words}”", who=user(said.by), ref=ref,
                   words=short(said.words, ROOM))  # fmt: skip
    buttons = kit.actions(
        kit.runs(_("Answer"), f"comment {ref}"), kit.runs(_("Where it stands"), f"status {ref}")
    )
    return Message(
        _("{ref}: a comment", ref=ref),
        (kit.text(lines([about(one.customer, ref), words])), buttons),
    )


SAID = Comment("U0MGR0001", datetime(2026, 11, 26, tzinfo=UTC), "Who agreed to that?")

comment = Kind("comment", facts, render, Commented("ACME-2/1", "ACME Industries", SAID))
