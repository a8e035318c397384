"""The states of a version (TERMS 6). What is computed from dates is never one of them."""

from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    PENDING = "pending"
    APPROVED = "approved"
    ACTIVE = "active"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"
    CANCELED = "canceled"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"


ACCEPTED = frozenset({State.ACTIVE, State.SUPERSEDED, State.SUSPENDED, State.TERMINATED})
"""The customer agreed to it at some time: only these can have been in force."""
