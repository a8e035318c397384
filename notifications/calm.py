"""Calling Slack for several notices, without hurry."""

from collections.abc import Callable
from datetime import datetime
from threading import Event
from typing import TypeVar

from blocks.kit import Message
from contracts.people import is_person
from notifications import reasons
from notifications.pace import Call, Pace
from notifications.postbox import Postbox, TooFast
from store import Notice, Place

T = TypeVar("T")


class Calm:
    """The postbox, asked only when Slack wants to be asked, and no more once we end."""

    def __init__(self, postbox: Postbox, pace: Pace) -> None:
        self._postbox, self._pace = postbox, pace
        self.ending = Event()

    def is_inside(self, notice: Notice) -> bool:
        return self._ask(Call.READERS, notice, lambda: self._postbox.is_inside(notice.recipient))

    def channel(self, notice: Notice) -> str:
        """Where *notice* is said."""
        if not is_person(notice.recipient):
            return notice.recipient
        return self._ask(Call.DIRECT, notice, lambda: self._postbox.direct(notice.recipient))

    def look(self, notice: Notice, since: datetime) -> Place | None:
        """Where *notice* stands, if it was posted. It shows what was wanted first."""
        channel, token = self.channel(notice), notice.token
        ts = self._ask(Call.LOOK, notice, lambda: self._postbox.look(channel, token, since))
        return Place(channel, ts, shown=1) if ts else None

    def post(self, notice: Notice, channel: str, message: Message) -> Place:
        token = notice.token
        ts = self._ask(Call.POST, notice, lambda: self._postbox.post(channel, message, token))
        return Place(channel, ts, notice.wanted)

    def update(self, notice: Notice, place: Place, message: Message) -> None:
        channel, ts = place.channel, place.ts
        self._ask(Call.UPDATE, notice, lambda: self._postbox.update(channel, ts, message))

    def withdraw(self, notice: Notice, place: Place) -> None:
        channel, ts = place.channel, place.ts
        self._ask(Call.WITHDRAW, notice, lambda: self._postbox.withdraw(channel, ts))

    def _ask(self, call: Call, notice: Notice, act: Callable[[], T]) -> T:
        if self.ending.is_set():
            raise TooFast(reasons.ENDING, 0.0)
        if wait := self._pace.wait(call):
            raise TooFast(reasons.LIMITED, wait)
        try:
            return act()
        except TooFast as limit:
            limit.everybody = self._pace.limited(call, notice.recipient, limit.seconds)
            raise
