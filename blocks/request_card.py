"""The card of a request: what an approver must know to decide, the most important first."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from blocks import kit
from blocks.kit import Block, Confirm, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, phrase, user
from blocks.request_changes import all_new, changes
from blocks.second_look import second_look
from blocks.standing import due, period
from blocks.term_lines import QUOTED
from contracts.account import Account
from contracts.cautions import Beside, cautions
from contracts.comparing import Effect
from contracts.contract import Contract
from contracts.i18n import _, show_day, show_day_of
from contracts.requests import Request, RequestState, decide_by
from contracts.terms.wording import short
from contracts.version import Version

NAME_ROOM, SUMMARY_ROOM = 80, 500


class Dossier(Protocol):
    """A request with the version that it is about, and everything beside it."""

    @property
    def request(self) -> Request: ...
    @property
    def contract(self) -> Contract: ...
    @property
    def version(self) -> Version: ...
    @property
    def account(self) -> Account | None: ...
    @property
    def before(self) -> Version | None: ...
    @property
    def beside(self) -> Beside: ...
    @property
    def effect(self) -> Effect | None: ...
    @property
    def today(self) -> date: ...
    @property
    def ref(self) -> str: ...


def request_message(asked: Dossier, why: str) -> Message:
    """The card for somebody who may decide, because of *why*; once it is decided, its outcome."""
    text = _("{ref} waits for your decision", ref=asked.ref)
    if not asked.request.open:
        return Message(_("{ref} is decided", ref=asked.ref), tuple(_closed(asked)))
    blocks = (_head(asked, why), *_changes(asked), *_asked(asked), *_findings(asked))
    return Message(text, (*blocks, _buttons(asked)))


def brief(asked: Dossier) -> Mrkdwn:
    """What is asked, in three lines: for a list of requests."""
    by = phrase("Asked by {who}.", who=user(asked.request.requested_by))
    return lines([_what(asked), _how_much(asked), joined(" ", [by, _until(asked)])])


def decide_buttons(asked: Dossier) -> Block:
    """Approve, reject, or read all of it first."""
    return _buttons(asked)


def _head(asked: Dossier, why: str) -> Block:
    """What, how much, why me, until when."""
    return kit.text(lines([_what(asked), _how_much(asked), why, _until(asked)]))


def _what(asked: Dossier) -> Mrkdwn:
    who = asked.account.name if asked.account else _("shared terms")
    title = asked.version.title or asked.contract.title or ""
    return joined(" · ", [bold(short(who, NAME_ROOM)), bold(asked.ref), short(title, NAME_ROOM)])


def _how_much(asked: Dossier) -> Mrkdwn:
    """“260,000 EUR (was 240,000 EUR) · 1 Jan 2027 to 31 Dec 2027 (was until 31 Dec 2026)”."""
    value = joined(" ", [bold(_value(asked)), _value_before(asked)])
    return joined(" · ", [value, joined(" ", [period(asked.version), _end_before(asked)])])


def _value(asked: Dossier) -> str:
    return asked.version.value.short if asked.version.value else _("No value is given")


def _value_before(asked: Dossier) -> str:
    old = asked.before.value if asked.before else None
    return _("(was {old})", old=old.short) if old and old != asked.version.value else ""


def _end_before(asked: Dossier) -> str:
    """Until when the version runs that it follows, where that is another day."""
    if asked.before is None or asked.before.end == asked.version.end:
        return ""
    end = asked.before.end
    if isinstance(end, date):
        return _("(was until {day})", day=show_day(end))
    return _("(was open-ended)") if end is None else _("(its end was not known)")


def _until(asked: Dossier) -> Mrkdwn:
    last, start = decide_by(asked.version, asked.today), asked.version.start
    if last is not None:
        day = due(last, asked.today)
        return phrase("Please decide by *{day}*: it starts the day after.", day=day)
    if not isinstance(start, date):
        return phrase("Please decide *as soon as possible*.")
    if start == asked.today:
        return phrase("Please decide *today*: it starts today.")
    words = "Please decide *as soon as possible*: it was to start on {day}."
    return phrase(words, day=show_day(start))


def _changes(asked: Dossier) -> Iterator[Block]:
    """Only what differs from the version in force; of a new contract its first terms."""
    if asked.before is None:
        return all_new(asked.contract, asked.version)
    return changes(asked.contract, asked.before, asked.version, asked.effect)


def _asked(asked: Dossier) -> Iterator[Block]:
    """Who asks, and what they say of it."""
    who, day = user(asked.request.requested_by), show_day_of(asked.request.requested_at)
    said = [phrase("Asked by {who} on {day}", who=who, day=day)]
    if asked.version.summary:
        said.append(phrase(QUOTED, line=short(asked.version.summary, SUMMARY_ROOM)))
    yield from kit.texts(said)


def _findings(asked: Dossier) -> Iterator[Block]:
    """What deserves a second look."""
    found = cautions(asked.version, asked.beside, asked.today)
    if found:
        yield from kit.texts(map(second_look, found))


def _buttons(asked: Dossier) -> Block:
    ref, seen = asked.ref, asked.request.seen
    sure = Confirm(
        _("Approve {ref}?", ref=short(ref, NAME_ROOM)), _sure(asked), _("Approve"), _("Not yet")
    )
    return kit.actions(
        kit.runs(_("Approve"), f"approve {ref} --seen {seen}", style="primary", confirm=sure),
        kit.runs(_("Reject"), f"reject {ref} --seen {seen}", style="danger"),
        kit.runs(_("Show all terms"), f"show {ref}"),
    )


def _sure(asked: Dossier) -> str:
    """What Slack asks again, in plain text: whose, how much, how long."""
    who = asked.account.name if asked.account else _("shared terms")
    value = " ".join(filter(None, [_value(asked), _value_before(asked)]))
    facts = [short(who, NAME_ROOM), value, period(asked.version)]
    return _("{facts}. Your decision counts at once.", facts=" · ".join(facts))


def _closed(asked: Dossier) -> Iterator[Block]:
    """What became of it, in the place of the card."""
    yield kit.text(lines([_what(asked), _how_much(asked), outcome(asked.request)]))
    yield kit.actions(kit.runs(_("Show all terms"), f"show {asked.ref}"))


def outcome(request: Request) -> Mrkdwn:
    """“Approved by @maria on 25 Nov 2026”; a reason stands below it."""
    who = user(request.decided_by) if request.decided_by else _("nobody")
    day = show_day_of(request.decided_at) if request.decided_at else "–"
    first = phrase(OUTCOMES[request.state], who=who, day=day)
    reason = phrase(QUOTED, line=request.reason) if request.reason else ""
    return lines(filter(None, [first, reason]))


OUTCOMES: Mapping[RequestState, str] = {
    RequestState.OPEN: "It waits for a decision",
    RequestState.APPROVED: "*Approved* by {who} on {day}",
    RequestState.REJECTED: "*Rejected* by {who} on {day}",
    RequestState.RECALLED: "*Recalled* by {who} on {day}: there is nothing to decide",
    RequestState.CANCELED: "*Canceled* by {who} on {day}: there is nothing to decide",
}
