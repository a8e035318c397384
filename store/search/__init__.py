"""The search: one interface, an index in each database, and what keeps it in step."""

from collections.abc import Mapping

from sqlalchemy import Connection

from store.search.index import ClauseFound, Index, Names
from store.search.keeping import Search, found_by
from store.search.postgres import Trigrams
from store.search.questions import Question, of_few_letters, questions
from store.search.sqlite import Fts5

INDEXES: Mapping[str, type[Index]] = {"sqlite": Fts5, "postgresql": Trigrams}

__all__ = [
    "ClauseFound",
    "Index",
    "Names",
    "Question",
    "Search",
    "found_by",
    "index_of",
    "of_few_letters",
    "questions",
]


def index_of(connection: Connection) -> Index:
    """The index in the database of *connection*."""
    return INDEXES[connection.dialect.name](connection)
