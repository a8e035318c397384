"""The tables of renewals and of index series. Only ``store`` may import this module."""

from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, UniqueConstraint
from sqlmodel import Field

from store.tables import TEXT, Table


class RenewalRow(Table, table=True):
    """The next renewal that a version makes by itself, on the first day of its next term.

    It stays due until it was made, or nothing renews any more: rows of deadlines move on with
    the day, whether anything happened on it or not.
    """

    __tablename__ = "renewal"

    contract: str = Field(sa_column=Column(TEXT, ForeignKey("contract.ref"), primary_key=True))
    number: int = Field(primary_key=True)
    day: date = Field(index=True)


class IndexValueRow(Table, table=True):
    """What an index stood at in a month (``2026-01``), as it was known from an instant on.

    Rows are only ever added: of those of one series and month the one that was known last counts.
    """

    __tablename__ = "index_value"
    __table_args__ = (UniqueConstraint("folded", "month", "known_at"),)

    id: int | None = Field(default=None, primary_key=True)
    folded: str = Field(sa_type=TEXT)
    series: str = Field(sa_type=TEXT)
    month: str = Field(sa_type=TEXT)
    value: str = Field(sa_type=TEXT)
    known_at: datetime
    by: str = Field(sa_type=TEXT)
