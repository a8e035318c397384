"""The next version of a contract as it is first proposed: new, amended or renewed (TERMS 6)."""

from collections.abc import Mapping
from datetime import date

from contracts.contract import Contract
from contracts.days import UNKNOWN, Unknown, day_after, day_before
from contracts.deadlines import term_end, terms_done
from contracts.duration import Duration, Unit
from contracts.errors import Refusal
from contracts.i18n import _
from contracts.lifecycle import STANDS, State
from contracts.renewal import Renewal, RenewalKind
from contracts.succession import next_number, open_version
from contracts.terms import Terms
from contracts.version import Version

YEAR = Duration(12, Unit.MONTH)

LEFT_OUT = {
    "state": State.DRAFT,
    "summary": None,
    "document": None,
    "acceptance": None,
    "suspensions": (),
    "notice_given": None,
    "termination": None,
}
"""What a new version does not take over: the history of the one before it, and its paper."""


class AlreadyOpen(Refusal):
    """A contract has one open version at a time."""

    def __init__(self, contract: Contract, version: Version) -> None:
        ref = f"{contract.ref}/{version.number}"
        super().__init__(
            _(
                "{stands}, and a contract has one open version at a time.",
                stands=_(STANDS[version.state], ref=ref),
            ),
            hint=_("Go on with that one, or cancel it first."),
            offers={_("Open {ref}", ref=ref): f"edit {ref}"},
        )


class NoTermToRenew(Refusal):
    """Only a term whose first and last day are known can be renewed."""

    def __init__(self, contract: Contract, version: Version, why: str) -> None:
        ref = f"{contract.ref}/{version.number}"
        super().__init__(
            _(why, ref=ref),
            hint=_("Amend the contract instead, and say from when to when it is to hold."),
            offers={_("Amend {ref}", ref=contract.ref): f"amend {contract.ref}"},
        )


def new_version(number: int, today: date) -> Version:
    """The version of a new contract: for twelve months from *today*, then it ends."""
    return Version(number=number, start=today, end=_last(today, YEAR))


def amendment(contract: Contract, running: Version, today: date) -> Version:
    """A draft of the same terms and conditions from *today*, to the end of the running term.

    Of what starts later only from then on. What renews itself does so as often as is still left,
    and not at all where notice was given. AlreadyOpen where a version is open.
    """
    start = running.start if isinstance(running.start, date) else today
    start = max(start, today)
    dates = {
        "start": start,
        "end": _end(running, start),
        "renewal": _renewal_left(running, start),
    }
    return _next(contract, running, dates)


def renewal(contract: Contract, running: Version, today: date) -> Version:
    """A draft of the same terms and conditions for the term after the one that runs *today*.

    As long as an automatic renewal is, else as long as the term was. One that would be over by
    now starts today instead. Terms that have ended by then are left out. AlreadyOpen where a
    version is open, NoTermToRenew where nobody knows when the running term ends.
    """
    last = _last_of_term(contract, running, today)
    length = next_length(contract, running, today)
    start = day_after(last)
    if _last(start, length) < today:
        start = today
    terms = _still_holding(running.terms, start)
    return _next(contract, running, {"start": start, "end": _last(start, length), "terms": terms})


def next_length(contract: Contract, running: Version, today: date) -> Duration:
    """How long the term is after the one that runs *today*; NoTermToRenew as for ``renewal``."""
    last = _last_of_term(contract, running, today)
    return running.renewal.length or _length(contract, running, last)


def _next(contract: Contract, running: Version, dates: Mapping[str, object]) -> Version:
    """*running* with the next number, without its history, and with *dates*."""
    version = open_version(contract)
    if version is not None:
        raise AlreadyOpen(contract, version)
    number = {"number": next_number(contract)}
    return running.model_copy(update={**LEFT_OUT, **number, **dates})


def _last(start: date, length: Duration) -> date:
    """The last day of a term of *length* from *start* on."""
    return day_before(length.after(start))


def _end(running: Version, day: date) -> date | Unknown | None:
    """The end of the term that runs on *day*; none where it has begun to run until notice."""
    last = term_end(running, day) or running.end
    until_notice = running.renewal.kind is RenewalKind.EVERGREEN and running.notice_given is None
    return None if until_notice and isinstance(last, date) and last < day else last


def _renewal_left(running: Version, day: date) -> Renewal:
    """How it renews after the term that runs on *day*."""
    agreed, done = running.renewal, terms_done(running, day)
    if running.notice_given is not None or agreed.times == done:
        return Renewal()
    return agreed.model_copy(update={"times": agreed.times - done}) if agreed.times else agreed


def _last_of_term(contract: Contract, running: Version, today: date) -> date:
    if running.notice_given is None and running.renewal.kind is RenewalKind.EVERGREEN:
        raise NoTermToRenew(contract, running, "{ref} runs on until notice is given.")
    last = term_end(running, today)
    if last is not None:
        return last
    if running.end is UNKNOWN:
        raise NoTermToRenew(contract, running, "Nobody knows when {ref} ends.")
    raise NoTermToRenew(contract, running, "{ref} has no end: it runs on as it is.")


def _length(contract: Contract, running: Version, last: date) -> Duration:
    """How long the term was that ended on *last*: in whole months where they fit, else in days."""
    start, following = running.start, day_after(last)
    if not isinstance(start, date):
        raise NoTermToRenew(contract, running, "Nobody knows when {ref} started.")
    if following <= start:
        raise NoTermToRenew(contract, running, "The end of {ref} lies before its start.")
    months = (following.year - start.year) * 12 + following.month - start.month
    whole = Duration(months, Unit.MONTH)
    return (
        whole if whole.after(start) == following else Duration((following - start).days, Unit.DAY)
    )


def _still_holding(terms: Terms, day: date) -> Terms:
    return tuple(term for term in terms if term.valid_to is None or term.valid_to >= day)
