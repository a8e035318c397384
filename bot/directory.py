"""Who people are, for the door: cached rows of what Slack says, asked anew when they are old.

Slack is never asked inside a transaction.
"""

from collections.abc import Callable, Collection
from concurrent.futures import Executor
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from http.client import HTTPException
from time import monotonic
from typing import TypeVar

import structlog
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.lookups import SECONDS, NoAnswer, within
from bot.slack_people import SlackPeople
from commands.asked import Asked
from contracts.errors import NotAllowed
from contracts.events import PeopleChanged
from contracts.i18n import _
from contracts.people import Actor, Channel, Permission, Person
from store import OPERATOR, Store, UnitOfWork

log = structlog.get_logger(__name__)

PERSON_AGE = timedelta(hours=1)
CHANNEL_AGE = timedelta(minutes=5)
GROUP_AGE = timedelta(minutes=5)
MEMBERS_SECONDS = 20.0  # after that, a large channel goes on with the next question about it
ROUND_SECONDS = 5.0  # the same, for a delivery: it may have to end soon
NOBODY = frozenset({"user_not_found", "user_not_visible", "users_not_found"})

T = TypeVar("T")


class Stranger(NotAllowed):
    """I answer only full members of our own workspace."""


def keep_person(person: Person, work: UnitOfWork, team_id: str) -> None:
    """Where they are gone since, what waits for them is looked at again soon."""
    known = work.people.find(person.user_id)
    work.people.put(person, work.at)
    gone = not person.is_full_member(team_id)
    if gone and (known is None or known[0].is_full_member(team_id)):
        work.requests.look_soon(work.at)


def _tried(ask: Callable[[], object]) -> None:
    """Whatever Slack answers, the others are asked, too."""
    try:
        ask()
    except (SlackClientError, HTTPException, OSError, LookupError, ValueError) as error:
        log.warning("Slack did not say who somebody is", error=type(error).__name__)


class SlackDirectory:
    """The people and channels of one workspace, as its Slack describes them."""

    def __init__(
        self,
        store: Store,
        slack: SlackPeople,
        executor: Executor,
        now: Callable[[], datetime],
        patience: float = SECONDS,
    ) -> None:
        """*executor* asks Slack; it must not be the one that answers presses.

        *patience* is for how many seconds somebody waits for what Slack says.
        """
        self._store, self._slack, self._executor = store, slack, executor
        self._now, self._patience = now, patience

    def actor(self, asked: Asked) -> Actor:
        """Whoever asks. Raises Stranger, or NotAllowed while Slack does not say who it is."""
        team_id = self._slack.team_id
        if asked.team_id != team_id:
            raise Stranger
        with self._store.reading() as work:
            found = work.people.find(asked.user_id)
            roles = work.people.roles(asked.user_id)
        person = self._fresh(found, PERSON_AGE) or self._ask_person(asked.user_id)
        if not person.is_full_member(team_id):
            raise Stranger
        return Actor(person, roles)

    def admins(self) -> tuple[str, ...]:
        with self._store.reading() as work:
            return work.people.admins()

    def channel(self, channel_id: str) -> Channel:
        """Who reads the channel. Raises NotAllowed while Slack does not say."""
        with self._store.reading() as work:
            found = work.people.find_channel(channel_id)
        return self._fresh(found, CHANNEL_AGE) or self._ask_channel(channel_id)

    def may_look_up(self, user_id: str) -> bool:
        """Whether somebody is a full member with a role at this moment, when nobody waits.

        Raises as SlackPeople does.
        """
        person = self._person(user_id)
        with self._store.reading() as work:
            actor = Actor(person, work.people.roles(user_id))
        return person.is_full_member(self._slack.team_id) and actor.may(Permission.LOOK_UP)

    def is_inside(self, channel_id: str) -> bool:
        """Whether only colleagues read the channel, when nobody waits.

        Raises as SlackPeople does, and TimeoutError for a channel so large that the rest of its
        members has to be looked at next time.
        """
        with self._store.reading() as work:
            channel = self._fresh(work.people.find_channel(channel_id), CHANNEL_AGE)
        if channel is None:
            channel = self._read(channel_id, ROUND_SECONDS)
            self._keep_channel(channel)
        return channel.inside

    def refresh(self, people: Collection[str], groups: Collection[str]) -> None:
        """Have Slack say anew who these are and who is in them, where that is long ago.

        What Slack does not say stays as it was: of a group, for as long as an hour.
        """
        for user_id in people:
            _tried(partial(self._person, user_id))
        for group_id in groups:
            _tried(partial(self._group, group_id))

    def _group(self, group_id: str) -> None:
        with self._store.reading() as work:
            known = work.people.group(group_id)
        if self._fresh(known, GROUP_AGE) is not None:
            return
        members, at = frozenset(self._slack.group(group_id)), self._now()
        with self._store.writing(OPERATOR, at) as work:
            work.people.put_group(group_id, members, at)
            if known is None or known[0] != members:
                work.record(PeopleChanged())

    def _person(self, user_id: str) -> Person:
        """Somebody, as Slack is asked for now if that is long ago."""
        with self._store.reading() as work:
            person = self._fresh(work.people.find(user_id), PERSON_AGE)
        if person is None:
            person = self._asked_now(user_id)
            self._keep(person)
        return person

    def _asked_now(self, user_id: str) -> Person:
        """As Slack says; somebody of whom it knows nothing is nobody of ours any more."""
        try:
            return self._slack.person(user_id)
        except SlackApiError as error:
            if error.response.get("error") in NOBODY:
                self._keep(Person(user_id, self._slack.team_id, deleted=True))
            raise

    def _fresh(self, found: tuple[T, datetime] | None, age: timedelta) -> T | None:
        return found[0] if found and self._now() - found[1] < age else None

    def _ask_person(self, user_id: str) -> Person:
        try:
            return within(
                self._executor, partial(self._slack.person, user_id), self._keep, self._patience
            )
        except NoAnswer as none:
            if none.reason in NOBODY:
                raise Stranger from none
            log.warning("Slack did not say who it is", user=user_id, reason=none.reason)
            raise NotAllowed(
                _("Slack does not tell me right now who you are."),
                hint=_("Please try again in a moment."),
            ) from none

    def _ask_channel(self, channel_id: str) -> Channel:
        try:
            return within(
                self._executor, partial(self._read, channel_id), self._keep_channel, self._patience
            )
        except NoAnswer as none:
            log.warning("Slack did not say who reads", channel=channel_id, reason=none.reason)
            raise NotAllowed(
                _("I cannot tell right now who reads this channel: nothing was posted."),
                hint=_(
                    "Try again in a moment, add me to the channel, or ask without --share: only"
                    " you will see the answer."
                ),
            ) from none

    def _read(self, channel_id: str, seconds: float = MEMBERS_SECONDS) -> Channel:
        """The channel, and whether any of its members is not one of us."""
        channel = self._slack.channel(channel_id)
        until = monotonic() + seconds
        members = self._slack.members(channel_id)
        return replace(channel, guests=any(self._is_outsider(one, until) for one in members))

    def _is_outsider(self, user_id: str, until: float) -> bool:
        if monotonic() > until:
            raise TimeoutError
        person = self._person(user_id)  # an account that was closed reads nothing any more
        return not (person.bot or person.deleted or person.is_full_member(self._slack.team_id))

    def _keep(self, person: Person) -> None:
        with self._store.writing(OPERATOR, self._now()) as work:
            keep_person(person, work, self._slack.team_id)

    def _keep_channel(self, channel: Channel) -> None:
        at = self._now()
        with self._store.writing(OPERATOR, at) as work:
            work.people.put_channel(channel, at)
