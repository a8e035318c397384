"""``/contract role``: who may do what."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated

from blocks.kit import Message
from blocks.role_card import changed_message, roles_message
from commands.grammar import POSITIONAL, BadArguments
from commands.mentions import user_in
from commands.spec import Context, LookUp, command
from contracts.events import PeopleChanged
from contracts.i18n import _, listed, quoted
from contracts.people import Permission
from contracts.people import Role as RoleName


class Action(StrEnum):
    GRANT = "grant"
    REVOKE = "revoke"
    LIST = "list"


class Role(LookUp):
    action: Annotated[Action, POSITIONAL] = Action.LIST
    user: Annotated[str | None, POSITIONAL] = None
    role: Annotated[str | None, POSITIONAL] = None


@command(
    needs=Permission.GRANT_ROLES,
    examples=["role list", "role grant @anna rep", "role revoke @anna rep"],
    writes=True,
)
def role(args: Role, context: Context) -> Message:
    """Who may do what: grant a role, revoke it, list them all."""
    return ACTIONS[args.action](args, context)


def _list(args: Role, context: Context) -> Message:
    granted: dict[str, list[RoleName]] = {}
    for user_id, name in context.work.people.granted():
        granted.setdefault(user_id, []).append(name)
    operators = [user for user in context.admins() if RoleName.ADMIN not in granted.get(user, [])]
    return roles_message(granted, operators, args.page, context.line)


def _grant(args: Role, context: Context) -> Message:
    user, name = _user(args), _role(args)
    done = context.work.people.grant(user, name)
    if done:
        context.work.record(PeopleChanged())
    sentence = (
        "{who} now has the role *{role}*."
        if done
        else "{who} has the role {role} already: nothing changed."
    )
    return changed_message(sentence, user, name, outside=_is_outside(user, context))


def _is_outside(user: str, context: Context) -> bool:
    """Whether somebody is known as a guest, a bot, or of another company."""
    known = context.work.people.find(user)
    return known is not None and not known[0].is_full_member(context.actor.person.team_id)


def _revoke(args: Role, context: Context) -> Message:
    user, name = _user(args), _role(args)
    done = context.work.people.revoke(user, name)
    if done:
        context.work.record(PeopleChanged())
    sentence = (
        "{who} no longer has the role *{role}*."
        if done
        else "{who} does not have the role {role}: nothing changed."
    )
    return changed_message(sentence, user, name)


def _user(args: Role) -> str:
    found = user_in(args.user or "")
    if found is None:
        unknown = _("{user} is nobody I know.", user=quoted(args.user or ""))
        raise BadArguments(
            unknown if args.user else _("Whose role?"),
            hint=_("Mention the person: `role {action} @anna rep`.", action=args.action),
        )
    return found


def _role(args: Role) -> RoleName:
    name = (args.role or "").lower()
    if name not in set(RoleName):
        raise BadArguments(
            _("There is no role {name}.", name=quoted(name)) if name else _("Which role?"),
            hint=_("Possible: {names}.", names=listed(list(RoleName))),
        )
    return RoleName(name)


ACTIONS: Mapping[Action, Callable[[Role, Context], Message]] = {
    Action.GRANT: _grant,
    Action.REVOKE: _revoke,
    Action.LIST: _list,
}
