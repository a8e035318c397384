"""Price uplifts: by a percentage, by an amount, or by an index, and what each term makes of one."""

from contracts.uplift.by import (
    BelowZero,
    ByAmount,
    ByFactor,
    OtherCurrency,
    Uplift,
    by_percent,
)
from contracts.uplift.index import (
    IndexRule,
    NoBaseMonth,
    NoIndexValue,
    NoSeries,
    Reading,
    by_index,
)
from contracts.uplift.raising import Kept, Raised, Uplifted, uplifted

__all__ = [
    "BelowZero",
    "ByAmount",
    "ByFactor",
    "IndexRule",
    "Kept",
    "NoBaseMonth",
    "NoIndexValue",
    "NoSeries",
    "OtherCurrency",
    "Raised",
    "Reading",
    "Uplift",
    "Uplifted",
    "by_index",
    "by_percent",
    "uplifted",
]
