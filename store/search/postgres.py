"""The search in PostgreSQL: names by the trigrams of pg_trgm, clauses by the words of a tsvector.

A clause is cut into words here, not by the server's parser, which takes ``acme-1`` for a number
and an address for one word; so both databases find the same.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from typing_extensions import override

from store.bulk import write_many
from store.search.index import ClauseFound, Index, Names
from store.search.like import condition
from store.search.questions import Question
from store.search.words import excerpt, words_of

MATCHING = "SELECT rowid, names FROM {table} WHERE {condition} LIMIT :most"
CALLED = text(
    "SELECT rowid, names FROM account_search WHERE rowid = ANY (ARRAY("  # IN reads the whole table
    " SELECT account.id FROM unnest(CAST(:words AS text[])) AS word JOIN account_name AS name"
    " ON name.folded = word OR (name.folded >= word || ' ' AND name.folded < word || '!')"
    " JOIN account ON account.code = name.account LIMIT :most))"
)
CLAUSES_MATCH = text(
    "SELECT version.contract, version.number, found.title, found.body"
    " FROM (SELECT rowid, title, body, ts_rank(words, query, 1) AS points"
    "  FROM clause_search, CAST(:query AS tsquery) AS query WHERE words @@ query"
    "  ORDER BY points DESC, rowid LIMIT :most) AS found"
    " JOIN version ON version.id = found.rowid ORDER BY points DESC, rowid"
)
ADD_CLAUSES = text(
    "INSERT INTO clause_search (rowid, title, body, words)"
    " VALUES (:id, :title, :body, to_tsvector('simple', :words))"
)


class Trigrams(Index):
    @override
    def accounts(self, question: Question, most: int) -> Names:
        return self._matching("account_search", question, most)

    @override
    def contracts(self, question: Question, most: int) -> Names:
        return self._matching("contract_search", question, most)

    @override
    def products(self, question: Question, most: int) -> Names:
        return self._matching("product_search", question, most)

    @override
    def products_with(self, question: Question, most: int) -> Names:
        return self.products(question, most)

    @override
    def called(self, words: Sequence[str], most: int) -> Names:
        rows = self._connection.execute(CALLED, {"words": words, "most": most}).all()
        return {row[0]: row[1] for row in rows}

    @override
    def clauses(self, words: Sequence[str], most: int) -> list[ClauseFound]:
        query = " & ".join(filter(None, (" <-> ".join(words_of(word)) for word in words)))
        if not query:
            return []
        rows = self._connection.execute(CLAUSES_MATCH, {"query": query, "most": most})
        return [
            ClauseFound(ref, number, tuple(titles.split("\n")), excerpt(body, words))
            for ref, number, titles, body in rows
        ]

    @override
    def add_clauses(self, rows: Sequence[dict[str, Any]]) -> None:
        texts = (f"{row['title']}\n{row['body']}" for row in rows)
        found = [{"words": " ".join(words_of(text))} for text in texts]
        both = [row | words for row, words in zip(rows, found, strict=True)]
        write_many(self._connection, ADD_CLAUSES, both)

    def _matching(self, table: str, question: Question, most: int) -> Names:
        """In the order of the rows, as SQLite has it."""
        patterns: dict[str, str] = {}
        statement = MATCHING.format(table=table, condition=condition(question, patterns))
        values = {name: pattern for pattern, name in patterns.items()} | {"most": most}
        rows = self._connection.execute(text(statement), values).all()
        return {row[0]: row[1] for row in sorted(rows)}
