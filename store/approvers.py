"""Who decides on a version: any one manager who did not write in it."""

from contracts.people import Role
from store.unit_of_work import UnitOfWork


def approvers_of(work: UnitOfWork, contract: str, number: int) -> list[str]:
    """The user ids of those who may decide at this moment; nobody who edited it (TERMS 6)."""
    editors = set(work.editors.of(contract, number))
    managers = {user_id for user_id, role in work.people.granted() if role is Role.MANAGER}
    return sorted(managers - editors)
