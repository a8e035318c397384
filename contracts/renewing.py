"""Automatic renewals, made on their day: a version for each term that begins (TERMS 5, 6).

“Renewals that are due count as made”: a version that was made says on every day what the one that
it follows would have said. So it has the same terms, prices and notice, and the same last day.
"""

from collections.abc import Iterable
from datetime import date

from contracts.contract import Contract
from contracts.days import NEVER, day_after
from contracts.deadlines import renews, term_end, terms_done
from contracts.in_force import settled
from contracts.lifecycle import State
from contracts.succession import next_number, numbered, replaced, superseded
from contracts.version import Acceptance, Suspension, Version

BY_ITSELF = "renewed by itself"
"""How such a version was accepted; in one language, whoever reads it."""


def next_term(version: Version, siblings: Iterable[Version], today: date) -> date | None:
    """The first day of the term after the one that runs *today*, where that begins by itself.

    None where nothing does: notice was given, it renews no more, another version takes over, it
    is suspended. Of what is suspended the terms that begin meanwhile only count as made.
    """
    if version.state is not State.ACTIVE or settled(version, siblings):
        return None
    last = term_end(version, today) if renews(version, today) else None
    return day_after(last) if last is not None and last < NEVER else None


def renewed_until(
    contract: Contract, number: int, first: date, today: date
) -> tuple[Contract, list[int]]:
    """*contract* with a version for the term from *first* on, and for each begun by *today*.

    The version of that *number* renews itself then, see ``next_term``. Also the numbers of the new
    ones, in their order: each is the next free one, as a draft may have the one after it.
    """
    made: list[int] = []
    day: date | None = first
    while day is not None and day <= today:
        contract = _renewed(contract, numbered(contract, number), day)
        number = contract.versions[-1].number
        made.append(number)
        version = numbered(contract, number)
        day = next_term(version, contract.versions, day)
    return contract, made


def _renewed(contract: Contract, version: Version, first: date) -> Contract:
    """*contract* after *version* renewed itself on *first*."""
    renewal = version.renewal
    said = {
        "number": next_number(contract),
        "renews": version.renews or version.number,
        "start": first,
        "end": term_end(version, first),
        "acceptance": Acceptance(how=BY_ITSELF, on=first),
        "suspensions": _reaching(version.suspensions, first),
        "lapses": tuple(one for one in version.lapses if one.on >= first),
    }
    if isinstance(version.end, date):
        said["renewal"] = renewal.after(version.end, terms_done(version, first))
    made = version.model_copy(update=said)
    return replaced(replaced(contract, superseded(version, contract, made)), made)


def _reaching(suspensions: Iterable[Suspension], day: date) -> tuple[Suspension, ...]:
    """Those that last until *day* or longer."""
    return tuple(one for one in suspensions if one.end is None or one.end >= day)


def agreed(contract: Contract, version: Version) -> Version:
    """The version that people agreed on, of which *version* may be a renewal by itself."""
    return numbered(contract, version.renews) if version.renews is not None else version


def without_terms_after(contract: Contract, version: Version, last: date) -> tuple[Contract, int]:
    """*contract* without the terms after *last* that *version* and its like had made by themselves.

    So it is where a notice was given in time and is recorded only now. Also the number of the
    version in which *last* lies; the versions that are taken back stay there, canceled.
    """
    first = agreed(contract, version)
    terms = [one for one in contract.versions if one.renews == first.number]
    over = [one for one in terms if isinstance(one.start, date) and one.start > last]
    kept = max((first, *(one for one in terms if one not in over)), key=lambda one: one.order)
    if version.number == kept.number:
        return contract, kept.number
    for one in over:
        contract = replaced(contract, one.model_copy(update={"state": State.CANCELED}))
    pauses = dict.fromkeys((*kept.suspensions, *version.suspensions))
    said = {"state": version.state, "suspensions": tuple(pauses)}
    return replaced(contract, kept.model_copy(update=said)), kept.number
