"""The card of a request: what an approver must know to decide, the most important first."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Protocol

from blocks import kit
from blocks.diff_card import field_line, term_lines_of
from blocks.kit import Block, Confirm, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, phrase, user
from blocks.standing import due, period
from blocks.term_lines import QUOTED
from contracts.account import Account
from contracts.cautions import Beside, cautions
from contracts.contract import Contract, named
from contracts.difference import FieldChange, TermChange, difference
from contracts.i18n import _, many, show_day
from contracts.requests import Request, RequestState, decide_by
from contracts.terms.wording import short
from contracts.version import Version

MOST_CHANGES = 12
MOST_TERMS = 8
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
    def today(self) -> date: ...
    @property
    def ref(self) -> str: ...


def request_message(asked: Dossier, why: str) -> Message:
    """The card for somebody who may decide, because of *why*; once it is decided, its outcome."""
    text = _("{ref} waits for your decision", ref=asked.ref)
    if not asked.request.open:
        return Message(_("{ref} is decided", ref=asked.ref), tuple(_closed(asked)))
    blocks = (_head(asked, why), *_changes(asked), *_small_print(asked), _buttons(asked))
    return Message(text, blocks)


def brief(asked: Dossier) -> Mrkdwn:
    """What is asked, in two lines: for a list of requests."""
    by = phrase("asked by {who}", who=user(asked.request.requested_by))
    return lines([_what(asked), joined(" · ", [_how_much(asked), _until(asked), by])])


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
    """“260,000 EUR (was 240,000 EUR) · 1 Jan 2027 to 31 Dec 2027”."""
    return joined(" · ", [_value(asked), period(asked.version)])


def _value(asked: Dossier) -> str:
    new, old = asked.version.value, asked.before.value if asked.before else None
    if new is None:
        return _("No value is given")
    if old is None or old == new:
        return new.short
    return _("{new} (was {old})", new=new.short, old=old.short)


def _until(asked: Dossier) -> str:
    last = decide_by(asked.version, asked.today)
    if last is None:
        return _("Please decide as soon as possible: it starts at once.")
    return _("Please decide by {day}: it starts the day after.", day=due(last, asked.today))


def _changes(asked: Dossier) -> Iterator[Block]:
    """Only what differs from the version in force; of a new contract its first terms."""
    if asked.before is None:
        yield from _all_new(asked)
        return
    found = difference(named(asked.contract, asked.before), named(asked.contract, asked.version))
    said = [field_line(one) for one in found.fields if not _is_said_above(one)]
    said += [line for one in found.terms for line in _term(one)]
    before = f"{asked.contract.ref}/{asked.before.number}"
    heading = phrase("*What changes* against {before}", before=before)
    if not said:
        said = [phrase("• {nothing}", nothing=_("Nothing but what stands above."))]
    yield from kit.texts([heading, *_cut(said, MOST_CHANGES)])


SAID_ABOVE = frozenset({"value", "start", "end", "summary"})


def _is_said_above(change: FieldChange) -> bool:
    """Whether the head says it; that the old paper is not the new one goes without saying."""
    return change.name in SAID_ABOVE or (change.name == "document" and change.new is None)


def _term(change: TermChange) -> Iterator[Mrkdwn]:
    """Before and after; of a term that comes or goes, that it does."""
    if change.old is None:
        yield phrase("• *New:* {line}", line=change.new.line() if change.new else "")
    elif change.new is None:
        yield phrase("• *No longer:* {line}", line=change.old.line())
    elif change.old.line() != change.new.line():
        yield phrase("• {old} → *{new}*", old=change.old.line(), new=change.new.line())
    else:
        yield from term_lines_of(change)


def _all_new(asked: Dossier) -> Iterator[Block]:
    heading = phrase("*A new contract*, with {count}", count=_terms(len(asked.version.terms)))
    said = [phrase("• {line}", line=term.line()) for term in asked.version.terms]
    yield from kit.texts([heading, *_cut(said, MOST_TERMS)])


def _terms(count: int) -> str:
    return many("{count} term", "{count} terms", count)


def _cut(said: Sequence[Mrkdwn], most: int) -> list[object]:
    """The first of them, and how many there are besides."""
    more = len(said) - most
    rest = many("and {count} more line", "and {count} more lines", more) if more > 1 else ""
    shown = list(islice(said, most if rest else None))
    return [*shown, rest] if rest else list(shown)


def _small_print(asked: Dossier) -> Iterator[Block]:
    """Who asks, the summary, and what deserves a second look."""
    said: list[object] = []
    if asked.version.summary:
        said.append(phrase(QUOTED, line=short(asked.version.summary, SUMMARY_ROOM)))
    found = cautions(asked.version, asked.beside, asked.today)
    said += [phrase("⚠ {sentence}", sentence=sentence) for sentence in found]
    if said:
        yield from kit.texts(said)
    asker = user(asked.request.requested_by)
    day = show_day(asked.request.requested_at.date())
    yield kit.context(phrase("Asked by {who} on {day}", who=asker, day=day))


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
    facts = [short(who, NAME_ROOM), _value(asked), period(asked.version)]
    return _("{facts}. Your decision counts at once.", facts=" · ".join(facts))


def _closed(asked: Dossier) -> Iterator[Block]:
    """What became of it, in the place of the card."""
    yield kit.text(lines([_what(asked), _how_much(asked), outcome(asked.request)]))
    yield kit.actions(kit.runs(_("Show all terms"), f"show {asked.ref}"))


def outcome(request: Request) -> Mrkdwn:
    """“Approved by @maria on 25 Nov 2026”; a reason stands below it."""
    who = user(request.decided_by) if request.decided_by else _("nobody")
    day = show_day(request.decided_at.date()) if request.decided_at else "–"
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
