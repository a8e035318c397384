"""What the seller offers everybody: what holds where nothing was agreed (TERMS 3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Method(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def credit(self) -> bool:
        """Whether only a customer with a credit line may pay so."""


class Worded(Protocol):
    def words(self) -> str: ...


class Offers(Protocol):
    """The seller, as far as its own terms go."""

    @property
    def payment_methods(self) -> Sequence[Method]: ...
    @property
    def payment_terms(self) -> Worded | None: ...
    @property
    def shipping_modes(self) -> Sequence[Worded]: ...
    @property
    def fulfilment_centers(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Nothing:
    """A seller who said nothing of the kind."""

    payment_methods: Sequence[Method] = ()
    payment_terms: Worded | None = None
    shipping_modes: Sequence[Worded] = ()
    fulfilment_centers: Sequence[str] = ()
