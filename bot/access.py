"""Who holds which roles: those granted, those of the settings."""

from dataclasses import dataclass

from contracts.people import Role
from store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Access:
    """What the settings say: the first administrators, and what every full member may do."""

    admins: frozenset[str]
    everybody: frozenset[Role]

    def roles(self, work: UnitOfWork, user_id: str) -> frozenset[Role]:
        """The roles of a full member at this moment."""
        first = frozenset({Role.ADMIN}) if user_id in self.admins else frozenset()
        return work.people.roles(user_id) | first | self.everybody

    def all_admins(self, work: UnitOfWork) -> tuple[str, ...]:
        """The user ids of everybody who grants roles."""
        granted = {user_id for user_id, role in work.people.granted() if role is Role.ADMIN}
        return tuple(sorted(granted | self.admins))
