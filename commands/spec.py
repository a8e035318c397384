"""How a subcommand declares itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Generic, TypeVar, get_type_hints

from pydantic import PositiveInt

from commands.asked import Answer, Instead, Via
from commands.grammar import HIDDEN, Arguments, BadArguments, Fields, parse, usage
from contracts.contract import Family
from contracts.errors import NotAllowed
from contracts.i18n import _
from contracts.people import PERMISSIONS, Actor, Permission
from contracts.zones import day_in
from store import UnitOfWork, zone_of

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
    channel_id: str = ""  # where it was asked
    via: Via = Via.TYPED

    def today(self, zone: str | None = None) -> date:
        """The calendar day in *zone*, or where the seller is."""
        return day_in(zone or self.zone, self.now)

    def today_of(self, contract: Family) -> date:
        """The calendar day where *contract* lives."""
        return self.today(zone_of(self.work, contract))

    def demand(self, permission: Permission) -> None:
        """Raises NotAllowed, which says whom to ask, where the actor may not do that."""
        if not self.actor.may(permission):
            raise not_allowed(permission, self.admins(), self.actor.user_id)


def not_allowed(permission: Permission, admins: Sequence[str], asker: str) -> NotAllowed:
    """“You may not grant roles. Ask for a role: @ada”; an admin need not ask anybody."""
    what = _("You may not {what}.", what=_(permission))
    if asker in admins:
        role = next(role for role, may in PERMISSIONS.items() if permission in may)
        hint = _(
            "You can grant yourself a role: `/contract role grant @yourself {role}`.", role=role
        )
        return NotAllowed(what, hint=hint)
    hint = _("Ask for a role:") if admins else _("Ask whoever runs the bot to name an admin.")
    return NotAllowed(what, hint=hint, whom=admins)


Handler = Callable[[A, Context], Answer | Instead]
Places = Callable[[A, str], Sequence[str]]
"""From the arguments and the channel where it was asked to the channels that will be posted to."""


@dataclass(frozen=True, slots=True)
class Command(Generic[A]):
    """One subcommand: who may use it, what it takes, what it answers."""

    name: str
    summary: str
    needs: Permission
    examples: Sequence[str]
    arguments: type[A]
    handler: Handler[A]
    writes: bool | Callable[[A], bool]
    posts_to: Places[A] | None = None
    also: Sequence[str] = ()  # other names for it

    @property
    def usage(self) -> str:
        return f"{self.name} {usage(self.arguments)}".strip()

    def changes(self, args: A) -> bool:
        """Whether it may write, with these arguments."""
        return self.writes(args) if callable(self.writes) else self.writes

    def parse(self, rest: str, fields: Fields | None = None) -> A:
        """*rest* as arguments; raises BadArguments that says what to do."""
        try:
            return parse(rest, self.arguments, fields)
        except BadArguments as error:
            error.hint = error.hint or _("It goes like this: {usage}", usage=f"`{self.usage}`")
            raise


def command(
    *,
    needs: Permission,
    examples: Sequence[str],
    writes: bool | Callable[[A], bool] = False,
    posts_to: Places[A] | None = None,
    also: Sequence[str] = (),
) -> Callable[[Handler[A]], Command[A]]:
    """Turn a handler into a Command: its name, its docstring and its annotation say the rest.

    *posts_to* names the channels of which people from outside must read none, *also* what else
    the command may be called.
    """

    def declare(handler: Handler[A]) -> Command[A]:
        name = getattr(handler, "__name__", "").rstrip("_").replace("_", "-")
        summary = (handler.__doc__ or "").strip().partition("\n")[0]
        arguments = get_type_hints(handler)["args"]
        return Command(name, summary, needs, examples, arguments, handler, writes, posts_to, also)

    return declare
