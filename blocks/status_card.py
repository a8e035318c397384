"""Where an approval stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from blocks import kit
from blocks.approval_words import MOST_NAMED, answers_lines, people, steps_lines
from blocks.kit import Block, Confirm, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, phrase, user
from blocks.proposal_words import reason_line, what_is_proposed
from blocks.request_outcome import outcome
from blocks.request_words import Comment, account_called, comment_line
from contracts.approval.progress import Progress
from contracts.i18n import _, many, show_day_of
from contracts.lifecycle import STANDS
from contracts.requests import Request
from contracts.terms.wording import short
from contracts.version import Version

AWAY_ROOM = 100
ROOM_TO_ASK = 80
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Waits:
    """Somebody for whom it waits: since when, how much working time that is, and why perhaps."""

    user_id: str
    since: datetime
    worked: timedelta
    reminded_at: datetime | None
    away: str  # what their status in Slack says, where it says that they are away


@dataclass(frozen=True, slots=True)
class Status:
    """A version and its last request, where there is one."""

    ref: str
    customer: str
    version: Version
    request: Request | None
    progress: Progress | None
    waits: Sequence[Waits]
    comments: Sequence[Comment]
    void: Request | None = None  # the one before, where it was asked anew
    may_recall: bool = False  # whoever reads it
    involved: bool = False


def status_message(status: Status) -> Message:
    """Each rule with its answers; for whom it waits how long; what can be done about that."""
    blocks = [*_head(status), *_steps(status), *_waiting(status), *_comments(status)]
    return Message(_("{ref}: where it stands", ref=status.ref), (*blocks, *_buttons(status)))


def _head(status: Status) -> Iterator[Block]:
    ref, request = status.ref, status.request
    if request is None:
        stands = _(STANDS[status.version.state], ref=ref)
        said = phrase("{stands}. It was not submitted.", stands=stands)
        yield kit.text(lines([account_called(status.customer, ref), said]))
        return
    who, day = user(request.requested_by), show_day_of(request.requested_at)
    proposal = request.proposed
    whose = account_called(status.customer, request.called)
    words = PROPOSED if proposal else "*{ref}* was submitted by {who} on {day}."
    about = lines([what_is_proposed(proposal), reason_line(proposal)]) if proposal else ""
    asked = phrase(words, ref=request.called, who=who, day=day)
    ended = "" if request.open else outcome(request)
    yield kit.text(lines(filter(None, [whose, asked, about, _anew(status), ended])))


PROPOSED = "About *{ref}* {who} proposed on {day}:"


def _anew(status: Status) -> Mrkdwn | str:
    """Why what was decided counts no more."""
    void = status.void
    if void is None or void.decided_at is None:
        return ""
    words = "Asked anew since {day}: what it depends on had changed. Earlier decisions are void."
    return phrase(words, day=show_day_of(void.decided_at))


def _steps(status: Status) -> Iterator[Block]:
    if status.progress is not None and status.request is not None:
        lines_of = steps_lines if status.request.open else answers_lines
        yield from kit.texts(lines_of(status.progress))


def _waiting(status: Status) -> Iterator[Block]:
    if status.waits:
        yield from kit.texts([bold(_("It waits for")), *_in_groups(status.waits)])


def _in_groups(waits: Sequence[Waits]) -> Iterator[Mrkdwn]:
    """A line for each person; one for all of whom the same is said, where they are many."""
    said: dict[Mrkdwn, list[str]] = {}
    for one in waits:
        said.setdefault(_waits(one), []).append(one.user_id)
    for words, whom in said.items():
        together = [people(whom)] if len(whom) > MOST_NAMED else [user(one) for one in whom]
        for who in together:
            yield phrase("• {who}, {said}", who=who, said=words)


def _waits(one: Waits) -> Mrkdwn:
    """Since when, how much working time that is, and what else is known of it."""
    asked = _("asked on {day}", day=show_day_of(one.since))
    if hours := one.worked // HOUR:
        passed = many("{count} working hour ago", "{count} working hours ago", hours)
        asked = joined(", ", [asked, passed])
    reminded = _("reminded on {day}", day=show_day_of(one.reminded_at)) if one.reminded_at else ""
    away = _("away: “{status}”", status=short(one.away, AWAY_ROOM)) if one.away else ""
    return joined(", ", [asked, reminded, away])


def _comments(status: Status) -> Iterator[Block]:
    if status.comments:
        yield from kit.texts([bold(_("Comments")), *map(comment_line, status.comments)])


def _buttons(status: Status) -> Iterator[Block]:
    ref, request = status.ref, status.request
    buttons = [kit.runs(_("Show all terms"), f"show {ref}")]
    if request is not None and request.open and status.may_recall:
        buttons.insert(0, kit.runs(_("Recall it"), f"recall {ref}", confirm=_sure(request)))
    if request is not None and request.open and status.involved:
        remind = kit.runs(_("Remind them"), f"nudge {ref}")
        buttons = [remind, kit.runs(_("Comment"), f"comment {ref}"), *buttons]
    yield kit.actions(*buttons)


def _sure(request: Request) -> Confirm:
    """What Slack asks again before it is taken back from all who are asked."""
    words = "Nobody has to decide any more. What was approved and does not change stays approved."
    said = _("Nobody has to decide any more.") if request.proposed else _(words)
    question = _("Recall {ref}?", ref=short(request.called, ROOM_TO_ASK))
    return Confirm(question, said, _("Recall it"), _("Not now"))
