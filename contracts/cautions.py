"""What an approver should see of a version although nothing refuses it (TERMS 4.5)."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from contracts.account import Account
from contracts.days import day_after, day_before
from contracts.deadlines import last_day
from contracts.errors import Refusal
from contracts.i18n import _, many, percent, quoted, show_day
from contracts.policies import Policies, filled
from contracts.terms import PaymentTerms, Term
from contracts.terms.by_policy import ByPolicy
from contracts.version import Version

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a version is looked at beside; what is not given is not looked at."""

    running: Version | None = None  # the version that it is to follow
    account: Account | None = None
    max_payment_days: Mapping[str, int] = field(default_factory=dict)  # by country
    policies: Policies | None = None
    price_lists: Collection[str] | None = None
    product_sets: Collection[str] | None = None


def cautions(version: Version, beside: Beside, today: date) -> list[str]:
    """A sentence for everything in *version* that deserves a second look *today*."""
    return [sentence for look in LOOKS for sentence in look(version, beside, today)]


def _begins(version: Version, beside: Beside, today: date) -> Iterator[str]:
    """Days that have passed already, and days between two versions on which none holds."""
    start = version.start
    if not isinstance(start, date):
        return
    if start < today:
        words = "It begins on {day}, {days} before today."
        days = many("{count} day", "{count} days", (today - start).days)
        yield _(words, day=show_day(start), days=days)
    last = _last(beside.running)
    if last is not None and day_after(last) < start:
        words = "Nothing is in force from {first} to {last}, between the two versions."
        yield _(words, first=show_day(day_after(last)), last=show_day(day_before(start)))


def _last(running: Version | None) -> date | None:
    """The last day of *running* as far as it is known; None also where it runs on."""
    if running is None:
        return None
    last = running.termination.on if running.termination else last_day(running)
    return last if isinstance(last, date) else None


def _value(version: Version, beside: Beside, _today: date) -> Iterator[str]:
    new, old = version.value, beside.running.value if beside.running else None
    if new is None or old is None:
        return
    if new.currency != old.currency:
        yield _("Its value is in {new}; it was in {old}.", new=new.currency, old=old.currency)
    elif new < old and old.amount > 0:
        share = (100 * (old - new).amount / old.amount).quantize(TENTH, ROUND_HALF_UP)
        words = "Its value is {less} ({share}) lower than before."
        yield _(words, less=(old - new).short, share=percent(share))


def _whole_catalog(version: Version, _beside: Beside, _today: date) -> Iterator[str]:
    """A filter in the same contract sets such a percentage aside (TERMS 4)."""
    kinds = {term.kind for term in version.terms}
    if "master_catalog_price" in kinds and "catalog_filter" not in kinds:
        yield _("The percentage on the catalog opens the whole catalog to the customer.")


def _payment_days(version: Version, beside: Beside, _today: date) -> Iterator[str]:
    calendar = beside.account.holidays if beside.account else None
    country, _dash, _part = (calendar or "").partition("-")
    most = beside.max_payment_days.get(country)
    for term in version.terms:
        days = _net_days(term, beside.policies or {})
        if most is not None and days is not None and days > most:
            words = "Payment within {days} is more than the {most} that we allow in {country}."
            more = many("{count} day", "{count} days", days)
            yield _(words, days=more, most=most, country=country)


def _net_days(term: Term, policies: Policies) -> int | None:
    try:
        whole = filled(term, policies)
    except Refusal:
        return None
    return whole.net_days if isinstance(whole, PaymentTerms) else None


def _names(version: Version, beside: Beside, _today: date) -> Iterator[str]:
    """What a term names but nobody knows: each once, in the order of the terms."""
    known: Mapping[str, Collection[str] | None] = {
        "policy": beside.policies,
        "price_list": beside.price_lists,
        "product_set": beside.product_sets,
    }
    named = ((what, _named(term, what)) for term in version.terms for what in known)
    for what, name in dict.fromkeys(named):
        names = known[what]
        if name is not None and names is not None and name not in names:
            yield _(THERE_IS_NO[what], name=quoted(name))


THERE_IS_NO = {
    "policy": "There is no policy {name}.",
    "price_list": "There is no price list {name}.",
    "product_set": "There is no product set {name}.",
}


def _named(term: Term, what: str) -> str | None:
    """What *term* names under *what*, itself or where it differs from its policy."""
    said = {"policy": term.policy, **term.differing} if isinstance(term, ByPolicy) else {}
    name = said.get(what, getattr(term, what, None))
    return name if isinstance(name, str) else None


LOOKS: tuple[Callable[[Version, Beside, date], Iterator[str]], ...] = (
    _begins,
    _value,
    _whole_catalog,
    _payment_days,
    _names,
)
