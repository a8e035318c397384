"""What a version must satisfy to be submitted: all that is wrong with it at once (TERMS 7)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from contracts.account import Account
from contracts.contract import Family, Kind
from contracts.contract_type import ContractType
from contracts.days import UNKNOWN
from contracts.findings import Finding, findings_of
from contracts.i18n import _, show_day
from contracts.locked_terms import contradicting
from contracts.policies import Policies, misfit
from contracts.terms import Term
from contracts.terms.by_policy import ByPolicy
from contracts.version import Version

ON_ITS_OWN = frozenset({Kind.BASE, Kind.ACCOUNT})
"""Kinds of contracts that need no price, no shipping charge and no account of their own."""

PRICES = frozenset(
    {
        "master_catalog_price",
        "price_list_price",
        "selective_price",
        "volume_price",
        "custom_prices",
        "catalog_filter",
        "hourly_rates",
    }
)
ALSO_PRICES: Mapping[ContractType, frozenset[str]] = {ContractType.COST_PLUS: frozenset({"fee"})}
"""What else is a price by the type of the contract: cost plus a fee has no other."""

NOTHING_SHIPPED = frozenset({ContractType.TIME_AND_MATERIALS, ContractType.COST_PLUS})


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason not to submit: about a field of the form, about a term, or about the whole."""

    sentence: str
    field: str = ""
    term: int | None = None  # its place among the version's terms, from 0


@dataclass(frozen=True, slots=True)
class Around:
    """What is in force around a version on the day on which it is judged (``judged_on``)."""

    account: Account | None
    above: Sequence[tuple[Family, Version]] = ()
    """Of a supplement its contract; the account's agreements; the bases: the nearest first."""
    missing_base: str | None = None  # named, but not in force
    policies: Policies = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A version to be judged, with all that its judgement takes."""

    family: Family
    version: Version
    around: Around
    today: date

    @property
    def day(self) -> date:
        return judged_on(self.version, self.today)

    @property
    def type(self) -> ContractType:
        return self.version.type or self.family.type

    def effective(self) -> Iterator[Term]:
        """The terms that hold on the day: its own and those of every contract above it."""
        for version in (self.version, *(above for _family, above in self.around.above)):
            yield from (term for term in version.terms if term.holds_on(self.day))


def judged_on(version: Version, today: date) -> date:
    """The day on which *version* is judged: its first, or today where that has passed."""
    return max(version.start, today) if isinstance(version.start, date) else today


def problems(family: Family, version: Version, around: Around, today: date) -> list[Problem]:
    """Everything for which *version* is refused when it is submitted *today*, in its order."""
    case = Case(family, version, around, today)
    found = [problem for check in CHECKS for problem in check(case)]
    return sorted(found, key=lambda problem: -1 if problem.term is None else problem.term)


def _start(case: Case) -> Iterator[Problem]:
    if case.version.start is UNKNOWN:
        yield Problem(_("Say on which day it starts."), "start")


def _end(case: Case) -> Iterator[Problem]:
    end = case.version.end
    if isinstance(end, date) and end < case.today:
        yield Problem(_("The end, {day}, has passed.", day=show_day(end)), "end")


def _account(case: Case) -> Iterator[Problem]:
    if case.around.account is None and case.family.kind not in ON_ITS_OWN:
        yield Problem(_("There is no account {code}.", code=case.family.account))


def _references(case: Case) -> Iterator[Problem]:
    """The base, and the contract of a supplement, must be in force."""
    family, words = case.family, "{ref}, to which it refers, is not in force on {day}."
    present = {above.ref for above, _version in case.around.above}
    belongs = {family.contract} - present if family.kind is Kind.SUPPLEMENT else set()
    for ref in filter(None, (*belongs, case.around.missing_base)):
        yield Problem(_(words, ref=ref, day=show_day(case.day)))


def _price(case: Case) -> Iterator[Problem]:
    wanted = PRICES | ALSO_PRICES.get(case.type, frozenset())
    if case.family.kind in ON_ITS_OWN or any(t.kind in wanted for t in case.effective()):
        return
    words = (
        "Nothing has a price on {day}: add a price term, a catalog filter or an hourly rate,"
        " or refer to a base that has one."
    )
    yield Problem(_(words, day=show_day(case.day)))


def _shipping(case: Case) -> Iterator[Problem]:
    if case.family.kind in ON_ITS_OWN or case.type in NOTHING_SHIPPED:
        return
    if not any(term.kind == "shipping_charge" for term in case.effective()):
        words = "The shipping charge is missing on {day}: add one that says who is paid."
        yield Problem(_(words, day=show_day(case.day)))


def _by_itself(case: Case) -> Iterator[Problem]:
    """Dates, and how often, how completely and where its terms stand: as for an import."""
    return map(_placed, findings_of(case.family, case.version))


def _placed(finding: Finding) -> Problem:
    path, sentence = finding
    match path:
        case ("terms", int(index), *_inside):
            return Problem(sentence, term=index)
        case _:
            return Problem(sentence, str(path[0]))


def _policies(case: Case) -> Iterator[Problem]:
    for index, term in enumerate(case.version.terms):
        if isinstance(term, ByPolicy) and (sentence := misfit(term, case.around.policies)):
            yield Problem(sentence, term=index)


def _locked(case: Case) -> Iterator[Problem]:
    """What the nearest base locks is said once, whatever the bases below it lock."""
    found: dict[int, str] = {}
    for family, above in case.around.above:
        if family.kind is Kind.BASE:
            terms = case.version.terms, family.ref, above.terms
            for index, sentence in contradicting(*terms, case.day, case.around.policies):
                found.setdefault(index, sentence)
    return (Problem(sentence, term=index) for index, sentence in found.items())


CHECKS: tuple[Callable[[Case], Iterator[Problem]], ...] = (
    _start,
    _end,
    _by_itself,
    _account,
    _references,
    _price,
    _shipping,
    _policies,
    _locked,
)
