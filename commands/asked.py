"""What reaches the door, whatever the transport: typed, pressed or from the terminal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from blocks.kit import Message
from blocks.view import View
from commands.grammar import Fields
from contracts.people import Actor, Channel


class Via(StrEnum):
    TYPED = "typed"
    PRESSED = "pressed"
    SUBMITTED = "submitted"  # a form
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Asked:
    """One command line and where it comes from. The ids are what Slack said, not yet believed.

    *fields* is what a form was filled in with, by the names of its inputs; *files* read those of
    them that are files, once it is known who asks.
    """

    line: str  # what follows /contract
    user_id: str
    team_id: str  # the user's team; the team of the request where Slack does not tell it
    channel_id: str = ""
    via: Via = Via.TYPED
    fields: Fields = field(default_factory=dict)
    files: Mapping[str, Callable[[], str]] = field(default_factory=dict)

    def filled_in(self) -> Fields:
        """What the form was filled in with, its files read. Raises a Refusal where one is not."""
        return {**self.fields, **{name: read() for name, read in self.files.items()}}


Answer = Message | View
"""What a command answers: something to read, or a form to fill in."""


@dataclass(frozen=True, slots=True)
class Instead:
    """Another command was meant: what was typed is asked of that, through the door again."""

    command: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and whether the whole channel may read it."""

    answer: Answer
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
