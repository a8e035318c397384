"""What every database must be able to do for the search, and which of ours does it how."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, text

from store.bulk import in_chunks, write_many
from store.search.questions import Question

Names = dict[int, str]
"""What a row is found by, one folded name a line."""

WORDS_SHOWN = 24  # words of a clause that are shown around what was found


@dataclass(frozen=True, slots=True)
class ClauseFound:
    """A version whose clauses contain the words, and the part where they stand."""

    contract: str
    number: int
    titles: tuple[str, ...]
    part: str


class Index(ABC):
    """The tables of the search, which both databases have under the same names."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @abstractmethod
    def accounts(self, question: Question, most: int) -> Names:
        """Up to *most* accounts whose names answer *question*, by row."""

    @abstractmethod
    def contracts(self, question: Question, most: int) -> Names:
        """Up to *most* contracts whose names answer *question*, by row."""

    @abstractmethod
    def products(self, question: Question, most: int) -> Names:
        """Up to *most* products whose numbers or names answer *question*, by row."""

    @abstractmethod
    def products_with(self, question: Question, most: int) -> Names:
        """The same, of however few letters: every name may have to be looked at."""

    @abstractmethod
    def called(self, words: Sequence[str], most: int) -> Names:
        """Up to *most* accounts with a name that is one of *words*, or begins with it."""

    @abstractmethod
    def clauses(self, words: Sequence[str], most: int) -> list[ClauseFound]:
        """The versions in whose clauses all folded *words* stand, the best first."""

    @abstractmethod
    def add_clauses(self, rows: Sequence[dict[str, Any]]) -> None:
        """Let the version of each ``id`` be found by its clauses' ``title`` and ``body``."""

    def add_names(self, table: str, rows: Sequence[dict[str, Any]]) -> None:
        """Let each ``id`` of *table*: account, contract or product, be found by its ``names``."""
        write_many(self._connection, ADD_NAMES[table], rows)

    def remove(self, table: str, gone: Iterable[str]) -> None:
        """Forget the rows of those accounts, contracts, or clauses of those contracts."""
        for some in in_chunks(gone):
            self._connection.execute(REMOVE[table], {"gone": some})


def _removing(sql: str) -> TextClause:
    return text(sql).bindparams(bindparam("gone", expanding=True))


ADD_NAMES = {
    "account": text("INSERT INTO account_search (rowid, names) VALUES (:id, :names)"),
    "contract": text("INSERT INTO contract_search (rowid, names) VALUES (:id, :names)"),
    "product": text("INSERT INTO product_search (rowid, names) VALUES (:id, :names)"),
}
REMOVE = {
    "account": _removing(
        "DELETE FROM account_search WHERE rowid IN (SELECT id FROM account WHERE code IN :gone)"
    ),
    "contract": _removing(
        "DELETE FROM contract_search WHERE rowid IN (SELECT id FROM contract WHERE ref IN :gone)"
    ),
    "product": _removing(
        "DELETE FROM product_search WHERE rowid IN (SELECT id FROM product WHERE sku IN :gone)"
    ),
    "clause": _removing(
        "DELETE FROM clause_search WHERE rowid IN (SELECT id FROM version WHERE contract IN :gone)"
    ),
}
