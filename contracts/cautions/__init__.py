"""What an author and an approver should see although nothing refuses the version (TERMS 4.5)."""

from collections.abc import Callable, Iterator
from datetime import date

from contracts.cautions.beside import MOST, Beside, Caution
from contracts.cautions.days import base_ends, begins
from contracts.cautions.limits import limits_below_commitments, tiers_out_of_reach
from contracts.cautions.lists import lists_in_other_currencies
from contracts.cautions.named import (
    names,
    unknown_centers,
    unknown_methods,
    unknown_modes,
    unknown_products,
)
from contracts.cautions.percentages import beaten_percentages
from contracts.cautions.prices import written_prices
from contracts.cautions.terms import payment_days, value, whole_catalog, without_effect
from contracts.version import Version

Look = Callable[[Version, Beside, date], Iterator[Caution]]
LOOKS: tuple[Look, ...] = (
    begins,
    base_ends,
    value,
    whole_catalog,
    payment_days,
    names,
    unknown_centers,
    unknown_methods,
    unknown_modes,
    unknown_products,
    lists_in_other_currencies,
    without_effect,
    beaten_percentages,
    written_prices,
    limits_below_commitments,
    tiers_out_of_reach,
)


def cautions(version: Version, beside: Beside, today: date) -> list[Caution]:
    """Everything in *version* that deserves a second look *today*."""
    return [caution for look in LOOKS for caution in look(version, beside, today)]


__all__ = ["MOST", "Beside", "Caution", "cautions"]
