"""Percentages on some products that one on the whole catalog beats, whatever is ordered."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from contracts.cautions.beside import Beside, Caution
from contracts.effective import Layer
from contracts.effective.merging import LIMITING
from contracts.i18n import _
from contracts.outlook import Outlook
from contracts.terms import MasterCatalogPrice, SelectivePrice, TermBase, VolumePrice
from contracts.version import Version


def beaten_percentages(_version: Version, beside: Beside, _today: date) -> Iterator[Caution]:
    """Those of the version itself; where both are of one kind, ``without_effect`` tells."""
    outlook = beside.outlook
    if outlook is None:
        return
    wide = list(_on_everything(outlook))
    for line in outlook.effective.lines:
        own = _best_of(line.whole) if line.layer is outlook.stack.main else None
        better = [(term, by) for term, by in wide if own is not None and term.percent < own]
        if better:
            term, by = min(better, key=lambda one: one[0].percent)
            words = "“{term}” has no effect: {origin} is better for the customer, “{other}”."
            said = _(words, term=line.whole.words(), origin=by.ref, other=term.words())
            yield Caution(said, _("Leave it out, or improve on that."))


def _on_everything(outlook: Outlook) -> Iterator[tuple[MasterCatalogPrice, Layer]]:
    """The percentages on the catalog that reach all that the version may name."""
    lines = outlook.effective.lines
    narrowed = {line.layer.ref for line in lines if line.whole.kind in LIMITING}
    for line in lines:
        own = line.layer is outlook.stack.main
        if isinstance(line.whole, MasterCatalogPrice) and (own or line.layer.ref not in narrowed):
            yield line.whole, line.layer


def _best_of(term: TermBase) -> Decimal | None:
    """The lowest percentage of a term on the prices of the catalog; None of any other term."""
    match term:
        case SelectivePrice(price_list=None, percent=percent):
            return percent
        case VolumePrice(tiers=tiers):
            return min(tier.percent for tier in tiers)
        case _:
            return None
