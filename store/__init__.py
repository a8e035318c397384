"""Persistence. Callers get aggregates and a unit of work; rows stay inside."""

from store.catalog_on import CatalogOn
from store.collector import few_collections
from store.contracts import Held
from store.dossier import Dossier, around, dossier, outlook_on, seen_beside, zone_of
from store.due import MOST_DUE, Due
from store.exports import Wanted, exported
from store.importing import Outcome, Result
from store.imports import import_items
from store.notice import SET_ASIDE, Later, Lease, NewNotice, Notice, NoticeState, Place
from store.outlooks import shop_on
from store.past import Holding, Past
from store.saving import ChangedMeanwhile, Saved
from store.search import ClauseFound
from store.second_looks import second_looks
from store.spool import Spool
from store.subjects import about_deadlines, about_request
from store.subscriptions import Subscription
from store.unit_of_work import LADDER, OPERATOR, Reaction, Store, UnitOfWork

__all__ = [
    "LADDER",
    "MOST_DUE",
    "OPERATOR",
    "SET_ASIDE",
    "CatalogOn",
    "ChangedMeanwhile",
    "ClauseFound",
    "Dossier",
    "Due",
    "Held",
    "Holding",
    "Later",
    "Lease",
    "NewNotice",
    "Notice",
    "NoticeState",
    "Outcome",
    "Past",
    "Place",
    "Reaction",
    "Result",
    "Saved",
    "Spool",
    "Store",
    "Subscription",
    "UnitOfWork",
    "Wanted",
    "about_deadlines",
    "about_request",
    "around",
    "dossier",
    "exported",
    "few_collections",
    "import_items",
    "outlook_on",
    "second_looks",
    "seen_beside",
    "shop_on",
    "zone_of",
]
