"""Whose deadlines somebody asks for: a customer's, their own, those of their team or a channel.

A team is a name on accounts (``Account.team``); where none is written there, it is those who report
to one manager.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import ColumnElement, CompoundSelect, false, select, union

from store.accounts import ACCOUNTS, Accounts
from store.people import People


@dataclass(frozen=True, slots=True)
class Whose:
    """The accounts of this code, of these owners, teams, segments or channels: any will do."""

    account: str | None = None
    owners: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()  # as they are written on accounts
    channels: tuple[str, ...] = ()

    @property
    def accounts(self) -> CompoundSelect[str]:
        """The codes of the accounts that are meant, each part by its own index."""
        said = {
            ACCOUNTS.c.code: [self.account] if self.account else [],
            ACCOUNTS.c.owner: self.owners,
            ACCOUNTS.c.team: self.teams,
            ACCOUNTS.c.segment: self.segments,
            ACCOUNTS.c.channel: self.channels,
        }
        parts: list[ColumnElement[bool]]
        parts = [column.in_(values) for column, values in said.items() if values] or [false()]
        return union(*(select(ACCOUNTS.c.code).where(part) for part in parts))

    @property
    def written(self) -> dict[str, Any]:
        """As plain values."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @classmethod
    def read(cls, written: Mapping[str, Any]) -> Self:
        """What ``written`` gave."""
        account, *several = cls.__dataclass_fields__
        return cls(written[account], *(tuple(written.get(name, ())) for name in several))


def team_of(user_id: str, people: People, accounts: Accounts) -> Whose | None:
    """The team of *user_id*; None where nothing says what it is.

    Theirs are their own accounts and those of whoever reports to them. The teams that stand written
    on these count; where none does, those who have the same manager are the team.
    """
    managers = people.managers()
    ours = {user_id} | {who for who, manager in managers.items() if manager == user_id}
    if teams := accounts.teams_of(ours):
        return Whose(owners=tuple(sorted(ours)), teams=tuple(teams))
    mine = managers.get(user_id)
    beside = {who for who, manager in managers.items() if mine and manager == mine}
    found = tuple(sorted(ours | beside))
    return Whose(owners=found) if len(found) > 1 or mine else None
