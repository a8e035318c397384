"""Deadlines in words outside of Slack: what stands in a calendar entry, and under a chart.

No amount stands in a calendar: it is shared with people who may not look up contracts.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from blocks.deadline_words import NAMES, term_words
from blocks.expiring_card import Due, act_by
from contracts.account import customer_name
from contracts.deadlines import DeadlineKind
from contracts.i18n import _, show_day

TO_DO: Mapping[DeadlineKind, str] = {
    DeadlineKind.NOTICE: "To end it, give notice and record that in Slack: /contract notice {ref}",
    DeadlineKind.RENEWAL: "To agree on something else from then on: /contract renew {ref}",
    DeadlineKind.END: "To go on after it: /contract renew {ref}",
    DeadlineKind.ANNIVERSARY: "It runs on until notice: /contract notice {ref}",
    DeadlineKind.OBLIGATION: "All that was agreed: /contract show {ref}",
    DeadlineKind.REVIEW: "To agree on new prices: /contract amend {ref}",
    DeadlineKind.PROMOTION: "To go on with it: /contract amend {ref}",
    DeadlineKind.COMMITMENT: "Compare what was bought with what was promised: /contract show {ref}",
}
HAPPENS: Mapping[DeadlineKind, str] = {
    DeadlineKind.NOTICE: "Without notice by then it renews for {length}.",
    DeadlineKind.RENEWAL: "It renews for {length}.",
    DeadlineKind.OBLIGATION: "{task}.",
}
"""What happens, where that can be told without an amount: an obligation is told as it stands."""


def entry_summary(one: Due) -> str:
    """“ACME Industries: Last day for notice (ACME-1)”."""
    who = customer_name(one.account)
    name = _(NAMES[one.deadline.kind])
    return _("{who}: {what} ({ref})", who=who, what=name, ref=one.contract.ref)


def entry_description(one: Due) -> str:
    """What it is about, what happens, until when to act, and what to do."""
    return "\n".join(filter(None, _described(one)))


def _described(one: Due) -> Iterator[str]:
    ref, title = one.contract.ref, one.version.title or one.contract.title
    yield f"{ref}/{one.version.number}" + (f" · {title}" if title else "")
    happens = HAPPENS.get(one.deadline.kind, "")
    task = term_words(one.version, one.deadline)
    yield _(happens, length=one.version.renewal.length, task=task)
    if act := act_by(one):
        yield _("Act by {day}.", day=show_day(act))
    yield _(TO_DO[one.deadline.kind], ref=ref)
    if one.account:
        yield _("What was agreed: /contract terms {code}", code=one.account.code)


def withdrawn_summary(customer: str, ref: str, day: date) -> str:
    """For an entry that older files have, and that does not hold any more."""
    words = "{who}: nothing is due on {day} any more ({ref})"
    return _(words, who=customer, day=show_day(day), ref=ref)


def in_words(months: Sequence[tuple[str, str, str]]) -> str:
    """The figures of a chart: of each month its name, how many of which kind, and the value."""
    return " ".join(_month(*one) for one in months)


def _month(month: str, counted: str, value: str) -> str:
    if value:
        return _("{month}: {counted}; {value}.", month=month, counted=counted, value=value)
    return _("{month}: {counted}.", month=month, counted=counted)
