"""Writing a draft: by whom it may be written, and what is written down of it beside it."""

from commands.drafts import NotTheirs, Target, editors_of
from commands.spec import Context
from contracts.contract import Contract
from contracts.errors import NotAllowed
from contracts.i18n import _
from contracts.lifecycle import Verb
from contracts.people import Permission, Role
from contracts.succession import numbered
from store import Saved

CLAUSES = frozenset({"clause"})
ANYTHING: frozenset[str] = frozenset()


class OnlyClauses(NotAllowed):
    """You may change the clauses of this draft only."""

    hint = "The rest is up to whoever drafted it:"


def kinds_to_change(target: Target, context: Context) -> frozenset[str]:
    """The kinds of terms that the actor may change in it; ANYTHING where all of it is theirs.

    NotTheirs for somebody who neither wrote in it nor manages nor is of legal (TERMS 6).
    WrongState where nobody can change it.
    """
    target.after(Verb.EDIT)
    actor, editors = context.actor, editors_of(target, context)
    wrote = actor.user_id in editors and actor.may(Permission.DRAFT)
    if wrote or Role.MANAGER in actor.roles:
        return ANYTHING
    if Role.LEGAL in actor.roles:
        return CLAUSES
    raise NotTheirs(hint=_("Ask one of them:") if editors else "", whom=editors)


def demand_all_of_it(target: Target, context: Context) -> None:
    """Raises OnlyClauses for somebody who may not change more than those."""
    if kinds_to_change(target, context):
        raise OnlyClauses(whom=editors_of(target, context))


def write(target: Target, changed: Contract, what: str, context: Context) -> Target:
    """Write *changed* in the place of the target's contract; what stands there now.

    The journal says *what*, and the actor is an editor from now on.
    """
    context.work.saver.change(Saved(target.contract, changed, what), context.today_of(changed))
    context.work.editors.add(*target.key, context.actor.user_id)
    return Target(changed, numbered(changed, target.version.number))
