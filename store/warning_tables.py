"""The tables of ladders, and of what people did about a deadline. Only ``store`` may import it."""

from datetime import date, datetime

from sqlalchemy import Column, ForeignKey
from sqlmodel import Field

from contracts.deadlines import DeadlineKind
from store.tables import TEXT, Table, by_value


class LadderRow(Table, table=True):
    """A ladder for some deadlines; empty: whatever it is. ``least`` is an amount of money."""

    __tablename__ = "ladder"

    kind: str = Field(primary_key=True, sa_type=TEXT)
    segment: str = Field(primary_key=True, sa_type=TEXT)
    type: str = Field(primary_key=True, sa_type=TEXT)
    contract: str = Field(primary_key=True, sa_type=TEXT)
    least: str = Field(primary_key=True, sa_type=TEXT)
    steps: str = Field(sa_type=TEXT)
    by: str = Field(sa_type=TEXT)
    at: datetime


class MatterRow(Table, table=True):
    """What people did about one deadline: took it, put it off, or dealt with it."""

    __tablename__ = "matter"

    contract: str = Field(sa_column=Column(TEXT, ForeignKey("contract.ref"), primary_key=True))
    number: int = Field(primary_key=True)
    kind: DeadlineKind = Field(sa_column=Column(by_value(DeadlineKind), primary_key=True))
    place: int = Field(primary_key=True)
    day: date = Field(primary_key=True)
    taken_by: str | None = Field(sa_type=TEXT)
    taken_at: datetime | None
    until: date | None  # put off until then
    why: str | None = Field(sa_type=TEXT)
    put_off_by: str | None = Field(sa_type=TEXT)
    put_off_at: datetime | None
    done_by: str | None = Field(sa_type=TEXT)
    done_on: date | None
    note: str | None = Field(sa_type=TEXT)
