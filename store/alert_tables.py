"""The tables of where warnings go, and when. Only ``store`` may import this module."""

from datetime import date, datetime, time

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from store.tables import TEXT, Table


class SubscriptionRow(Table, table=True):
    """A channel that wants to be warned, and of what; an empty text stands for all there is."""

    __tablename__ = "subscription"
    __table_args__ = (UniqueConstraint("channel_id", "segment", "kind", "min_value", "within"),)

    id: int | None = Field(default=None, primary_key=True)
    channel_id: str = Field(sa_type=TEXT)
    segment: str = Field(sa_type=TEXT)
    kind: str = Field(sa_type=TEXT)
    min_value: str = Field(sa_type=TEXT)  # “100000 EUR”
    within: int  # days before a deadline, at most
    by: str = Field(sa_type=TEXT)
    at: datetime


class HabitRow(Table, table=True):
    """When somebody, or a channel, wants to read what is not urgent.

    ``zone`` is that of a channel; empty: the person's own. Quiet hours and the week are each there
    or not: NULL. ``week_due`` is when the next digest is, ``week_last`` the day of the one before.
    """

    __tablename__ = "habit"

    reader: str = Field(primary_key=True, sa_type=TEXT)
    zone: str = Field(sa_type=TEXT)
    quiet_begins: time | None
    quiet_ends: time | None
    quiet_workdays: bool
    week_on: int | None
    week_at: time | None
    week_due: datetime | None = Field(index=True)
    week_last: date | None


class UnreachableRow(Table, table=True):
    """A channel, or somebody, to whom nothing can be said, and since when admins know of it."""

    __tablename__ = "unreachable"

    reader: str = Field(primary_key=True, sa_type=TEXT)
    cause: str = Field(primary_key=True, sa_type=TEXT)
    since: datetime


class HeardRow(Table, table=True):
    """An event of Slack's that was heard: it may be told again."""

    __tablename__ = "heard_event"

    event_id: str = Field(primary_key=True, sa_type=TEXT)
    at: datetime = Field(index=True)
