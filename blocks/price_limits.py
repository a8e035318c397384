"""The limits on an order that a price touches."""

from collections.abc import Callable, Iterator, Mapping

from blocks.agreement import source
from blocks.mrkdwn import Mrkdwn, italic, phrase
from contracts.effective import Effective
from contracts.i18n import _
from contracts.money import Money
from contracts.terms import MinimumOrder, OrderApproval, PurchaseLimit


def limits_touched(terms: Effective, total: Money) -> Iterator[Mrkdwn]:
    """A line for each limit of *terms* that an order of *total* touches, without tax."""
    for line in terms.lines:
        said = TOUCHED.get(type(line.whole), _untouched)(line.whole, total)
        if said:
            yield phrase("• {said} — {origin}", said=said, origin=italic(source(line.layer)))


def _minimum(term: MinimumOrder, total: Money) -> str:
    if term.amount.currency != total.currency or total >= term.amount:
        return ""
    words = "By itself this is below the minimum order of {amount}"
    return _(words, amount=term.amount.short)


def _limit(term: PurchaseLimit, total: Money) -> str:
    if term.amount.currency != total.currency or total <= term.amount:
        return ""
    return _("Above the purchase limit of {amount}", amount=term.amount.short)


def _approval(term: OrderApproval, total: Money) -> str:
    if term.above is None:
        return _("The customer must approve every order")
    if term.above.currency != total.currency or total <= term.above:
        return ""
    return _("The customer must approve an order above {amount}", amount=term.above.short)


def _untouched(_term: object, _total: Money) -> str:
    return ""


TOUCHED: Mapping[type, Callable[..., str]] = {
    MinimumOrder: _minimum,
    PurchaseLimit: _limit,
    OrderApproval: _approval,
}
