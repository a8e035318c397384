"""What a version is looked at beside, and what is said of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from typing_extensions import override

from contracts.account import Account
from contracts.outlook import Outlook
from contracts.policies import Policies
from contracts.terms.shipping_modes import ShippingMode
from contracts.version import Version

MOST = 300  # products that are looked at, where many are named


@dataclass(frozen=True, slots=True)
class Beside:
    """What a version is looked at beside; what is not given is not looked at."""

    running: Version | None = None  # the version that it is to follow
    account: Account | None = None
    max_payment_days: Mapping[str, int] = field(default_factory=dict)  # by country
    policies: Policies | None = None
    price_lists: Collection[str] | None = None
    product_sets: Collection[str] | None = None
    centers: Sequence[str] = ()  # the seller's fulfilment centers
    methods: Sequence[str] = ()  # the seller's payment methods
    modes: Sequence[ShippingMode] = ()  # the seller's shipping modes
    outlook: Outlook | None = None  # what would count with it
    bases_end: Mapping[str, date] = field(default_factory=dict)  # those that end before it
    most: int = MOST


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that refuses nothing, but deserves a second look; and what to do."""

    sentence: str
    todo: str = ""

    @override
    def __str__(self) -> str:
        return " ".join(filter(None, (self.sentence, self.todo)))
