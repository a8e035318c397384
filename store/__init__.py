"""Persistence. Callers get aggregates and a unit of work; rows stay inside."""

from store.contracts import Held
from store.dossier import Dossier, around, dossier
from store.due import MOST_DUE, Due
from store.exports import Wanted, exported
from store.importing import Outcome, Result
from store.imports import few_collections, import_items
from store.notice import SET_ASIDE, NewNotice, Notice, NoticeState
from store.saving import ChangedMeanwhile, Saved
from store.search import ClauseFound
from store.spool import Spool
from store.subscriptions import Subscription
from store.unit_of_work import OPERATOR, Reaction, Store, UnitOfWork

__all__ = [
    "MOST_DUE",
    "OPERATOR",
    "SET_ASIDE",
    "ChangedMeanwhile",
    "ClauseFound",
    "Dossier",
    "Due",
    "Held",
    "NewNotice",
    "Notice",
    "NoticeState",
    "Outcome",
    "Reaction",
    "Result",
    "Saved",
    "Spool",
    "Store",
    "Subscription",
    "UnitOfWork",
    "Wanted",
    "around",
    "dossier",
    "exported",
    "few_collections",
    "import_items",
]
