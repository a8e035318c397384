"""The door in the terminal: the same commands, and Slack is never asked."""

from bot.directory import Stranger
from commands.asked import Asked
from contracts.people import Actor, Channel, Person, Role
from store import OPERATOR, Store


class TerminalDirectory:
    """People as the store knows them; others count as full members (DESIGN 8).

    The operator, who can read the database anyway, is an admin.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def actor(self, asked: Asked) -> Actor:
        if asked.user_id == OPERATOR:
            return Actor(Person(OPERATOR, asked.team_id), frozenset({Role.ADMIN}))
        with self._store.reading() as work:
            found = work.people.find(asked.user_id)
            roles = work.people.roles(asked.user_id)
        person = found[0] if found else Person(asked.user_id, asked.team_id)
        if not person.is_full_member(asked.team_id or person.team_id):
            raise Stranger
        return Actor(person, roles)

    def admins(self) -> tuple[str, ...]:
        with self._store.reading() as work:
            return work.people.admins()

    def channel(self, channel_id: str) -> Channel:
        """The terminal: nobody else reads it."""
        return Channel(channel_id, external=False, guests=False)
