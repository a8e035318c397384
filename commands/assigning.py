"""What of somebody's work another one can take over, and handing it over in one transaction."""

from commands.spec import Context
from commands.work_of import WorkOf, delegations_of, taken_by
from contracts.assigning import Handing, Moving, Work
from contracts.errors import NotAllowed, NotFound, Refusal
from contracts.events import AccountsChanged, Assigned, MatterChanged, PeopleChanged
from contracts.i18n import _
from contracts.people import Actor, Permission
from store import about_delegation


def receiver(user_id: str, of: str, context: Context) -> str:
    """*user_id*, who may take over customers and drafts; a Refusal that says why not."""
    if user_id == of:
        raise Refusal(_("That is the same person: nothing was changed."))
    found = context.work.people.find(user_id)
    if found is None:
        raise NotFound(
            _("I do not know yet who that is: nothing was changed."),
            hint=_("Have them type `/contract` once; then assign it to them."),
        )
    if not found[0].is_full_member(context.actor.person.team_id):
        raise NotAllowed(_("Guests and people who left take nothing over: nothing was changed."))
    if not Actor(found[0], context.work.people.roles(user_id)).may(Permission.DRAFT):
        raise NotAllowed(
            _("That person may look after no customer: it takes the role rep or manager."),
            hint=_("An admin grants it: `/contract role grant @somebody rep`."),
        )
    return user_id


def moving(handing: Handing, context: Context) -> Moving:
    """What would move now."""
    return WorkOf(handing, context).moving()


def move(handing: Handing, context: Context) -> Moving:
    """Move everything that can be moved now; both hear of it, and who is asked is found anew."""
    work = context.work
    for ref in sorted({ref for ref, _number in taken_by(handing.of, context)}):
        work.contracts.locked(ref)  # before the grounds, as whoever else changes a contract
    work.change_grounds()
    found = moving(handing, context)
    if found.empty:
        return found
    work.accounts.save([one.model_copy(update={"owner": handing.to}) for one in found.accounts])
    for one in found.drafts:
        _take_over(one, handing, context)
    for one in found.requests:
        _wait_instead(one, handing, context)
    for one in found.decisions:
        _decide_instead(one, handing, context)
    for one in found.deadlines:
        _look_after(one, handing, context)
    for delegation in delegations_of(handing, context):
        work.delegations.end(delegation, context.now)
        work.outbox.touch(about_delegation(delegation.id), context.now)
    happened = _happened(found, context)
    work.assigned.note(_said(happened))
    work.record(happened)
    work.record(AccountsChanged(happened.accounts))
    work.record(PeopleChanged())
    return found


def _take_over(one: Work, handing: Handing, context: Context) -> None:
    """Whoever takes over is an editor now; so is whoever leaves, and never decides on it."""
    context.work.editors.add(*one.key, handing.to)
    _wait_instead(one, handing, context)


def _wait_instead(one: Work, handing: Handing, context: Context) -> None:
    """Whoever takes over hears what is decided, and may recall it."""
    context.work.assigned.put(one.key, handing.of, handing.to, context.now)
    _note(one, "assigned", handing, context)


def _decide_instead(one: Work, handing: Handing, context: Context) -> None:
    request = context.work.requests.latest(*one.key)
    if request is not None:
        context.work.approvals.hand_over(request, handing.of, handing.to, context.now)
        _note(one, "handed over", handing, context)


def _look_after(one: Work, handing: Handing, context: Context) -> None:
    context.work.matters.give(one.key, handing.of, handing.to, context.now)
    _note(one, "deadline taken", handing, context)
    context.work.record(MatterChanged(one.contract, one.number))


def _note(one: Work, what: str, handing: Handing, context: Context) -> None:
    contract = context.work.contracts.by_ref([one.contract])[one.contract]
    why = {"version": one.number, "of": handing.of, "to": handing.to}
    said = {"reason": handing.reason} if handing.reason else {}
    context.work.saver.note(contract, what, {**why, **said})


def _happened(found: Moving, context: Context) -> Assigned:
    handing = found.handing
    return Assigned(
        handing.of,
        handing.to,
        context.actor.user_id,
        handing.reason,
        tuple(one.code for one in found.accounts),
        tuple(one.ref for one in found.drafts),
        tuple(one.ref for one in found.decisions),
        tuple(one.ref for one in found.deadlines),
        tuple(one.ref for one in found.requests),
    )


def _said(one: Assigned) -> dict[str, object]:
    named = {"of": one.of, "to": one.to, "reason": one.reason or None}
    return named | {name: list(getattr(one, name)) for name in KINDS_OF_WORK}


KINDS_OF_WORK = ("accounts", "drafts", "requests", "decisions", "deadlines")
