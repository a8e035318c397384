"""Values of the domain: frozen, strict, and with the rules that recur declared as tables."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from contracts.i18n import _, listed


class Model(BaseModel):
    """A value of the domain: frozen, unknown fields refused, its rules declared as tables."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_default=False, serialize_by_alias=True
    )

    one_of: ClassVar[tuple[str, ...]] = ()  # exactly one of these fields is given
    together: ClassVar[tuple[str, ...]] = ()  # all of these fields are given, or none
    in_order: ClassVar[tuple[tuple[str, str], ...]] = ()  # the first is not above the second

    @model_validator(mode="after")
    def _rules(self) -> Self:
        if self.one_of:
            self._check_one_of()
        if self.together:
            self._check_together()
        for first, last in self.in_order:
            self._check_order(first, last)
        return self

    def _check_one_of(self) -> None:
        given = [name for name in self.one_of if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError(
                "one_of", _("Give exactly one of {fields}", fields=listed(self.one_of))
            )

    def _check_together(self) -> None:
        if len({getattr(self, name) is None for name in self.together}) > 1:
            raise PydanticCustomError(
                "together", _("{fields} come together or not at all", fields=listed(self.together))
            )

    def _check_order(self, first: str, last: str) -> None:
        low, high = getattr(self, first), getattr(self, last)
        if low is not None and high is not None and high < low:
            raise PydanticCustomError(
                "in_order", _("{first} lies beyond {last}", first=first, last=last)
            )


class Part(Model, ABC):
    """One item, tier or node inside a term."""

    @abstractmethod
    def words(self) -> str:
        """One line, as it stands in a list of such parts."""


def itemized(line: str, heading: str, parts: Sequence[Part]) -> tuple[str, ...]:
    """*line* where there is one part at most, else *heading* and each part on its own line."""
    if len(parts) < 2:  # noqa: PLR2004 - one part needs no list
        return (line,)
    return (heading, *(part.words() for part in parts))
