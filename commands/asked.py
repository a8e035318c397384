"""What reaches the door, whatever the transport: typed, pressed or from the terminal."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from blocks.kit import Message
from contracts.people import Actor, Channel


class Via(StrEnum):
    TYPED = "typed"
    PRESSED = "pressed"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Asked:
    """One command line and where it comes from. The ids are what Slack said, not yet believed."""

    line: str  # what follows /contract
    user_id: str
    team_id: str  # the user's team; the team of the request where Slack does not tell it
    channel_id: str = ""
    via: Via = Via.TYPED


@dataclass(frozen=True, slots=True)
class Reply:
    """A message, and whether the whole channel may read it."""

    message: Message
    shared: bool = False


Door = Callable[[Asked], Reply]


class Directory(Protocol):
    """Who people are and who reads a channel. Raises NotAllowed where it cannot tell in time."""

    def actor(self, asked: Asked) -> Actor:
        """Whoever asks, with their roles; NotAllowed for anybody but a full member."""

    def admins(self) -> tuple[str, ...]:
        """The user ids of those who grant roles."""

    def channel(self, channel_id: str) -> Channel:
        """Who reads the channel, as fresh as sharing needs it."""
