"""What Slack tells of its own accord: people who change or leave, channels that are closed.

Each event is one transaction, done before its ack: what is not acked Slack tells again, and what
was heard already counts once, by its id.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog

from bot import payloads
from bot.directory import keep_person
from bot.errors import logged
from bot.identity import Identity
from bot.payloads import Body
from bot.slack_people import person_from
from notifications.hearing import EVENTS, PERSON, Told, hear
from store import OPERATOR, Store, UnitOfWork

log = structlog.get_logger(__name__)


class Ears:
    """Hears the events of one workspace."""

    def __init__(self, store: Store, identity: Identity, now: Callable[[], datetime]) -> None:
        self._store, self._identity, self._now = store, identity, now

    def heard(self, body: Body) -> bool:
        """Whether an event was taken in. Never raises: what was not, Slack tells again."""
        try:
            self._hear(body)
        except Exception as error:  # noqa: BLE001 - the one boundary of an event
            logged("an event was not taken in", error)
            return False
        return True

    def _hear(self, body: Body) -> None:
        """Do once what follows from an event; what is not of our workspace says nothing to us."""
        found = body.get("event")
        event: Mapping[str, Any] = found if isinstance(found, Mapping) else {}
        kind = event.get("type")
        if kind not in EVENTS or payloads.request_team(body) != self._identity.team_id:
            return
        with self._store.writing(OPERATOR, self._now()) as work:
            if not work.heard.add(str(body.get("event_id")), work.at):
                return
            if kind == PERSON:
                self._changed(event.get("user"), work)
            else:
                hear(kind, Told.read(event), self._identity.bot_user_id, work)
        log.info("heard", kind=kind)

    def _changed(self, user: Any, work: UnitOfWork) -> None:
        """Of whoever is known; Slack tells it of everybody, and does not always say the locale."""
        if not isinstance(user, Mapping) or not user.get("id"):
            return
        known = work.people.find(str(user["id"]))
        if known is None:
            return
        person = person_from(user, self._identity.team_id)
        if "locale" not in user:
            person = replace(person, locale=known[0].locale)
        if person.deleted and not user.get("tz"):
            person = replace(person, timezone=known[0].timezone)
        if person != known[0]:
            keep_person(person, work, self._identity.team_id)
