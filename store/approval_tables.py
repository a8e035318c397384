"""The tables of approvals: policies, steps, answers. Only ``store`` may import this module."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey
from sqlmodel import Field

from contracts.approval.answers import Verdict
from store.tables import TEXT, Table, by_value


def of_request() -> Any:
    """The first part of the key of what belongs to a request for a decision."""
    return Field(sa_column=Column(ForeignKey("approval_request.id"), primary_key=True))


class ApprovalPolicyRow(Table, table=True):
    """An approval policy as it was applied; rows are only ever added."""

    __tablename__ = "approval_policy"

    number: int = Field(primary_key=True)
    name: str = Field(sa_type=TEXT)
    by: str = Field(sa_type=TEXT)
    at: datetime
    body: str = Field(sa_type=TEXT)  # canonical JSON


class MeasuredRow(Table, table=True):
    """Every fact of a submission, for whoever replays it with another policy."""

    __tablename__ = "approval_measured"

    request: int = of_request()
    facts: str = Field(sa_type=TEXT)


class StepRow(Table, table=True):
    """A rule that asks about a request; or, with ``person``, an approver whom another one added."""

    __tablename__ = "approval_step"

    request: int = of_request()
    rule: str = Field(primary_key=True, sa_type=TEXT)
    position: int
    measured: str = Field(sa_type=TEXT)
    person: str | None = Field(sa_type=TEXT)
    added_by: str | None = Field(sa_type=TEXT)
    stage: int | None  # of an approver who was added
    asked_at: datetime | None  # when its turn came
    escalated_at: datetime | None


class AnswerRow(Table, table=True):
    """What one person said to one rule of a request."""

    __tablename__ = "approval_answer"

    request: int = of_request()
    rule: str = Field(primary_key=True, sa_type=TEXT)
    by: str = Field(primary_key=True, sa_type=TEXT)
    verdict: Verdict = Field(sa_column=Column(by_value(Verdict), nullable=False))
    at: datetime
    instead_of: str | None = Field(sa_type=TEXT)
    reason: str | None = Field(sa_type=TEXT)
    carried: bool


class AskedRow(Table, table=True):
    """Somebody who was asked about a request, and when they were last told that it waits."""

    __tablename__ = "approval_asked"

    request: int = of_request()
    user_id: str = Field(primary_key=True, sa_type=TEXT, index=True)
    at: datetime
    reminded_at: datetime | None


class HandoverRow(Table, table=True):
    """Whoever is asked about a request and gave it to somebody else."""

    __tablename__ = "approval_handover"

    request: int = of_request()
    of: str = Field(primary_key=True, sa_type=TEXT)
    to: str = Field(sa_type=TEXT)
    at: datetime


class CommentRow(Table, table=True):
    """What somebody said about a request, without deciding."""

    __tablename__ = "approval_comment"

    id: int | None = Field(default=None, primary_key=True)
    request: int = Field(
        sa_column=Column(ForeignKey("approval_request.id"), nullable=False, index=True)
    )
    by: str = Field(sa_type=TEXT)
    at: datetime
    words: str = Field(sa_type=TEXT)


class DelegationRow(Table, table=True):
    """Somebody answers in another's place, from an instant until before another."""

    __tablename__ = "delegation"

    id: int | None = Field(default=None, primary_key=True)
    of: str = Field(sa_type=TEXT)
    to: str = Field(sa_type=TEXT)
    rule: str | None = Field(sa_type=TEXT)  # None: of every rule
    since: datetime
    until: datetime = Field(index=True)
    by: str = Field(sa_type=TEXT)
    at: datetime
