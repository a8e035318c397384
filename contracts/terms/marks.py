"""What a field's type says of its values: which it takes, in what order, and how to say no."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from contracts.i18n import _, number, quoted
from contracts.money import Money
from contracts.percent import exact


@dataclass(frozen=True, slots=True)
class Taken:
    """Marks a field whose values one function reads; *meaning* stands in the reference."""

    take: Callable[[Any], Any]
    meaning: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.take, handler(source))


@dataclass(frozen=True, slots=True)
class Whole:
    """Marks an int field: the whole numbers that it takes, both limits included."""

    least: int
    most: int

    @property
    def meaning(self) -> str:
        return f"a whole number from {self.least} to {self.most}"

    def taken(self, value: object) -> int:
        """*value* as a whole number within the limits, or a PydanticCustomError."""
        read = exact(value)
        if read != int(read) or not self.least <= read <= self.most:
            raise PydanticCustomError(
                "whole_number",
                _(
                    "{text} is not a whole number from {least} to {most}",
                    text=quoted(value),
                    least=number(self.least),
                    most=number(self.most),
                ),
            )
        return int(read)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.taken, handler(source))


@dataclass(frozen=True, slots=True)
class Sign:
    """Marks a Money field that takes only one side of zero: 1 above or at it, −1 below or at it."""

    side: int
    refusal: str
    meaning: str

    def taken(self, value: object) -> Money:
        """*value* as money on that side of zero, or a PydanticCustomError."""
        money = Money.taken(value)
        if money.amount * self.side < 0:
            raise PydanticCustomError("sign", _(self.refusal))
        return money

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.taken, handler(source))


@dataclass(frozen=True, slots=True)
class Ascending:
    """Marks a tuple of tiers: each begins above the one before it (TERMS 2)."""

    by: str
    written: str  # the name of that field in a contract file

    def checked(self, tiers: tuple[Any, ...]) -> tuple[Any, ...]:
        """*tiers* themselves, or a PydanticCustomError that says where they do not rise."""
        for before, after in pairwise(getattr(tier, self.by) for tier in tiers):
            if not before < after:
                raise PydanticCustomError(
                    "ascending",
                    _(
                        "Tiers rise by {field}, each only once: {after} comes after {before}",
                        field=self.written,
                        before=before,
                        after=after,
                    ),
                )
        return tiers

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.checked, handler(source))
