"""What Slack tells of channels, and what follows: admins are told, what is known is asked anew."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from notifications.rerouting import Cause, out_of_reach, within_reach
from store import NewNotice, UnitOfWork, about_reader, is_warned

RENAMED = "renamed"
"""The kind that tells admins that a channel is called otherwise."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event of Slack's about a channel; *name* is what the channel is called from now on."""

    channel_id: str
    user: str = ""  # who joined or left
    name: str = ""

    @classmethod
    def read(cls, event: Mapping[str, Any]) -> "Told":
        """Slack names the channel by its id, or by a part of its record."""
        channel = event.get("channel")
        record: Mapping[str, Any] = channel if isinstance(channel, Mapping) else {"id": channel}
        found = (record.get("id"), event.get("user"), record.get("name"))
        return cls(*(one if isinstance(one, str) else "" for one in found))


def hear(kind: str, told: Told, bot_user: str, work: UnitOfWork) -> None:
    """What follows from the event *kind*; nothing from one that names no channel."""
    if not told.channel_id:
        return
    work.people.ask_anew(told.channel_id)
    ours = told.user in {"", bot_user}
    act = HEARD.get(kind) if ours or kind not in OF_MEMBERS else None
    if act is not None:
        act(told, work, work.at)


def _broken(cause: Cause, told: Told, work: UnitOfWork, now: datetime) -> None:
    """Only of a channel that is warned; the others are nobody's business."""
    if is_warned(work, told.channel_id):
        out_of_reach(work, told.channel_id, cause, now)


def _mended(cause: Cause, told: Told, work: UnitOfWork, now: datetime) -> None:
    within_reach(work, told.channel_id, now, [cause])


def _renamed(told: Told, work: UnitOfWork, now: datetime) -> None:
    """It is the same channel with the same readers: its warnings go on, and an admin knows."""
    known = work.people.find_channel(told.channel_id)
    before = known[0].name if known else ""
    work.people.rename_channel(told.channel_id, told.name)
    if before == told.name or not is_warned(work, told.channel_id):
        return
    facts = {"channel": told.channel_id, "before": before}
    for admin in work.people.admins():
        key = f"{RENAMED}:{told.channel_id}:{now.isoformat()}/{admin}"
        work.outbox.add(NewNotice(key, RENAMED, admin, about_reader(told.channel_id), facts), now)


Act = Callable[[Told, UnitOfWork, datetime], None]
OF_MEMBERS = frozenset({"member_left_channel", "member_joined_channel"})
HEARD: Mapping[str, Act] = {
    "channel_archive": partial(_broken, Cause.ARCHIVED),
    "group_archive": partial(_broken, Cause.ARCHIVED),
    "channel_deleted": partial(_broken, Cause.LEFT),
    "group_deleted": partial(_broken, Cause.LEFT),
    "channel_left": partial(_broken, Cause.LEFT),
    "group_left": partial(_broken, Cause.LEFT),
    "member_left_channel": partial(_broken, Cause.LEFT),
    "channel_shared": partial(_broken, Cause.OUTSIDERS),
    "channel_unarchive": partial(_mended, Cause.ARCHIVED),
    "group_unarchive": partial(_mended, Cause.ARCHIVED),
    "member_joined_channel": partial(_mended, Cause.LEFT),
    "channel_unshared": partial(_mended, Cause.OUTSIDERS),
    "channel_rename": _renamed,
    "group_rename": _renamed,
}
"""What follows from each event of Slack's; of members, only where it is us."""

PERSON = "user_change"
EVENTS = (PERSON, *sorted(HEARD))
"""Whatever we want to be told; the manifest asks for it."""
