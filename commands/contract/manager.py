"""``/contract manager``: who reports to whom, for rules that ask an account owner's manager."""

from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.managers_card import managers_message, reports_message
from commands.grammar import HIDDEN, POSITIONAL
from commands.mentions import demand_user
from commands.spec import Context, LookUp, command
from contracts.errors import Refusal
from contracts.events import PeopleChanged
from contracts.i18n import _
from contracts.people import Permission


class Manager(LookUp):
    of: Annotated[str | None, POSITIONAL, Field(description="@SOMEBODY")] = None
    manager: Annotated[str | None, POSITIONAL, Field(description="@MANAGER")] = None
    nobody: Annotated[bool, HIDDEN] = False


def _writes(args: Manager) -> bool:
    return args.of is not None


@command(
    needs=Permission.GRANT_ROLES,
    examples=["manager", "manager @anna @maria", "manager @anna --nobody"],
    writes=_writes,
)
def manager(args: Manager, context: Context) -> Message:
    """Who is whose manager; with two people, say so."""
    people = context.work.people
    if args.of is None:
        return managers_message(people.managers(), args.page, context.line)
    of = demand_user(args.of)
    new = None if args.nobody else demand_user(args.manager or "")
    if of == new:
        raise Refusal(_("Nobody is their own manager: nothing was changed."))
    changed = people.report(of, new)
    if changed:
        context.work.record(PeopleChanged())
    return reports_message(of, new, changed=changed)
