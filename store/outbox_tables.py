"""The tables of the outbox: what is to be said, and of each reader what waits and since when."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from store.notice import NoticeState
from store.tables import TEXT, Table, by_value


class NoticeRow(Table, table=True):
    """The outbox: see store.notice for what each column means."""

    __tablename__ = "notice"
    __table_args__ = (
        Index("ix_notice_state_id", "state", "id"),
        Index("ix_notice_recipient_state_priority_id", "recipient", "state", "priority", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, sa_type=TEXT)
    kind: str = Field(sa_type=TEXT)
    recipient: str = Field(sa_type=TEXT)
    subject: str = Field(sa_type=TEXT, index=True)
    facts: dict[str, Any] = Field(sa_type=JSON)
    token: str = Field(sa_type=TEXT)
    wanted: int
    shown: int
    state: NoticeState = Field(sa_column=Column(by_value(NoticeState), nullable=False))
    created_at: datetime
    due_at: datetime
    attempts: int
    lease: str | None = Field(sa_type=TEXT)
    leased_until: datetime | None
    begun_at: datetime | None
    channel: str | None = Field(sa_type=TEXT)
    ts: str | None = Field(sa_type=TEXT)
    said_at: datetime | None
    reason: str | None = Field(sa_type=TEXT)
    priority: int = Field(sa_column_kwargs={"server_default": "1"})
    late: str | None = Field(sa_type=TEXT)


class ReaderRow(Table, table=True):
    """Somebody to whom something is said, or was: the delivery takes one message of each at a time.

    ``due_at`` is not later than the first instant at which something waits (NULL: nothing does),
    and ``priority`` not less urgent than what waits then: looking too early does no harm. The row
    without a recipient stands for all of them together.
    """

    __tablename__ = "reader"
    __table_args__ = (Index("ix_reader_priority_due_at", "priority", "due_at", "free_at"),)

    recipient: str = Field(primary_key=True, sa_type=TEXT)
    priority: int
    due_at: datetime | None
    free_at: datetime  # Slack's pace: not before
    troubled_at: datetime | None  # when Slack last did not do what it was asked for
    lease: str | None = Field(sa_type=TEXT)
    leased_until: datetime | None
