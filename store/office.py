"""Whom the approvers of a rule are at this moment (a rule names roles, groups, relations)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from contracts.approval.policy import Approvers
from contracts.people import PERMISSIONS, Permission, Role
from store.people import People

GROUP_AGE = timedelta(hours=1)
"""As old as what Slack said of a group may be: after that nobody is known to be in it."""


class Office:
    """The people around one account, as the store knows them at *now*.

    Found are those who may decide: with a role that allows it, and not gone as far as Slack said.
    *colleague* is somebody of ours, by whom it is known which workspace that is.
    """

    def __init__(self, people: People, owner: str | None, colleague: str, now: datetime) -> None:
        self._people, self._owner, self._now = people, owner, now
        self._colleague = colleague
        self._found: dict[Approvers, Sequence[str]] = {}

    def found_by(self, approvers: Approvers) -> Collection[str]:
        """The user ids of those whom *approvers* name."""
        if approvers not in self._found:
            named, role = self._named_by(approvers), approvers.role
            decides = role is not None and Permission.DECIDE in PERMISSIONS[role]
            self._found[approvers] = self._here(list(named)) if decides else self.able(named)
        return self._found[approvers]

    def _named_by(self, approvers: Approvers) -> Collection[str]:
        match approvers:
            case Approvers(user=str(user_id)):
                return [user_id]
            case Approvers(role=Role() as role):
                return self._people.holding(role)
            case Approvers(group=str(group_id)):
                return self._in_group(group_id)
            case _:
                return self._managers_of_owner()

    def able(self, user_ids: Collection[str]) -> list[str]:
        """Those of *user_ids* who may decide at all."""
        roles = self._people.all_roles(user_ids)
        may = [u for u in user_ids if any(Permission.DECIDE in PERMISSIONS[r] for r in roles[u])]
        return self._here(may)

    def _here(self, user_ids: Sequence[str]) -> list[str]:
        """Those of *user_ids* who have not gone."""
        gone = self._people.gone(user_ids, self._colleague) if user_ids else set()
        return [user_id for user_id in user_ids if user_id not in gone]

    def _in_group(self, group_id: str) -> Collection[str]:
        found = self._people.group(group_id)
        if found is None or self._now - found[1] > GROUP_AGE:
            return []
        return sorted(found[0])

    def _managers_of_owner(self) -> Collection[str]:
        manager = self._people.manager_of(self._owner) if self._owner else None
        return [manager] if manager else []


@dataclass(frozen=True, slots=True)
class InTheirPlace:
    """Who stands in for whom: handed over in this request, or delegated for the time being."""

    handed: Mapping[str, str]
    delegated: Mapping[tuple[str, str | None], str]  # by whom and rule; None: of every rule

    def of(self, user_id: str, rule: str) -> str | None:
        """Who answers to *rule* instead of *user_id*."""
        if user_id in self.handed:
            return self.handed[user_id]
        one = self.delegated.get((user_id, rule))
        return one or self.delegated.get((user_id, None))
