"""A way to Slack around whose calls something happens: a death, or what somebody else does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from blocks.kit import Message
from bot.slack_post import SlackPost


class Killed(BaseException):
    """The process is gone: nothing of it handles this."""


def die() -> None:
    raise Killed


def nothing() -> None:
    """Go on."""


@dataclass
class Interrupted:
    """The way to Slack, and what happens around a call: before it, or when it was done."""

    real: SlackPost
    before: Callable[[], None] = nothing
    after: Callable[[], None] = nothing
    calls: list[str] = field(default_factory=list)

    def is_inside(self, recipient: str) -> bool:
        return self.real.is_inside(recipient)

    def direct(self, user_id: str) -> str:
        return self.real.direct(user_id)

    def look(self, channel: str, token: str, since: datetime) -> str | None:
        self.calls.append("look")
        return self.real.look(channel, token, since)

    def post(self, channel: str, message: Message, token: str) -> str:
        self.calls.append("post")
        self.before()
        ts = self.real.post(channel, message, token)
        self.after()
        return ts

    def withdraw(self, channel: str, ts: str) -> None:
        self.calls.append("withdraw")
        self.real.withdraw(channel, ts)

    def update(self, channel: str, ts: str, message: Message) -> None:
        self.calls.append("update")
        self.before()
        self.real.update(channel, ts, message)
        self.after()
