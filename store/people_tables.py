"""The tables of people, roles and channels. Only ``store`` may import this module."""

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field

from contracts.people import Role
from store.tables import TEXT, Table, by_value


class PersonRow(Table, table=True):
    """A Slack user as of ``fetched_at``."""

    __tablename__ = "person"

    user_id: str = Field(primary_key=True, sa_type=TEXT)
    team_id: str = Field(sa_type=TEXT)
    name: str = Field(sa_type=TEXT)
    guest: bool
    bot: bool
    deleted: bool
    locale: str = Field(sa_type=TEXT)
    timezone: str = Field(sa_type=TEXT)
    status: str = Field(sa_type=TEXT, sa_column_kwargs={"server_default": ""})
    fetched_at: datetime


class RoleRow(Table, table=True):
    __tablename__ = "role"

    user_id: str = Field(primary_key=True, sa_type=TEXT)
    role: Role = Field(sa_column=Column(by_value(Role), primary_key=True))


class ManagerRow(Table, table=True):
    """Who is whose manager."""

    __tablename__ = "manager"

    user_id: str = Field(primary_key=True, sa_type=TEXT)
    manager: str = Field(sa_type=TEXT)


class GroupRow(Table, table=True):
    """A user group of Slack that a policy names, as of ``fetched_at``."""

    __tablename__ = "user_group"

    group_id: str = Field(primary_key=True, sa_type=TEXT)
    fetched_at: datetime


class GroupMemberRow(Table, table=True):
    __tablename__ = "user_group_member"

    group_id: str = Field(primary_key=True, sa_type=TEXT)
    user_id: str = Field(primary_key=True, sa_type=TEXT)


class ChannelRow(Table, table=True):
    """Who reads a Slack channel, as of ``fetched_at``."""

    __tablename__ = "channel"

    channel_id: str = Field(primary_key=True, sa_type=TEXT)
    name: str = Field(sa_type=TEXT)
    external: bool
    guests: bool
    fetched_at: datetime
