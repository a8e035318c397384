"""What cannot be said to whom it is for is said to somebody else, with a note of whom and why.

It happens where Slack refuses it, in the transaction that settles it, and once: the notice is
marked as moved, and what is said instead has the key under which its reader is warned of the same
step anyway. Admins are told once for each reader and cause, until that is over.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from blocks.notes import MOVED, TEST
from contracts.people import is_person
from notifications import reasons
from notifications.digests import DIGEST, Gathered
from notifications.warnings import KIND, Warned
from store import LIVE, NewNotice, Notice, NoticeState, UnitOfWork, about_reader, routes_of

UNREACHABLE = "unreachable"
"""The kind that tells admins of a channel, or of somebody, to whom nothing can be said."""


class Cause(StrEnum):
    """Why nothing can be said to a reader, whatever it is."""

    ARCHIVED = "archived"
    LEFT = "left"  # we are no members of the channel, or it is gone
    OUTSIDERS = "outsiders"
    SHUT = "shut"
    GONE = "gone"  # a person who left, or has no role


OF_CHANNELS: Mapping[str, Cause] = {
    "is_archived": Cause.ARCHIVED,
    "not_in_channel": Cause.LEFT,
    "channel_not_found": Cause.LEFT,
    "restricted_action": Cause.SHUT,
    reasons.OUTSIDERS: Cause.OUTSIDERS,
}
OF_PEOPLE: Mapping[str, Cause] = {
    "cannot_dm_bot": Cause.GONE,
    "user_disabled": Cause.GONE,
    "user_not_found": Cause.GONE,
    "users_not_found": Cause.GONE,
    reasons.OUTSIDERS: Cause.GONE,
}
READDRESSED: Mapping[str, Callable[[Notice, str], NewNotice]] = {
    KIND: lambda notice, to: Warned.read(notice.facts).notice(to),
    DIGEST: lambda notice, to: Gathered.read(notice.facts).notice(to),
}
"""The kinds that others can read in somebody's place."""


def rerouted(work: UnitOfWork, notice: Notice, reason: str, now: datetime) -> bool:
    """Whether *notice*, which was refused for *reason*, needs nobody to look at it.

    Either others are told instead; or it was said before, and only the place where it stands is
    out of reach.
    """
    causes = OF_PEOPLE if is_person(notice.recipient) else OF_CHANNELS
    cause = causes.get(reason)
    if cause is None or not _may_move(notice):
        return False
    if notice.ts is None:
        if not _said_to_others(work, notice, cause, now):
            return False
        work.outbox.move(notice.id)
    out_of_reach(work, notice.recipient, cause, now)
    return True


def _may_move(notice: Notice) -> bool:
    """A test tells whoever asked for it something, and a person's week is nobody else's."""
    is_test = any(one["note"] == TEST for one in notice.facts.get("notes", ()))
    own_week = notice.kind == DIGEST and is_person(notice.recipient)
    return notice.kind in READDRESSED and not (is_test or own_week)


def _said_to_others(work: UnitOfWork, notice: Notice, cause: Cause, now: datetime) -> bool:
    """By the first way on which somebody is told, or was already."""
    for way in ways(work, notice.recipient):
        told = [_is_told(work, _moved(notice, to, cause), now) for to in way]
        if any(told):
            return True
    return False


def _is_told(work: UnitOfWork, notice: NewNotice, now: datetime) -> bool:
    if work.outbox.add(notice, now):
        return True
    there = work.outbox.with_key(notice.key)
    return there is not None and there.state in {*LIVE, NoticeState.HELD}


def _moved(notice: Notice, to: str, cause: Cause) -> NewNotice:
    new = READDRESSED[notice.kind](notice, to)
    notes = [{"note": MOVED, "who": notice.recipient, "cause": cause.value}]
    return replace(new, facts={**new.facts, "notes": notes})


def ways(work: UnitOfWork, reader: str) -> Iterator[Sequence[str]]:
    """Who is asked in the place of *reader*: the manager, the settings' channel, the admins."""
    routes = routes_of(work)
    manager = routes.people.manager_of(reader) if is_person(reader) else None
    for way in ([manager], [work.alert_channel], sorted(routes.admins)):
        yield [one for one in way if one and one != reader]


def out_of_reach(work: UnitOfWork, reader: str, cause: Cause, now: datetime) -> None:
    """Admins are told, unless they know it; what Slack refuses is no news to them."""
    if not work.unreachable.begin(reader, cause, now):
        return
    facts = {"reader": reader, "cause": cause.value}
    for admin in work.people.admins():
        key = f"{UNREACHABLE}:{reader}:{cause}:{now.isoformat()}/{admin}"
        work.outbox.add(NewNotice(key, UNREACHABLE, admin, about_reader(reader), facts), now)


def within_reach(
    work: UnitOfWork, reader: str, now: datetime, causes: Sequence[Cause] = ()
) -> None:
    """None of *causes*, or nothing at all, keeps anything from *reader*: what was said says so."""
    if work.unreachable.over(reader, causes):
        work.outbox.touch(about_reader(reader), now)
