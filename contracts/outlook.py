"""What a version makes of the terms and prices of a customer, before anybody agreed to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from contracts.contract import Family
from contracts.effective import Effective, Stack
from contracts.policies import Policies
from contracts.pricing import Asked, Catalog, Entitled, Priced, Rules, priced
from contracts.version import Version

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A version as if it were in force."""

    contract: Family
    version: Version
    content_hash: str = ""  # nothing is kept of what nobody agreed to

    @property
    def ref(self) -> str:
        """``ACME-1/4``."""
        return f"{self.contract.ref}/{self.version.number}"


@dataclass(frozen=True, slots=True)
class Shop:
    """What we sell on a day, by which rules, and in which currency a customer buys."""

    catalog: Catalog
    rules: Rules
    currency: str

    def expect(self, skus: Iterable[str]) -> None:
        """Read these products together."""
        self.catalog.expect(skus)


class Outlook:
    """The effective terms of a stack on the shop's day, and what products cost by them."""

    def __init__(self, stack: Stack, policies: Policies, shop: Shop) -> None:
        self.stack, self.shop, self.day = stack, shop, shop.rules.day
        self._entitled = Entitled(stack, self.day, policies)

    @property
    def effective(self) -> Effective:
        return self._entitled.effective

    def priced(self, sku: str, quantity: Decimal = ONE) -> Priced:
        """What *quantity* of a product costs, with everything that lost."""
        asked = Asked(sku, quantity, self.shop.currency, self.shop.catalog)
        return priced(self.stack.main, self._entitled.book, asked, self.shop.rules)
