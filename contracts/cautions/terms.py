"""Terms and a value that deserve a second look: the whole catalog, long payment, no effect."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from contracts.cautions.beside import Beside, Caution
from contracts.digits import nearest
from contracts.effective import Lost, Why
from contracts.errors import Refusal
from contracts.i18n import _, many, percent
from contracts.policies import Policies, filled
from contracts.terms import PaymentTerms, Term
from contracts.version import Version


def value(version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """A value that is lower than before, or in another currency."""
    new, old = version.value, beside.running.value if beside.running else None
    if new is None or old is None:
        return
    if new.currency != old.currency:
        words = "Its value is in {new}; it was in {old}."
        yield Caution(_(words, new=new.currency, old=old.currency))
    elif new < old and old.amount > 0:
        share = nearest(100 * Fraction((old - new).amount) / Fraction(old.amount), 1)
        words = "Its value is {less} ({share}) lower than before."
        yield Caution(_(words, less=(old - new).short, share=percent(share)))


def whole_catalog(version: Version, _beside: Beside, _today: date) -> Iterator[Caution]:
    """A filter in the same contract sets such a percentage aside (TERMS 4)."""
    kinds = {term.kind for term in version.terms}
    if "master_catalog_price" in kinds and "catalog_filter" not in kinds:
        sentence = _("The percentage on the catalog opens the whole catalog to the customer.")
        yield Caution(sentence, _("Name product sets or a filter, unless that is meant."))


def payment_days(version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """More days than the seller allows in the customer's country."""
    calendar = beside.account.holidays if beside.account else None
    country, _dash, _part = (calendar or "").partition("-")
    most = beside.max_payment_days.get(country)
    for term in version.terms:
        days = _net_days(term, beside.policies or {})
        if most is not None and days is not None and days > most:
            words = "Payment within {days} is more than the {most} that we allow in {country}."
            more = many("{count} day", "{count} days", days)
            yield Caution(
                _(words, days=more, most=most, country=country),
                many("Agree on {count} day at most.", "Agree on {count} days at most.", most),
            )


def _net_days(term: Term, policies: Policies) -> int | None:
    try:
        whole = filled(term, policies)
    except Refusal:
        return None
    return whole.net_days if isinstance(whole, PaymentTerms) else None


def without_effect(_version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """Terms that lose against another, whatever is ordered."""
    outlook = beside.outlook
    for lost in outlook.effective.lost if outlook else ():
        if outlook and lost.layer is outlook.stack.main and lost.why in NO_EFFECT:
            yield NO_EFFECT[lost.why](lost)


def _against(words: str, todo: str) -> Callable[[Lost], Caution]:
    def saying(lost: Lost) -> Caution:
        other = lost.to
        origin = other.layer.ref if other else ""
        said = other.whole.words() if other else ""
        return Caution(_(words, term=lost.term.words(), origin=origin, other=said), _(todo))

    return saying


NO_EFFECT: Mapping[Why, Callable[[Lost], Caution]] = {
    Why.WORSE: _against(
        "“{term}” has no effect: {origin} is better for the customer, “{other}”.",
        "Leave it out, or improve on that.",
    ),
    Why.NEARER: _against(
        "“{term}” has no effect: {origin} is nearer, “{other}”.",
        "Leave it out, or change it there.",
    ),
    Why.SET_ASIDE: _against(
        "“{term}” has no effect: the filter “{other}” takes its place.",
        "Leave one of them out.",
    ),
}
