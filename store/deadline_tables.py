"""The tables of deadlines. Only ``store`` may import this module."""

from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, Index
from sqlmodel import Field

from contracts.deadlines import DeadlineKind
from store.tables import TEXT, Table, by_value


class DeadlineRow(Table, table=True):
    """The next deadline of each kind and term, as it was when the version was last looked at.

    ``place`` is the number of the term, 0 for the version's own dates. ``next_warning_on`` is the
    next day on which the sweep looks at it; NULL: never. ``not_before`` is when that day begins
    where the contract lives, once a sweep came before it; written with each new day, as NULL.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        Index(
            "ix_deadline_to_look_at",
            *("next_warning_on", "contract", "number", "kind", "place", "not_before"),
        ),
        {"sqlite_with_rowid": False},  # a contract's rows beside each other, and no index to them
    )

    contract: str = Field(sa_column=Column(TEXT, ForeignKey("contract.ref"), primary_key=True))
    number: int = Field(primary_key=True)
    kind: DeadlineKind = Field(sa_column=Column(by_value(DeadlineKind), primary_key=True))
    place: int = Field(primary_key=True)
    day: date = Field(index=True)
    next_warning_on: date | None
    not_before: datetime | None


class MarkRow(Table, table=True):
    """What the store remembers of itself, such as the ladder that its deadlines follow."""

    __tablename__ = "mark"

    name: str = Field(primary_key=True, sa_type=TEXT)
    value: str = Field(sa_type=TEXT)
