"""The table of what was assigned to somebody else. Only ``store`` may import this module."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey
from sqlmodel import Field

from store.tables import TEXT, Table


class AssignedRow(Table, table=True):
    """``to`` goes on in the place of ``of``, who wrote in a version or asked for a decision."""

    __tablename__ = "assigned"

    contract: str = Field(sa_column=Column(TEXT, ForeignKey("contract.ref"), primary_key=True))
    number: int = Field(primary_key=True)
    of: str = Field(primary_key=True, sa_type=TEXT)
    to: str = Field(sa_type=TEXT)
    at: datetime
