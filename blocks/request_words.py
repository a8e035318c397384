"""The first lines of a request: what is asked, how much it is, why me and until when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from blocks.approval_words import because_of, why
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, phrase, user
from blocks.proposal_words import what_is_proposed
from blocks.standing import due, period
from contracts.account import Account, customer_name
from contracts.approval.clock import answer_by
from contracts.approval.hours import Calendar
from contracts.approval.progress import Asking, Progress
from contracts.cautions import Beside
from contracts.comparing import Effect
from contracts.consequences import Consequences
from contracts.contract import Contract
from contracts.i18n import _, many, show_day, show_day_of, show_moment
from contracts.money import Money
from contracts.requests import Request, decide_by
from contracts.terms.wording import short
from contracts.version import Version

NAME_ROOM, COMMENT_ROOM = 80, 500
LINE_ROOM = 100  # of a line on a wide screen: the customer first, what is left is the title's
LEAST_ROOM = 20  # below it a title says nothing
MOST_WHYS = 2  # rules that are told in the first lines; all of them stand below


class Comment(Protocol):
    """What somebody said of a request, without deciding."""

    @property
    def by(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def words(self) -> str: ...


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
    def consequences(self) -> Consequences | None: ...
    @property
    def ref(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever reads the card, where the request stands, and what was said of it."""

    user_id: str
    zone: str  # by whose clock the reader works
    progress: Progress
    comments: Sequence[Comment] = ()
    away: str = ""  # what the reader's status in Slack says, where it says that they are away

    @property
    def asking(self) -> Sequence[Asking]:
        """The steps that wait for the reader."""
        return self.progress.waits_for(self.user_id)

    def asked_about(self, fact: str) -> bool:
        """Whether a rule asks the reader by that *fact*, which holds."""
        return any(one.step.measured.get(fact) for one in self.asking)


def _by_its_effect(asked: Dossier) -> Mrkdwn:
    last = _last_day(asked)
    if last is None:
        return phrase("Please decide *as soon as possible*.")
    return phrase("Please decide by *{day}*.", day=due(last, asked.today))


def brief(asked: Dossier, reader: Reader | None = None) -> Mrkdwn:
    """What is asked, in three lines: for a form; for a list of *reader* why, and until when."""
    by = phrase("Asked by {who}.", who=user(asked.request.requested_by))
    mine = why_and_until(asked, reader) if reader else ()
    return lines([what(asked), how_much(asked), joined(" ", [by, *mine])])


def why_and_until(asked: Dossier, reader: Reader) -> Iterator[Mrkdwn | str]:
    """Which rules ask the reader and why, in whose place, and until when."""
    yield from map(why, reader.asking[:MOST_WHYS])
    yield from in_whose_place(reader)
    yield until(asked, reader)


def in_whose_place(reader: Reader) -> Iterator[Mrkdwn | str]:
    said = (because_of(reader.user_id, one) for one in reader.asking)
    yield from dict.fromkeys(filter(None, said))


def what(asked: Dossier) -> Mrkdwn:
    """Whose, which, and what it is called, in one line: of a long name without a title."""
    proposal = asked.request.proposed
    if proposal is not None and proposal.account is not None:
        return account_called(asked.account.name if asked.account else "", proposal.account)
    who = customer_name(asked.account)
    name, title = short(who, NAME_ROOM), asked.version.title or asked.contract.title or ""
    room = LINE_ROOM - min(len(name), NAME_ROOM) - len(asked.ref)
    rest = short(title, room) if room >= LEAST_ROOM else ""
    return joined(" · ", [bold(name), bold(asked.ref), rest])


def account_called(name: str, code: str) -> Mrkdwn:
    """“*ACME Industries* · *ACME*”."""
    return joined(" · ", [bold(short(name, NAME_ROOM)) if name else "", bold(code)])


def how_much(asked: Dossier) -> Mrkdwn:
    """“260,000 EUR (was 240,000 EUR) · 1 Jan 2027 to 31 Dec 2027 (was until 31 Dec 2026)”.

    Of a proposal first what shall be done with it.
    """
    proposal = asked.request.proposed
    if proposal is None:
        return _how_much(asked)
    size = _of_account(asked.consequences) if proposal.account else _how_much(asked)
    return joined(" · ", [what_is_proposed(proposal), size])


def _of_account(found: Consequences | None) -> Mrkdwn | str:
    """“3 contracts · *240,000 EUR*”."""
    if found is None:
        return ""
    count = len(found.stopped)
    together: dict[str, Money] = {}
    for value in (one.version.value for one in found.stopped):
        if value is not None:
            before = together.get(value.currency)
            together[value.currency] = before + value if before else value
    contracts = many("{count} contract", "{count} contracts", count)
    return joined(" · ", [contracts, *(bold(value.short) for value in together.values())])


def _how_much(asked: Dossier) -> Mrkdwn:
    value = joined(" ", [bold(_value(asked)), _value_before(asked)])
    return joined(" · ", [value, joined(" ", [period(asked.version), _end_before(asked)])])


def _value(asked: Dossier) -> str:
    return asked.version.value.short if asked.version.value else _("No value is given")


def size_in_short(asked: Dossier) -> str:
    """Its value, and what that was before."""
    return " ".join(filter(None, [_value(asked), _value_before(asked)]))


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


def until(asked: Dossier, reader: Reader) -> Mrkdwn:
    """By the rules that ask the reader, or before it takes effect: what comes first."""
    calendar = Calendar(reader.zone)
    hours = [at for one in reader.asking if (at := answer_by(one, reader.user_id, calendar))]
    last = _last_day(asked)
    if not hours or (last is not None and last < min(hours).date()):
        return _by_its_start(asked)
    return phrase("Please decide by *{moment}*.", moment=show_moment(min(hours), reader.zone))


def _last_day(asked: Dossier) -> date | None:
    """The last day on which a decision comes in time, where there is such a day."""
    proposal = asked.request.proposed
    if proposal is None:
        return decide_by(asked.version, asked.today)
    on = proposal.on
    return on if on is not None and on > asked.today else None


def _by_its_start(asked: Dossier) -> Mrkdwn:
    if asked.request.proposed is not None:
        return _by_its_effect(asked)
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


def comment_line(one: Comment) -> Mrkdwn:
    """“@anna on 25 Nov 2026: …”."""
    who, day = user(one.by), show_day_of(one.at)
    return phrase(
        "• {who} on {day}: “{words}”", who=who, day=day, words=short(one.words, COMMENT_ROOM)
    )
