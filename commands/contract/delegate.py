"""``/contract delegate``: somebody decides in one's place for a while."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from blocks.delegation_card import Staying, delegations_message, done_message_of, form
from blocks.kit import Message
from blocks.view import View
from commands.asked import Answer
from commands.days import spoken_day
from commands.grammar import HIDDEN, POSITIONAL, Arguments, BadArguments, FieldErrors
from commands.mentions import demand_user
from commands.open_requests import MayNotDecide
from commands.spec import Context, command
from contracts.approval.delegating import overlapping
from contracts.errors import NotFound, Refusal
from contracts.events import Delegated, PeopleChanged
from contracts.i18n import _, listed, quoted
from contracts.people import Permission
from contracts.requests import Request
from contracts.zones import end_of, start_of
from store import Delegation, Office, about_delegation, authors_of, progress_of


class Delegate(Arguments):
    user: Annotated[str | None, POSITIONAL, Field(description="@SOMEBODY")] = None
    from_: Annotated[str | None, Field(description="DAY")] = None
    until: Annotated[str | None, Field(description="DAY")] = None
    only: Annotated[str | None, Field(description="RULE")] = None
    for_: Annotated[str | None, Field(description="@SOMEBODY")] = None
    end: Annotated[int | None, HIDDEN] = None
    new: Annotated[bool, HIDDEN] = False


def _writes(args: Delegate) -> bool:
    return args.user is not None or args.end is not None


@command(
    needs=Permission.DECIDE,
    examples=["delegate", "delegate @anna --from 2026-12-21 --until 2027-01-02"],
    writes=_writes,
)
def delegate(args: Delegate, context: Context) -> Answer:
    """Let somebody decide in your place for a while; an admin does it for whoever is ill."""
    if args.end is not None:
        return _end(args.end, context)
    of = _whose(args, context)
    if args.new:
        return _form(of, context)
    if args.user is None:
        return _list(of, context)
    return _delegate(args, of, args.user, context)


def _whose(args: Delegate, context: Context) -> str:
    """In whose place; only an admin arranges it for others."""
    me = context.actor.user_id
    of = demand_user(args.for_) if args.for_ else me
    if of != me:
        context.demand(Permission.GRANT_ROLES)
    return of


def _delegate(args: Delegate, of: str, user: str, context: Context) -> Message:
    context.work.change_grounds()
    one = _asked_for(args, of, demand_user(user), context)
    _check(one, context)
    number = context.work.delegations.add(one)
    context.work.record(Delegated(number))
    return done_message_of(one, _staying(one, context), context.actor.person.timezone)


def _asked_for(args: Delegate, of: str, to: str, context: Context) -> Delegation:
    """The delegation that was described; FieldErrors for days that cannot be."""
    zone = _zone(of, context)
    today = context.today(zone)
    first = spoken_day(args.from_, today) if args.from_ else today
    if args.until is None:
        raise BadArguments(_("Until when?"), hint=_("Say the last day: --until 2027-01-02."))
    last = spoken_day(args.until, today)
    errors = dict(_wrong_days(first, last, today))
    if errors:
        raise FieldErrors(errors)
    by, rule = context.actor.user_id, _rule(args.only, context)
    since = max(start_of(zone, first), context.now)
    return Delegation(of, to, since, end_of(zone, last), by, context.now, rule)


def _wrong_days(first: date, last: date, today: date) -> Sequence[tuple[str, str]]:
    if last < today:
        return [("until", _("That day has passed."))]
    if last < first:
        return [("until", _("That is before the first day."))]
    return []


def _zone(user_id: str, context: Context) -> str:
    """Where somebody's days begin and end."""
    found = context.work.people.find(user_id)
    return found[0].timezone if found else context.zone


def _rule(said: str | None, context: Context) -> str | None:
    """The name of a rule of the policy, however it is written."""
    if said is None:
        return None
    names = [rule.name for rule in context.work.policies.current().policy.rules]
    found = next((name for name in names if name.casefold() == said.casefold()), None)
    if found is None:
        hint = _("There are: {names}.", names=listed(names))
        raise BadArguments(_("The policy has no rule {name}.", name=quoted(said)), hint=hint)
    return found


def _check(one: Delegation, context: Context) -> None:
    """Raises a Refusal for what would not work, or twice."""
    if one.to == one.of:
        raise Refusal(_("That is the same person: nothing was changed."))
    office = Office(context.work.people, None, context.actor.user_id, context.now)
    if not office.able([one.to]):
        raise MayNotDecide
    for other in overlapping(one, context.work.delegations.to_come(context.now)):
        raise Refusal(
            _("For a part of that time somebody decides in that place already."),
            hint=_("End that delegation first."),
            whom=[other.to],
            offers={_("End it"): f"delegate --end {other.id}"},
        )


def _staying(one: Delegation, context: Context) -> Sequence[Staying]:
    """What waits and stays where it is: whoever stands in wrote it, or counts in the rule already.

    A rule that takes a number of people counts nobody twice.
    """
    work, found = context.work, []
    for request in work.approvals.asked_of(one.of):
        if one.to in authors_of(work, request):
            found.append(Staying(request.ref, wrote=True))
        elif _counts_there(one, request, context):
            found.append(Staying(request.ref, wrote=False))
    return found


def _counts_there(one: Delegation, request: Request, context: Context) -> bool:
    """Whether whoever stands in is one of the several that a rule of *request* takes."""
    steps = progress_of(context.work, request, context.now, timed=False).answerable(one.of)
    apart = (step for step in steps if step.rule.mode.apart and one.rule in {None, step.rule.name})
    others = (seat for step in apart for seat in step.seats if seat.of != one.of)
    return any(seat.by == one.to for seat in others)


def _list(of: str, context: Context) -> Message:
    """One's own, and those in which one stands in; of an admin all."""
    found = context.work.delegations.to_come(context.now)
    if not context.actor.may(Permission.GRANT_ROLES):
        found = [one for one in found if of in {one.of, one.to}]
    mine = {one.id for one in found if _may_end(one, context)}
    return delegations_message(found, mine, context.actor.person.timezone)


def _may_end(one: Delegation, context: Context) -> bool:
    actor = context.actor
    return actor.user_id in {one.of, one.by} or actor.may(Permission.GRANT_ROLES)


def _end(number: int, context: Context) -> Message:
    context.work.change_grounds()
    found = context.work.delegations.to_come(context.now)
    one = next((one for one in found if one.id == number), None)
    if one is None:
        raise NotFound(_("That delegation has ended already."))
    if not _may_end(one, context):
        context.demand(Permission.GRANT_ROLES)
    context.work.delegations.end(one, context.now)
    context.work.outbox.touch(about_delegation(one.id), context.now)
    context.work.record(PeopleChanged())
    return _list(context.actor.user_id, context)


def _form(of: str, context: Context) -> View:
    rules = [rule.name for rule in context.work.policies.current().policy.rules]
    mine = of == context.actor.user_id
    return form(context.today(_zone(of, context)), rules, "" if mine else of)
