"""The search in SQLite's FTS5: names by their trigrams, clauses by their words.

Every word that a person typed is quoted: ``ACME-42`` is otherwise an operator (SLACK 7).
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import TextClause, text
from typing_extensions import override

from store.bulk import write_many
from store.search.index import WORDS_SHOWN, ClauseFound, Index, Names
from store.search.like import condition
from store.search.questions import AllOf, AnyOf, Part, Question

MATCHING = "SELECT rowid, names FROM {table} WHERE names MATCH :query LIMIT :most"
ACCOUNTS_MATCH, CONTRACTS_MATCH, PRODUCTS_MATCH = (
    text(MATCHING.format(table=f"{of}_search")) for of in ("account", "contract", "product")
)
PRODUCTS_LIKE = "SELECT rowid, names FROM product_search WHERE {condition} LIMIT :most"
CALLED = text(
    "SELECT rowid, names FROM account_search WHERE rowid IN ("
    " SELECT account.id FROM json_each(:words) AS word JOIN account_name AS name"
    " ON name.folded = word.value"
    " OR (name.folded >= word.value || ' ' AND name.folded < word.value || '!')"
    " JOIN account ON account.code = name.account LIMIT :most)"
)
CLAUSES_MATCH = text(
    "SELECT version.contract, version.number, clause_search.title,"
    " snippet(clause_search, 1, '', '', ' … ', :shown) AS part"
    " FROM clause_search JOIN version ON version.id = clause_search.rowid"
    " WHERE clause_search MATCH :query ORDER BY rank LIMIT :most"
)
ADD_CLAUSES = text("INSERT INTO clause_search (rowid, title, body) VALUES (:id, :title, :body)")


class Fts5(Index):
    @override
    def accounts(self, question: Question, most: int) -> Names:
        return self._names(ACCOUNTS_MATCH, {"query": query(question), "most": most})

    @override
    def contracts(self, question: Question, most: int) -> Names:
        return self._names(CONTRACTS_MATCH, {"query": query(question), "most": most})

    @override
    def products(self, question: Question, most: int) -> Names:
        return self._names(PRODUCTS_MATCH, {"query": query(question), "most": most})

    @override
    def products_with(self, question: Question, most: int) -> Names:
        patterns: dict[str, str] = {}
        statement = text(PRODUCTS_LIKE.format(condition=condition(question, patterns)))
        values = {name: pattern for pattern, name in patterns.items()}
        return self._names(statement, values | {"most": most})

    @override
    def called(self, words: Sequence[str], most: int) -> Names:
        return self._names(CALLED, {"words": json.dumps(words), "most": most})

    @override
    def clauses(self, words: Sequence[str], most: int) -> list[ClauseFound]:
        values = {"query": " ".join(map(quoted, words)), "shown": WORDS_SHOWN, "most": most}
        return [
            ClauseFound(ref, number, tuple(titles.split("\n")), part)
            for ref, number, titles, part in self._connection.execute(CLAUSES_MATCH, values)
        ]

    @override
    def add_clauses(self, rows: Sequence[dict[str, Any]]) -> None:
        write_many(self._connection, ADD_CLAUSES, rows)

    def _names(self, statement: TextClause, values: Mapping[str, Any]) -> Names:
        rows = self._connection.execute(statement, values).all()
        return {row[0]: row[1] for row in rows}


def query(question: Question) -> str:
    """*question* in FTS5's language."""
    match question:
        case Part(part):
            return quoted(part)
        case AllOf(several):
            return f"({' AND '.join(map(query, several))})"
        case AnyOf(several):
            return f"({' OR '.join(map(query, several))})"


def quoted(word: str) -> str:
    """*word* as FTS5 takes any text: nothing in it is an operator."""
    escaped = word.replace('"', '""')
    return f'"{escaped}"'
