"""Finding by what people half remember: names with typing errors, clauses by their words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, text

from contracts.account import Account
from contracts.contract import Family
from contracts.folding import folded
from contracts.ranking import one_error_away, ranked
from store.accounts import ACCOUNTS, NAMES, account_from
from store.bulk import in_chunks
from store.contracts import CONTRACTS, family_from

SHORTEST = 3  # letters that a trigram needs
SHORT_WORD = 7  # up to here every possible typing error is looked up
MOST = 200  # candidates that are compared one by one

NAMES_MATCH = "SELECT rowid FROM {table} WHERE names MATCH :query LIMIT :most"
CLAUSES_MATCH = text(
    "SELECT version.contract, version.number, clause_search.title,"
    " snippet(clause_search, 1, '', '', ' … ', 24) AS part"
    " FROM clause_search JOIN version ON version.id = clause_search.rowid"
    " WHERE clause_search MATCH :query ORDER BY rank LIMIT :most"
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
        ids = self._ids("account_search", typed) | self._nearly_called(typed)
        rows = self._rows(select(ACCOUNTS), ACCOUNTS.c.id, ids)
        accounts = [account_from(row) for row in rows]
        named = ((a, map(folded, (a.code, a.name, *a.aliases))) for a in accounts)
        return ranked(typed, named)[:most]

    def contracts(self, typed: str, most: int) -> list[tuple[float, Family]]:
        """The contracts whose reference or title fits, the best first, with their score."""
        rows = self._rows(select(CONTRACTS), CONTRACTS.c.id, self._ids("contract_search", typed))
        families = [family_from(row) for row in rows]
        named = ((f, map(folded, (f.ref, f.title or f.ref))) for f in families)
        return ranked(typed, named)[:most]

    def clauses(self, typed: str, most: int) -> list[ClauseFound]:
        """The versions in whose clauses every typed word stands, the best first."""
        words = folded(typed).split()
        if not words:
            return []
        query = {"query": " ".join(map(_quoted, words)), "most": most}
        rows = self._connection.execute(CLAUSES_MATCH, query)
        return [
            ClauseFound(ref, n, tuple(titles.split("\n")), part) for ref, n, titles, part in rows
        ]

    def _ids(self, table: str, typed: str) -> set[int]:
        """The rows that contain all words, else the rows that contain pieces of each of them."""
        words = [word for word in folded(typed).split() if len(word) >= SHORTEST]
        found: set[int] = set()
        for query in _queries(words):
            found |= self._matching(table, query)
            if found:
                break
        return found

    def _matching(self, table: str, query: str) -> set[int]:
        statement = text(NAMES_MATCH.format(table=table))
        return set(self._connection.execute(statement, {"query": query, "most": MOST}).scalars())

    def _nearly_called(self, typed: str) -> set[int]:
        """The accounts with a short name that is at most one letter away."""
        name = folded(typed)
        if not 1 < len(name) <= SHORT_WORD:
            return set()
        query = select(ACCOUNTS.c.id).join(NAMES, NAMES.c.account == ACCOUNTS.c.code)
        names = query.where(NAMES.c.folded.in_([name, *sorted(one_error_away(name))]))
        return set(self._connection.execute(names.limit(MOST)).scalars())

    def _rows(self, query: Any, key: Any, ids: Iterable[int]) -> list[Any]:
        found = [self._connection.execute(query.where(key.in_(some))) for some in in_chunks(ids)]
        return [row for rows in found for row in rows.mappings()]


def _queries(words: Sequence[str]) -> list[str]:
    """FTS5 queries from strict to lenient."""
    if not words:
        return []
    strict = " AND ".join(map(_quoted, words))
    pieces = [_pieces(word) for word in words]
    return [strict, " AND ".join(pieces), " OR ".join(pieces)]


def _pieces(word: str) -> str:
    """The word, or a half of it: one typing error leaves one half whole."""
    half = len(word) // 2
    if half < SHORTEST:
        return _quoted(word)
    return f"({_quoted(word)} OR {_quoted(word[:half])} OR {_quoted(word[half:])})"


def _quoted(word: str) -> str:
    escaped = word.replace('"', '""')
    return f'"{escaped}"'
