"""Measures a version that is to be submitted: the facts by which a policy routes it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from dateutil.relativedelta import relativedelta

from contracts.account import Account
from contracts.approval.facts import DECLARED, Facts, Line, Value
from contracts.approval.lines import by_percentage, lines_of
from contracts.contract import Family
from contracts.days import day_after
from contracts.difference import term_changes
from contracts.outlook import Outlook
from contracts.terms import (
    Clause,
    PaymentTerms,
    ProductExclusion,
    PurchaseCommitment,
    PurchaseLimit,
    Term,
    TermBase,
)
from contracts.version import Version

T = TypeVar("T", bound=TermBase)
MONTHS = 12


@dataclass(frozen=True)
class Submission:
    """A version with what it is measured against."""

    action: str  # new, amend, renew
    family: Family
    version: Version
    before: Version | None  # the one that it follows
    account: Account | None
    outlook: Outlook  # what would count with it
    base: Outlook | None  # what its base grants by itself
    today: date  # where the contract lives

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The prices that the version itself grants on the day on which it is judged."""
        return lines_of(self.outlook)

    @property
    def margins(self) -> Sequence[Decimal]:
        return [line.margin for line in self.lines if line.margin is not None]

    def sides(self, kind: type[T]) -> tuple[Sequence[T], Sequence[T]]:
        """The terms of *kind* before, and in the version."""
        before = self.before.terms if self.before else ()
        return list(_of(before, kind)), list(_of(self.version.terms, kind))


def _of(terms: Sequence[Term], kind: type[T]) -> Iterator[T]:
    return (term for term in terms if isinstance(term, kind))


def measure(one: Submission) -> Facts:
    """Every fact of a submission."""
    return {fact.name: MEASURES[fact.name](one) for fact in DECLARED}


def _payment_days(outlook: Outlook) -> int:
    """By the terms that count; 0 where nothing was agreed."""
    found = [line.whole for line in outlook.effective.lines if isinstance(line.whole, PaymentTerms)]
    return max((term.net_days for term in found), default=0)


def _months(one: Submission) -> int:
    start, end = one.version.start, one.version.end
    if not isinstance(start, date) or not isinstance(end, date):
        return 0
    length = relativedelta(day_after(end), start)
    return length.years * MONTHS + length.months + bool(length.days)


def _changed_kinds(one: Submission) -> tuple[str, ...]:
    before = one.before.terms if one.before else ()
    kinds = {
        term.kind
        for change in term_changes(before, one.version.terms)
        for term in (change.old, change.new)
        if term is not None
    }
    return tuple(sorted(kinds))


def _custom_clauses(one: Submission) -> int:
    granted = one.base.effective.of("clause") if one.base else []
    known = {(c.title, c.text) for line in granted if isinstance(c := line.whole, Clause)}
    return sum((c.title, c.text) not in known for c in _of(one.version.terms, Clause))


def _beside_base(one: Submission) -> Iterator[int]:
    """Each price that the version grants, and the days to pay: 1 better than the base, −1 worse."""
    if one.base is None:
        return
    for line in one.lines:
        if line.sku:
            yield _priced_beside(line, one.outlook, one.base)
        else:
            yield _percentage_beside(line, one.base)
    own, base = _payment_days(one.outlook), _payment_days(one.base)
    yield (own > base) - (own < base)


def _priced_beside(line: Line, own: Outlook, base: Outlook) -> int:
    """The price of a product beside that of the base; where the base has none it is better."""
    ours, theirs = own.priced(line.sku).best, base.priced(line.sku).best
    if ours is None or theirs is None:
        return int(ours is not None)
    return (ours.unit < theirs.unit) - (ours.unit > theirs.unit)


def _percentage_beside(line: Line, base: Outlook) -> int:
    """A percentage beside the best one of the base about the same; without one, beside none."""
    terms = (one.whole for one in base.effective.lines)
    alike = (
        o.discount for t in terms for o in by_percentage(t) if o.product_set == line.product_set
    )
    best = max(alike, default=Decimal(0))
    return (line.discount > best) - (line.discount < best)


def _limit_raised(one: Submission) -> bool:
    before, now = one.sides(PurchaseLimit)
    if not before:
        return False
    return not now or min(t.amount.amount for t in now) > min(t.amount.amount for t in before)


def _commitment_lowered(one: Submission) -> bool:
    """Whether a commitment is gone, or another one about the same is smaller."""
    before, now = one.sides(PurchaseCommitment)
    return any(all(_committed(new) < _committed(old) for new in _same(old, now)) for old in before)


def _same(old: PurchaseCommitment, now: Sequence[PurchaseCommitment]) -> list[PurchaseCommitment]:
    return [new for new in now if (new.per, new.product_set) == (old.per, old.product_set)]


def _committed(term: PurchaseCommitment) -> Decimal:
    return term.amount.amount if term.amount is not None else term.quantity or Decimal(0)


def _exclusions_removed(one: Submission) -> bool:
    before, now = one.sides(ProductExclusion)
    return bool(_excluded(before) - _excluded(now))


def _excluded(terms: Sequence[ProductExclusion]) -> set[tuple[str, str]]:
    skus = {("sku", sku) for term in terms for sku in term.skus or ()}
    return skus | {("set", term.product_set) for term in terms if term.product_set}


def _until_start(one: Submission) -> int:
    start = one.version.start
    return (start - one.today).days if isinstance(start, date) else 0


def _of_account(name: str) -> Callable[[Submission], str]:
    return lambda one: str(getattr(one.account, name, None) or "")


MEASURES: Mapping[str, Callable[[Submission], Value]] = {
    "action": lambda one: one.action,
    "contract_kind": lambda one: one.family.kind.value,
    "contract_type": lambda one: (one.version.type or one.family.type).value,
    "account": lambda one: one.family.account or "",
    "region": _of_account("region"),
    "segment": _of_account("segment"),
    "currency": lambda one: one.version.value.currency if one.version.value else "",
    "total_value": lambda one: one.version.value.amount if one.version.value else Decimal(0),
    "largest_discount": lambda one: max((n.discount for n in one.lines), default=Decimal(0)),
    "smallest_margin": lambda one: min(one.margins, default=Decimal(0)),
    "margin_known": lambda one: bool(one.margins),
    "unlisted_prices": lambda one: sum(not line.listed for line in one.lines),
    "payment_days": lambda one: _payment_days(one.outlook),
    "months": _months,
    "open_ended": lambda one: one.version.end is None,
    "days_until_start": _until_start,
    "changed_kinds": _changed_kinds,
    "custom_clauses": _custom_clauses,
    "better_than_base": lambda one: 1 in _beside_base(one),
    "worse_than_base": lambda one: -1 in _beside_base(one),
    "purchase_limit_raised": _limit_raised,
    "commitment_lowered": _commitment_lowered,
    "exclusions_removed": _exclusions_removed,
    "lines": lambda one: one.lines,
}
