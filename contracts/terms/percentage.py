"""Terms that are a percentage on a price of the catalog or of a price list (TERMS 4)."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from contracts.money import Money
from contracts.terms.base import TermBase


@dataclass(frozen=True, slots=True)
class Listed:
    """What *per* pieces cost before anything was agreed, without tax."""

    price: Money
    per: int = 1


class Ware(Protocol):
    """What is asked for: a product, how many of it, in which currency; as things are on a day."""

    @property
    def quantity(self) -> Decimal: ...
    def at_catalog(self) -> Listed | None:
        """Its price in the catalog in the currency that is asked for."""

    def at_list(self, price_list: str) -> Listed | None:
        """Its price in one of the seller’s lists, in that currency."""

    def is_in(self, product_set: str) -> bool:
        """Whether it is a member of the set; of one that nobody knows nothing is."""


@dataclass(frozen=True, slots=True)
class Percentage:
    """A signed percentage on a listed price."""

    listed: Listed
    percent: Decimal


class PercentageTerm(TermBase, ABC):
    """One of the percentages of a contract, the best of which is its price."""

    @abstractmethod
    def on(self, ware: Ware) -> Percentage | None:
        """What it makes of *ware*; None where it says nothing about it."""


def percentage(listed: Listed | None, percent: Decimal | None) -> Percentage | None:
    """Both together, where there are both."""
    return None if listed is None or percent is None else Percentage(listed, percent)
