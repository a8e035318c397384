"""The tables of slow work and of the files that come of it. Only ``store`` may import this."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Index, LargeBinary
from sqlmodel import Field

from store.job import JobState
from store.tables import TEXT, Table, by_value


class JobRow(Table, table=True):
    """Something that takes too long to be answered at once: see store.job for the columns.

    ``open`` names what is asked for, by whom, as long as it is not done: it is not done twice.
    """

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_state_due_at", "state", "due_at"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(sa_type=TEXT)
    by: str = Field(sa_type=TEXT)
    facts: dict[str, Any] = Field(sa_type=JSON)
    open: str | None = Field(sa_type=TEXT, unique=True)
    state: JobState = Field(sa_column=Column(by_value(JobState), nullable=False))
    created_at: datetime = Field(index=True)
    due_at: datetime
    attempts: int
    lease: str | None = Field(sa_type=TEXT)
    leased_until: datetime | None
    reason: str | None = Field(sa_type=TEXT)


class JobFileRow(Table, table=True):
    """What a job made."""

    __tablename__ = "job_file"

    job: int = Field(sa_column=Column(ForeignKey("job.id"), primary_key=True))
    name: str = Field(sa_type=TEXT)
    title: str = Field(sa_type=TEXT)
    said: str = Field(sa_type=TEXT)
    alt: str = Field(sa_type=TEXT)
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class UploadRow(Table, table=True):
    """The file in Slack of a notice, by the notice's token: written down before it is shown."""

    __tablename__ = "upload"

    token: str = Field(primary_key=True, sa_type=TEXT)
    file: str = Field(sa_type=TEXT)
    at: datetime = Field(index=True)
