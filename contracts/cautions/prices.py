"""Written prices that deserve a second look: dearer than the percentage, or beaten elsewhere."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from contracts.cautions.beside import Beside, Caution
from contracts.i18n import _, many
from contracts.outlook import ONE, Outlook
from contracts.pricing import Offer, Priced, holds
from contracts.terms import CustomPrices
from contracts.terms.custom_prices import CustomPrice
from contracts.version import Version

SHOWN = 5  # of each kind; of the rest it is said how many there are


def written_prices(version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """Each written price beside what else the customer would pay for as many."""
    outlook = beside.outlook
    if outlook is None:
        return
    terms = [term for term in version.terms if term.holds_on(outlook.day)]
    items = [item for term in terms if isinstance(term, CustomPrices) for item in term.items]
    looked_at = list(islice(items, beside.most))
    found = [one for item in looked_at if (one := _looked_at(item, outlook))]
    yield from found[:SHOWN]
    if len(found) > SHOWN:
        more = len(found) - SHOWN
        words = "One more written price is such a one.", "{count} more written prices are such."
        yield Caution(many(*words, more))
    if len(items) > len(looked_at):
        only = "Only the first {count} of its written prices were looked at."
        yield Caution(_(only, count=len(looked_at)))


def _looked_at(item: CustomPrice, outlook: Outlook) -> Caution | None:
    if item.price.currency != outlook.shop.currency:
        return None
    found = outlook.priced(item.sku, item.min_quantity or ONE)
    own = next((one for one in found.offers if _is(one, item, outlook)), None)
    if own is None:
        return _out_of_reach(item, outlook)
    return _beaten(own, item, found) or _above_percentage(own, item, found)


def _out_of_reach(item: CustomPrice, outlook: Outlook) -> Caution | None:
    """A price of a product that is excluded, or left out by what the contract is limited to."""
    if not holds(item, outlook.day):
        return None
    words = "The written price “{item}” has no effect: the product is excluded or left out."
    todo = _("Leave it out, or let the exclusions, inclusions and filters have the product.")
    return Caution(_(words, item=item.words()), todo)


def _is(offer: Offer, item: CustomPrice, outlook: Outlook) -> bool:
    return offer.written is item and offer.line.layer is outlook.stack.main


def _beaten(own: Offer, item: CustomPrice, found: Priced) -> Caution | None:
    """Another term, here or on another level, is better for as many."""
    best = found.best
    if best is None or best.unit >= own.unit:
        return None
    words = "The written price “{item}” has no effect: {price} by {origin} is better."
    said = _(words, item=item.words(), price=best.price, origin=best.line.layer.ref)
    return Caution(said, _("Leave it out, or improve on that."))


def _above_percentage(own: Offer, item: CustomPrice, found: Priced) -> Caution | None:
    """It counts (specific beats general), though a percentage of the contract would be lower."""
    beside = (one for one in found.set_aside if one.line.layer is own.line.layer)
    lower = [one for one in beside if one.unit < own.unit]
    if not lower:
        return None
    words = "The written price “{item}” is above what the percentage makes: {price} by “{term}”."
    term = lower[0].line.whole.words()
    said = _(words, item=item.words(), price=lower[0].price, term=term)
    return Caution(said, _("Lower it, or leave it out, unless that is meant."))
