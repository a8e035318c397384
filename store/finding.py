"""Finding by what people half remember: names with typing errors, clauses by their words."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, select, text

from contracts.account import Account
from contracts.contract import Family
from contracts.folding import folded
from contracts.ranking import one_error_away, promising, ranked
from store.accounts import ACCOUNTS, account_from
from store.contracts import CONTRACTS, family_from
from store.matching import queries, quoted

SHORT_WORD = 7  # up to here every possible typing error is looked up
MOST = 2_000  # accounts that are compared roughly
FEWER = 500  # contracts: they are called by few and common names, beside their reference
CLOSER = 60  # of them, those that are compared closely

Names = dict[int, str]
"""What a row is found by, one folded name a line."""

MATCHING = "SELECT rowid, names FROM {table} WHERE names MATCH :query LIMIT :most"
NEARLY_CALLED = text(
    "SELECT rowid, names FROM account_search WHERE rowid IN ("
    " SELECT account.id FROM json_each(:words) AS word JOIN account_name AS name"
    " ON name.folded = word.value"
    " OR (name.folded >= word.value || ' ' AND name.folded < word.value || '!')"
    " JOIN account ON account.code = name.account LIMIT :most)"
)
CLAUSES_MATCH = text(
    "SELECT version.contract, version.number, clause_search.title,"
    " snippet(clause_search, 1, '', '', ' … ', 24) AS part"
    " FROM clause_search JOIN version ON version.id = clause_search.rowid"
    " WHERE clause_search MATCH :query ORDER BY rank LIMIT :most"
)
ACCOUNTS_MATCH, CONTRACTS_MATCH = (
    text(MATCHING.format(table=table)) for table in ("account_search", "contract_search")
)
ACCOUNTS_BY_ID, CONTRACTS_BY_ID = (
    select(table).where(table.c.id.in_(bindparam("ids", expanding=True)))
    for table in (ACCOUNTS, CONTRACTS)
)


@dataclass(frozen=True, slots=True)
class ClauseFound:
    """A version whose clauses contain the words, and the part where they stand."""

    contract: str
    number: int
    titles: tuple[str, ...]
    part: str


class Finder:
    """Looks in the search index, then compares what it gave with what was typed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def accounts(self, typed: str, most: int) -> list[tuple[float, Account]]:
        """The accounts whose code, name or alias fits, the best first, with their score."""
        names = self._matching(ACCOUNTS_MATCH, typed, MOST) | self._nearly_called(typed)
        best = _best(typed, names, most)
        rows = self._rows(ACCOUNTS_BY_ID, [number for _, number in best])
        return [(points, account_from(rows[number])) for points, number in best]

    def contracts(self, typed: str, most: int) -> list[tuple[float, Family]]:
        """The contracts whose reference or title fits, the best first, with their score."""
        best = _best(typed, self._matching(CONTRACTS_MATCH, typed, FEWER), most)
        rows = self._rows(CONTRACTS_BY_ID, [number for _, number in best])
        return [(points, family_from(rows[number])) for points, number in best]

    def clauses(self, typed: str, most: int) -> list[ClauseFound]:
        """The versions in whose clauses every typed word stands, the best first."""
        words = folded(typed).split()
        if not words:
            return []
        query = {"query": " ".join(map(quoted, words)), "most": most}
        rows = self._connection.execute(CLAUSES_MATCH, query)
        return [
            ClauseFound(ref, n, tuple(titles.split("\n")), part) for ref, n, titles, part in rows
        ]

    def _matching(self, statement: TextClause, typed: str, most: int) -> Names:
        """What answers the strictest question that anything answers."""
        for query in queries(folded(typed).split()):
            if found := self._names(statement, {"query": query, "most": most}):
                return found
        return {}

    def _nearly_called(self, typed: str) -> Names:
        """The accounts whose code, or first word of a name, is short and one letter away."""
        word = folded(typed).partition(" ")[0]
        if not 1 < len(word) <= SHORT_WORD:
            return {}
        words = json.dumps([word, *sorted(one_error_away(word))])
        return self._names(NEARLY_CALLED, {"words": words, "most": MOST})

    def _names(self, statement: TextClause, values: Mapping[str, Any]) -> Names:
        rows = self._connection.execute(statement, values).all()
        return {row[0]: row[1] for row in rows}

    def _rows(self, statement: Any, numbers: Sequence[int]) -> Mapping[int, Any]:
        rows = self._connection.execute(statement, {"ids": numbers}).mappings() if numbers else ()
        return {row["id"]: row for row in rows}


def _best(typed: str, names: Names, most: int) -> Sequence[tuple[float, int]]:
    closer: Iterable[int] = promising(typed, names, CLOSER)
    return ranked(typed, ((number, names[number].split("\n")) for number in closer))[:most]
