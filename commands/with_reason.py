"""What ends, pauses or lets go an agreement needs a reason: a form asks for it until it is said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Generic, TypeVar

from pydantic import Field
from typing_extensions import override

from commands.asked import Answer
from commands.ends import Typed, decided, proposal_form, running_target
from commands.grammar import HIDDEN, Arguments, flags_of
from commands.spec import Context
from contracts.lifecycle import Verb
from contracts.proposal import Proposal
from contracts.version import Version

LONGEST = 2_000
UNSAID = "–"  # in the place of the reason, while it is only looked at what would come of it


class WithReason(Arguments):
    """Without a reason nothing is done: it is only looked at what would come of it."""

    reason: Annotated[str | None, Field(description="TEXT", max_length=LONGEST)] = None

    @property
    def because_of(self) -> str:
        """The reason, or what stands in its place."""
        return self.reason or UNSAID

    @property
    def typed(self) -> str:
        """What the form takes over of the circumstances."""
        return ""


R = TypeVar("R", bound=WithReason)


def is_meant(args: R) -> bool:
    """Whether it is to be done, and not only to be looked at."""
    return bool((args.reason or "").strip())


class WithCircumstances(WithReason):
    """By these ends are evaluated: *because* is one of the usual words, chosen in the form."""

    circumstances: Annotated[str | None, Field(description="TEXT", max_length=LONGEST)] = None
    because: Annotated[str | None, HIDDEN] = None

    @property
    def around(self) -> str | None:
        """“competitor, they were 10 % cheaper”: the usual word first, by which ends are counted."""
        said = ((one or "").strip() for one in (self.because, self.circumstances))
        return ", ".join(filter(None, said)) or None

    @property
    @override
    def typed(self) -> str:
        return self.circumstances or ""


class OfContract(WithReason):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]


A = TypeVar("A", bound=OfContract)


@dataclass(frozen=True, slots=True)
class Way(Generic[A]):
    """How a subcommand called *name* makes a proposal of its arguments, a version and a day."""

    name: str
    verb: Verb
    proposal: Callable[[A, Version, date], Proposal]


def go(way: Way[A], args: A, context: Context) -> Answer:
    """Do it, or lay it before others; without a reason the form that asks for one."""
    target = running_target(
        args.contract,
        way.verb,
        context,
        again=lambda ref: f"{way.name} {ref}{flags_of(args)}",
        to_change=is_meant(args),
    )
    proposal = way.proposal(args, target.version, context.today_of(target.contract))
    if is_meant(args):
        return decided(target, proposal, context)
    return proposal_form(target, proposal, Typed(f"{way.name} {target.ref}", args.typed), context)
