"""The days that matter in a version's life: notice, renewal, end, and what its terms make due."""

from contracts.deadlines.ahead import deadlines, holds, occurrences
from contracts.deadlines.ends import (
    RUNNING,
    earliest_exit,
    exit_if_given,
    last_day,
    notice_deadline,
    renewed,
    renews,
    term_end,
    terms_done,
)
from contracts.deadlines.kinds import GOING_ON, STILL_DUE, Deadline, DeadlineKind
from contracts.deadlines.of_dates import last_notice, of_dates
from contracts.deadlines.of_terms import of_terms

__all__ = [
    "GOING_ON",
    "RUNNING",
    "STILL_DUE",
    "Deadline",
    "DeadlineKind",
    "deadlines",
    "earliest_exit",
    "exit_if_given",
    "holds",
    "last_day",
    "last_notice",
    "notice_deadline",
    "occurrences",
    "of_dates",
    "of_terms",
    "renewed",
    "renews",
    "term_end",
    "terms_done",
]
