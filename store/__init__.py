"""Persistence. Callers get aggregates and a unit of work; rows stay inside."""

from store.contracts import Held
from store.due import MOST_DUE, Due
from store.exports import Wanted, exported
from store.importing import Outcome, Result
from store.imports import few_collections, import_items
from store.search import ClauseFound
from store.spool import Spool
from store.unit_of_work import OPERATOR, Store, UnitOfWork

__all__ = [
    "MOST_DUE",
    "OPERATOR",
    "ClauseFound",
    "Due",
    "Held",
    "Outcome",
    "Result",
    "Spool",
    "Store",
    "UnitOfWork",
    "Wanted",
    "exported",
    "few_collections",
    "import_items",
]
