"""Prices written into the contract, product by product."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, Self

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _, number
from contracts.money import Money
from contracts.terms.base import C_B, Part, Section, TermBase
from contracts.terms.fields import NOT_EMPTY, Amount, Day, Name, Per, Quantity
from contracts.terms.many import Many
from contracts.terms.phrases import pieces, span
from contracts.terms.wording import short, some


class CustomPrice(Part):
    """The written price of one product, perhaps only for some quantities or days."""

    in_order = (("min_quantity", "max_quantity"), ("valid_from", "valid_to"))

    sku: Name = Field(description="the product")
    price: Amount = Field(description="without tax; keeps the decimals that are written")
    per: Per = Field(default=1, description="how many pieces cost that")
    min_quantity: Quantity | None = Field(default=None, description="from this quantity on")
    max_quantity: Quantity | None = Field(default=None, description="up to this quantity")
    valid_from: Day | None = Field(default=None, description="the first day of this price")
    valid_to: Day | None = Field(default=None, description="the last day of this price")

    def tagged(self) -> str:
        """``BOLT-M8 90.00 EUR``, ``NUT-M8 4.50 EUR per 100``: for a list of many."""
        return _("{sku} {price}", sku=short(self.sku), price=self._price())

    @override
    def words(self) -> str:
        parts = [
            _("{sku} at {price}", sku=short(self.sku), price=self._price()),
            self._quantities(),
            span(self.valid_from, self.valid_to),
        ]
        return " ".join(part for part in parts if part)

    def _price(self) -> str:
        if self.per == 1:
            return str(self.price)
        return _("{price} per {count}", price=self.price, count=number(self.per))

    def _quantities(self) -> str:
        low, high = self.min_quantity, self.max_quantity
        if low is not None and high is not None:
            return _("for {low} to {high} pieces", low=number(low), high=number(high))
        if low is not None:
            return _("from {pieces}", pieces=pieces(low))
        return _("up to {pieces}", pieces=pieces(high)) if high is not None else ""


class CustomPrices(TermBase):
    """Prices written into the contract, product by product (TERMS 4)."""

    label = "Written prices"
    section = Section.PRICING
    levels = C_B
    example = {
        "kind": "custom_prices",
        "items": [
            {"sku": "BOLT-M8", "price": "90.00 EUR", "min_quantity": 100},
            {"sku": "NUT-M8", "price": "4.50 EUR", "per": 100, "valid_to": "2026-06-30"},
        ],
    }

    kind: Literal["custom_prices"] = "custom_prices"
    items: Annotated[Many[CustomPrice], NOT_EMPTY] = Field(description="the prices")

    def only(self, items: Sequence[CustomPrice]) -> Self:
        """The same term with these of its prices."""
        return self.model_copy(update={"items": Many.of(items)})

    @override
    def words(self) -> str:
        if len(self.items) == 1:
            return self.items[0].words()
        return _(
            "{count} written prices: {items}",
            count=number(len(self.items)),
            items=some(self.items, CustomPrice.tagged),
        )

    @override
    def _in_full(self) -> tuple[str, ...]:
        if len(self.items) == 1:
            return (self.words(),)
        heading = _("{count} written prices", count=number(len(self.items)))
        return (heading, *(item.words() for item in self.items))

    @override
    def gist(self) -> str:
        if len(self.items) == 1:
            return self.items[0].words()
        return _("{count} written prices", count=number(len(self.items)))

    @override
    def amounts(self) -> Iterator[Money]:
        return (item.price for item in self.items)
