"""In which time zone a contract lives, and what day it is there."""

from collections.abc import Callable
from datetime import date

from contracts.contract import Family
from store.unit_of_work import UnitOfWork

Today = Callable[[str | None], date]
"""The calendar day in a time zone, or (None) where the seller is."""


def zone_of(work: UnitOfWork, family: Family) -> str | None:
    """The time zone of a contract: its own, else its account's; None: the seller's (TERMS 2)."""
    if family.timezone or not family.account:
        return family.timezone
    return work.accounts.zone(family.account)
