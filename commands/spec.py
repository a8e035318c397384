"""How a subcommand declares itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Generic, TypeVar, get_type_hints

from pydantic import PositiveInt

from blocks.kit import Message
from commands.grammar import HIDDEN, Arguments, BadArguments, parse, usage
from contracts.i18n import _
from contracts.people import Actor, Permission
from contracts.zones import day_in
from store import UnitOfWork

A = TypeVar("A", bound=Arguments)


class LookUp(Arguments):
    """What every look-up takes beside its own arguments."""

    page: Annotated[PositiveInt, HIDDEN] = 1
    share: Annotated[bool, HIDDEN] = False


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a command may use. It cannot reach Slack, and it cannot commit."""

    actor: Actor
    now: datetime  # aware
    zone: str  # the seller's time zone
    work: UnitOfWork
    line: str  # the command line that is being answered, without ``--page``
    commands: Sequence["Command[Arguments]"]  # those that the actor may use
    admins: Callable[[], Sequence[str]]  # who grants roles

    def today(self, zone: str | None = None) -> date:
        """The calendar day in *zone*, or where the seller is."""
        return day_in(zone or self.zone, self.now)


Handler = Callable[[A, Context], Message]


@dataclass(frozen=True, slots=True)
class Command(Generic[A]):
    """One subcommand: who may use it, what it takes, what it answers."""

    name: str
    summary: str
    needs: Permission
    examples: Sequence[str]
    arguments: type[A]
    handler: Handler[A]
    writes: bool

    @property
    def usage(self) -> str:
        return f"{self.name} {usage(self.arguments)}".strip()

    def parse(self, rest: str) -> A:
        """*rest* as arguments; raises BadArguments that says what to do."""
        try:
            return parse(rest, self.arguments)
        except BadArguments as error:
            error.hint = error.hint or _("It goes like this: {usage}", usage=f"`{self.usage}`")
            raise


def command(
    *, needs: Permission, examples: Sequence[str], writes: bool = False
) -> Callable[[Handler[A]], Command[A]]:
    """Turn a handler into a Command: its name, its docstring and its annotation say the rest."""

    def declare(handler: Handler[A]) -> Command[A]:
        name = getattr(handler, "__name__", "").rstrip("_").replace("_", "-")
        summary = (handler.__doc__ or "").strip().partition("\n")[0]
        arguments = get_type_hints(handler)["args"]
        return Command(name, summary, needs, examples, arguments, handler, writes)

    return declare
