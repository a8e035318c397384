"""Persistence. Callers get aggregates and a unit of work; rows stay inside."""

from store.accepting import BY_TYPE, accept, accepts_itself
from store.account_ends import (
    Restored,
    demand_goes_on,
    end_account,
    locked_contracts,
    restore_account,
)
from store.alerting import coming_to, days_ahead, is_warned, ladder_of, next_for, routes_of
from store.approvals import AskedSince, Comment, KeptStep
from store.asking import Prepared, ask, depends_on, outdated, prepared
from store.catalog_on import CatalogOn
from store.collector import few_collections
from store.consequences import consequences, consequences_of_end, referring
from store.contracts import Held
from store.delegations import Delegation
from store.dossier import Dossier, around, dossier, outlook_on, seen_beside
from store.due import MOST_DUE, Coming, Due
from store.effects import Deed, carry_out, deed_of, hindered, hold_all, in_journal, note, settle
from store.exports import Wanted, exported
from store.filling import fill_in
from store.habits import Habit
from store.importing import Outcome, Result
from store.imports import import_items
from store.indexes import Imported
from store.job import Job, JobState, MadeFile, NewJob
from store.notice import (
    LIVE,
    SET_ASIDE,
    TOLD_NOBODY,
    Dated,
    Late,
    Later,
    Lease,
    NewNotice,
    Notice,
    NoticeState,
    Place,
    Priority,
    Rate,
)
from store.notices import Only
from store.office import Office
from store.outlooks import shop_on
from store.past import Holding, Past
from store.people import Access
from store.policies import Applied
from store.portfolio import Group
from store.progress import office_of, progress_of
from store.replaying import replay
from store.requests import Outcome as RequestOutcome
from store.saving import ChangedMeanwhile, Saved
from store.second_looks import second_looks
from store.spool import Spool
from store.subject import Subject, authors_of, waiting_for
from store.subjects import (
    about_any_deadline,
    about_deadlines,
    about_delegation,
    about_reader,
    about_request,
    about_week,
    about_work_of,
)
from store.subscriptions import Subscription
from store.transactions import Store
from store.unit_of_work import LADDER, OPERATOR, UnitOfWork
from store.weeks import Week, week_of
from store.where import Today, zone_of
from store.whose import Whose, team_of

__all__ = [
    "BY_TYPE",
    "LADDER",
    "LIVE",
    "MOST_DUE",
    "OPERATOR",
    "SET_ASIDE",
    "TOLD_NOBODY",
    "Access",
    "Applied",
    "AskedSince",
    "CatalogOn",
    "ChangedMeanwhile",
    "Coming",
    "Comment",
    "Dated",
    "Deed",
    "Delegation",
    "Dossier",
    "Due",
    "Group",
    "Habit",
    "Held",
    "Holding",
    "Imported",
    "Job",
    "JobState",
    "KeptStep",
    "Late",
    "Later",
    "Lease",
    "MadeFile",
    "NewJob",
    "NewNotice",
    "Notice",
    "NoticeState",
    "Office",
    "Only",
    "Outcome",
    "Past",
    "Place",
    "Prepared",
    "Priority",
    "Rate",
    "RequestOutcome",
    "Restored",
    "Result",
    "Saved",
    "Spool",
    "Store",
    "Subject",
    "Subscription",
    "Today",
    "UnitOfWork",
    "Wanted",
    "Week",
    "Whose",
    "about_any_deadline",
    "about_deadlines",
    "about_delegation",
    "about_reader",
    "about_request",
    "about_week",
    "about_work_of",
    "accept",
    "accepts_itself",
    "around",
    "ask",
    "authors_of",
    "carry_out",
    "coming_to",
    "consequences",
    "consequences_of_end",
    "days_ahead",
    "deed_of",
    "demand_goes_on",
    "depends_on",
    "dossier",
    "end_account",
    "exported",
    "few_collections",
    "fill_in",
    "hindered",
    "hold_all",
    "import_items",
    "in_journal",
    "is_warned",
    "ladder_of",
    "locked_contracts",
    "next_for",
    "note",
    "office_of",
    "outdated",
    "outlook_on",
    "prepared",
    "progress_of",
    "referring",
    "replay",
    "restore_account",
    "routes_of",
    "second_looks",
    "seen_beside",
    "settle",
    "shop_on",
    "team_of",
    "waiting_for",
    "week_of",
    "zone_of",
]
