"""What the terms of a version make due: obligations, reviews, promotions, commitments.

A term that only names a policy of the seller has no days of its own here: its body is not the
version's.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from contracts.days import NEVER, day_after, day_before
from contracts.deadlines.ends import last_day, term_end
from contracts.deadlines.kinds import Deadline, DeadlineKind
from contracts.deadlines.series import first_on_or_after
from contracts.duration import Duration, Unit
from contracts.terms.obligation import Obligation
from contracts.terms.price_review import PriceReview
from contracts.terms.promotion import Promotion
from contracts.terms.purchase_commitment import PurchaseCommitment
from contracts.version import Version

PERIODS = {"year": Duration(1, Unit.YEAR), "quarter": Duration(3, Unit.MONTH)}


def of_terms(version: Version, today: date) -> Iterator[Deadline]:
    """What is still ahead on *today*, of each term the next."""
    for place, term in enumerate(version.terms, 1):
        rule = RULES.get(type(term))
        found = rule[1](term, version, today) if rule else None
        if rule and found is not None and found >= today:
            yield Deadline(rule[0], found, place)


def _last(version: Version) -> date:
    """The last day that is known of it; never where none is."""
    last = last_day(version)
    return last if isinstance(last, date) else NEVER


def _obligation(term: Obligation, version: Version, today: date) -> date | None:
    """Its day, which may lie behind the end; what comes again does so while the version runs."""
    if term.every is None:
        return term.due
    begins = term.valid_from or version.start
    first = max(today, begins) if isinstance(begins, date) else today
    day = first_on_or_after(first, term.due, term.every)
    return day if day <= min(_last(version), term.valid_to or NEVER) else None


def _review(term: PriceReview, version: Version, today: date) -> date | None:
    """Each time counted from the day on which the term began to hold."""
    began = term.valid_from or version.start
    if not isinstance(began, date):
        return None
    day = first_on_or_after(max(today, day_after(began)), began, term.every)
    return day if day <= min(_last(version), term.valid_to or NEVER) else None


def _promotion(term: Promotion, version: Version, _today: date) -> date | None:
    """One that lasts as long as the version ends with it, of which the version's end warns."""
    ends = term.valid_to
    return ends if ends is not None and ends < _last(version) else None


def _commitment(term: PurchaseCommitment, version: Version, today: date) -> date | None:
    """The last day of the running period; years and quarters count from when the term began.

    Over the contract means over its running term.
    """
    if term.per not in PERIODS:
        return term_end(version, today)
    began = term.valid_from or version.start
    if not isinstance(began, date):
        return None
    after = first_on_or_after(day_after(max(today, began)), began, PERIODS[term.per])
    return min(day_before(after), _last(version), term.valid_to or NEVER)


Rule = tuple[DeadlineKind, Callable[[Any, Version, date], date | None]]

RULES: Mapping[type, Rule] = {
    Obligation: (DeadlineKind.OBLIGATION, _obligation),
    PriceReview: (DeadlineKind.REVIEW, _review),
    Promotion: (DeadlineKind.PROMOTION, _promotion),
    PurchaseCommitment: (DeadlineKind.COMMITMENT, _commitment),
}
"""Which kind of term makes which kind of deadline, and when."""
