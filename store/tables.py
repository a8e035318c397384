"""The tables of accounts, contracts, requests and the journal, and what all tables share.

Only ``store`` may import this module.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Enum,
    ForeignKey,
    MetaData,
    Text,
    UniqueConstraint,
    false,
)
from sqlmodel import Field, SQLModel

from contracts.approval.policy import Verb
from contracts.contract import Kind
from contracts.contract_type import ContractType
from contracts.lifecycle import State
from contracts.requests import RequestState

SMALL_JSON = JSON(none_as_null=True)
TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text in the order of its code points, on PostgreSQL as on SQLite, whatever the locale."""

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(SQLModel):
    """What all tables share: their metadata, with a name for every constraint."""

    metadata = MetaData(naming_convention=NAMING)


def by_value(values: type[StrEnum]) -> Enum:
    """An enumeration kept as its text, not as a type of the database."""
    return Enum(
        values, values_callable=lambda e: [m.value for m in e], native_enum=False, length=20
    )


def refers(target: str, *, nullable: bool = False, index: bool = True) -> Any:
    """A column that points to *target*."""
    return Field(
        default=None if nullable else ...,
        sa_column=Column(TEXT, ForeignKey(target), nullable=nullable, index=index),
    )


class AccountRow(Table, table=True):
    __tablename__ = "account"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, sa_type=TEXT)
    folded: str = Field(unique=True, sa_type=TEXT)
    name: str = Field(sa_type=TEXT)
    segment: str | None = Field(sa_type=TEXT)
    region: str | None = Field(sa_type=TEXT)
    currency: str | None = Field(sa_type=TEXT)
    timezone: str | None = Field(sa_type=TEXT)
    holidays: str | None = Field(sa_type=TEXT)
    owner: str | None = Field(sa_type=TEXT, index=True)
    team: str | None = Field(sa_type=TEXT, index=True)
    channel: str | None = Field(sa_type=TEXT)
    aliases: list[str] | None = Field(sa_type=SMALL_JSON)
    contacts: list[dict[str, Any]] | None = Field(sa_type=SMALL_JSON)
    ended: dict[str, Any] | None = Field(sa_type=SMALL_JSON)  # since when, and why


class AccountNameRow(Table, table=True):
    """Each code, name and alias of an account, folded: what people type exactly."""

    __tablename__ = "account_name"

    folded: str = Field(primary_key=True, sa_type=TEXT)
    account: str = Field(
        sa_column=Column(TEXT, ForeignKey("account.code"), primary_key=True, index=True)
    )


class ContractRow(Table, table=True):
    __tablename__ = "contract"

    id: int | None = Field(default=None, primary_key=True)
    ref: str = Field(unique=True, sa_type=TEXT)
    folded: str = Field(unique=True, sa_type=TEXT)
    kind: Kind = Field(sa_column=Column(by_value(Kind), nullable=False))
    account: str | None = refers("account.code", nullable=True)
    base: str | None = refers("contract.ref", nullable=True)
    contract: str | None = refers("contract.ref", nullable=True)
    scope: dict[str, str] | None = Field(sa_type=SMALL_JSON)
    timezone: str | None = Field(sa_type=TEXT)
    type: ContractType = Field(sa_column=Column(by_value(ContractType), nullable=False))
    title: str | None = Field(sa_type=TEXT)


class VersionRow(Table, table=True):
    """A version. ``held_from`` to ``held_to`` are the widest days on which it may be in force.

    Both are NULL for what was never in force; an unknown start counts as the first day there is,
    an open or unknown end as the last. The terms are the last column: SQLite reads through
    whatever stands before a column that is asked for.
    """

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("contract", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    contract: str = refers("contract.ref", index=False)
    number: int
    state: State = Field(sa_column=Column(by_value(State), nullable=False))
    held_from: date | None
    held_to: date | None
    facts: str = Field(sa_type=TEXT)  # every field but the terms, canonical JSON
    content_hash: str = Field(sa_type=TEXT)
    terms: str = Field(sa_type=TEXT)  # canonical JSON, up to a megabyte: read only to be parsed


class EditorRow(Table, table=True):
    """Who wrote in which version: none of them decides on it. The first is its author."""

    __tablename__ = "editor"

    contract: str = Field(sa_column=Column(TEXT, ForeignKey("contract.ref"), primary_key=True))
    number: int = Field(primary_key=True)
    user_id: str = Field(primary_key=True, sa_type=TEXT, index=True)
    author: bool


class RequestRow(Table, table=True):
    """A version submitted for a decision, or a proposal about one; ``content`` is its hash."""

    __tablename__ = "approval_request"
    __table_args__ = (UniqueConstraint("contract", "number", "submission"),)

    id: int | None = Field(default=None, primary_key=True)
    contract: str = refers("contract.ref", index=False)
    number: int
    submission: int
    content: str = Field(sa_type=TEXT)
    requested_by: str = Field(sa_type=TEXT)
    requested_at: datetime
    state: RequestState = Field(
        sa_column=Column(by_value(RequestState), nullable=False, index=True)
    )
    decided_by: str | None = Field(sa_type=TEXT)
    decided_at: datetime | None
    reason: str | None = Field(sa_type=TEXT)
    policy: int = Field(sa_column_kwargs={"server_default": "0"})  # 0: the one that ships
    depends: str = Field(sa_type=TEXT, sa_column_kwargs={"server_default": ""})
    overridden: bool = Field(sa_column_kwargs={"server_default": false()})
    look_at: datetime | None = Field(index=True)  # when the clock has something to do; open ones
    shown: str = Field(sa_type=TEXT, sa_column_kwargs={"server_default": ""})  # on its cards
    verb: Verb = Field(sa_column=Column(by_value(Verb), nullable=False, server_default="submit"))
    proposal: str = Field(sa_type=TEXT, sa_column_kwargs={"server_default": ""})  # JSON


class JournalRow(Table, table=True):
    """One entry of the journal; rows are only ever added."""

    __tablename__ = "journal"

    chain: str = Field(primary_key=True, sa_type=TEXT)
    number: int = Field(primary_key=True)
    at: datetime
    actor: str = Field(sa_type=TEXT)
    what: str = Field(sa_type=TEXT)
    old: str = Field(sa_type=TEXT)
    new: str = Field(sa_type=TEXT)
    previous: str = Field(sa_type=TEXT)
    hash: str = Field(sa_type=TEXT)


class ChainRow(Table, table=True):
    """Count and head of a journal's chain, kept outside it so that a lost tail is noticed."""

    __tablename__ = "chain"

    chain: str = Field(primary_key=True, sa_type=TEXT)
    count: int
    head: str = Field(sa_type=TEXT)
