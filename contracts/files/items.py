"""What a contract file holds: items of a few kinds, each with the lines of its parts (TERMS 9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from contracts.errors import Refusal
from contracts.i18n import _

Path = tuple[str | int, ...]
"""Where a value stands in its item: ``("versions", 0, "terms", 2, "percent")``."""


class ItemKind(StrEnum):
    """What an item is; the value is its key in JSON lines."""

    SELLER = "seller"
    POLICY = "policy"
    PRODUCT = "product"
    PRICE_LIST = "price_list"
    PRODUCT_SET = "product_set"
    ACCOUNT = "account"
    CONTRACT = "contract"


SECTIONS: Mapping[str, ItemKind] = {
    "seller": ItemKind.SELLER,
    "policies": ItemKind.POLICY,
    "products": ItemKind.PRODUCT,
    "price_lists": ItemKind.PRICE_LIST,
    "product_sets": ItemKind.PRODUCT_SET,
    "accounts": ItemKind.ACCOUNT,
    "contracts": ItemKind.CONTRACT,
}
"""The keys of a YAML or JSON contract file, in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with an item, and where: an item with a problem is refused."""

    line: int
    field: str  # versions[0].terms[2].percent; empty: the item as a whole
    sentence: str


class Where(Protocol):
    """Knows the lines of an item's values; a dataclass of plain values, so that it can be kept."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    def locate(self, path: Path) -> int:
        """The line of the value at *path*, or of the nearest thing around it."""


@dataclass(frozen=True, slots=True)
class OneLine:
    """Where everything of an item stands on one line."""

    line: int

    def locate(self, _path: Path) -> int:
        return self.line


@dataclass(frozen=True, slots=True)
class Item:
    """One account, contract, product … as it stands in a file; its numbers are still text."""

    kind: ItemKind
    line: int
    data: Any
    where: Where
    problems: tuple[Problem, ...] = ()
    """What was found wrong while reading."""
    findings: tuple[Problem, ...] = ()
    """What could not be made sense of, but does not keep the item out (CSV)."""
    brings: Mapping[str, Any] | None = None
    """The account that a row of a CSV file brings along with its contract."""
    rows: int = 0
    """How many rows of a CSV file were gathered into it; known while it is read, not kept."""


class Unreadable(Refusal):
    """The file cannot be read."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(_("Line {line}: {sentence}", line=line, sentence=sentence))
        self.line, self.sentence = line, sentence


def stands_twice(line: int, path: Path) -> Problem:
    """What is said of a key that stands twice in one object."""
    return Problem(line, dotted(path), _("“{key}” stands here twice.", key=path[-1]))


def dotted(path: Path) -> str:
    """``versions[0].terms[2].percent``, as people read a path."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")
