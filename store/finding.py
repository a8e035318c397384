"""Finding by what people half remember: names with typing errors, clauses by their words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from contracts.account import Account
from contracts.contract import Family
from contracts.folding import folded
from contracts.ranking import one_error_away, promising, ranked
from store.accounts import ACCOUNTS, account_from
from store.catalog_on import PRODUCTS
from store.contract_queries import CONTRACTS
from store.contracts import family_from
from store.search import ClauseFound, Index, Names, Question, of_few_letters, questions

SHORT_WORD = 7  # up to here every possible typing error is looked up
MOST = 2_000  # accounts that are compared roughly
FEWER = 500  # contracts and products: common words, beside their reference or number
CLOSER = 60  # of them, those that are compared closely

ACCOUNTS_BY_ID, CONTRACTS_BY_ID, PRODUCTS_BY_ID = (
    select(table).where(table.c.id.in_(bindparam("ids", expanding=True)))
    for table in (ACCOUNTS, CONTRACTS, PRODUCTS)
)


class Finder:
    """Looks in the search index, then compares what it gave with what was typed."""

    def __init__(self, connection: Connection, index: Index) -> None:
        self._connection, self._index = connection, index

    def accounts(self, typed: str, most: int) -> list[tuple[float, Account]]:
        """The accounts whose code, name or alias fits, the best first, with their score."""
        names = _matching(self._index.accounts, typed, MOST) | self._nearly_called(typed)
        best = _best(typed, names, most)
        rows = self._rows(ACCOUNTS_BY_ID, [number for _, number in best])
        return [(points, account_from(rows[number])) for points, number in best]

    def contracts(self, typed: str, most: int) -> list[tuple[float, Family]]:
        """The contracts whose reference or title fits, the best first, with their score."""
        best = _best(typed, _matching(self._index.contracts, typed, FEWER), most)
        rows = self._rows(CONTRACTS_BY_ID, [number for _, number in best])
        return [(points, family_from(rows[number])) for points, number in best]

    def products(self, typed: str, most: int) -> list[tuple[float, str]]:
        """The products whose number or name fits, the best first: their score and number."""
        names = _matching(self._index.products, typed, FEWER) or self._with_few_letters(typed)
        best = _best(typed, names, most)
        rows = self._rows(PRODUCTS_BY_ID, [number for _, number in best])
        return [(points, rows[number]["sku"]) for points, number in best]

    def clauses(self, typed: str, most: int) -> list[ClauseFound]:
        """The versions in whose clauses every typed word stands, the best first."""
        words = folded(typed).split()
        return self._index.clauses(words, most) if words else []

    def _nearly_called(self, typed: str) -> Names:
        """The accounts whose code, or first word of a name, is short and one letter away."""
        word = folded(typed).partition(" ")[0]
        if not 1 < len(word) <= SHORT_WORD:
            return {}
        return self._index.called([word, *sorted(one_error_away(word))], MOST)

    def _with_few_letters(self, typed: str) -> Names:
        """The products in whose names words such as “M8” stand."""
        question = of_few_letters(folded(typed).split())
        return self._index.products_with(question, FEWER) if question else {}

    def _rows(self, statement: Any, numbers: Sequence[int]) -> Mapping[int, Any]:
        rows = self._connection.execute(statement, {"ids": numbers}).mappings() if numbers else ()
        return {row["id"]: row for row in rows}


def _matching(asked: Callable[[Question, int], Names], typed: str, most: int) -> Names:
    """What answers the strictest question that anything answers."""
    for question in questions(folded(typed).split()):
        if found := asked(question, most):
            return found
    return {}


def _best(typed: str, names: Names, most: int) -> Sequence[tuple[float, int]]:
    closer: Iterable[int] = promising(typed, names, CLOSER)
    return ranked(typed, ((number, names[number].split("\n")) for number in closer))[:most]
