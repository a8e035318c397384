"""``/contract status``: where an approval stands, and who has been waiting for whom how long."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.status_card import Status, Waits, status_message
from commands.about import customer_of
from commands.drafts import Target, asked_called
from commands.spec import Context, LookUp, command
from contracts.approval.hours import Calendar
from contracts.people import Permission
from contracts.requests import Request, RequestState
from store import AskedSince, authors_of, progress_of


class StatusOf(LookUp):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]


@command(needs=Permission.LOOK_UP, examples=["status GLOBEX-1"])
def status(args: StatusOf, context: Context) -> Message:
    """Where an approval stands: who decided, who is asked, and since when it waits for them."""
    again = "status {}".format
    target = asked_called(args.contract, context, again, to_change=False)
    request = context.work.requests.latest(*target.key)
    return status_message(_status(target, request, context))


def _status(target: Target, request: Request | None, context: Context) -> Status:
    customer = customer_of(target, context)
    if request is None:
        return Status(target.ref, customer, target.version, None, None, (), ())
    work = context.work
    progress = progress_of(work, request, context.now)
    asked = work.approvals.asked(request)
    waits = [
        _waits(user_id, asked[user_id], context)
        for user_id in progress.to_ask()
        if request.open and user_id in asked
    ]
    comments = work.approvals.comments(request)
    before = work.requests.before(request)
    void = before if before and before.state is RequestState.VOID else None
    found = Status(target.ref, customer, target.version, request, progress, waits, comments, void)
    return _to_its_reader(found, target, request, context)


def _to_its_reader(found: Status, target: Target, request: Request, context: Context) -> Status:
    """With what they may do about it: ``recall``, ``nudge`` and ``comment`` ask the same."""
    work, actor, by = context.work, context.actor, request.requested_by
    theirs = {by, *work.assigned.heirs(*target.key, by)}
    involved = {by, *authors_of(work, request), *work.approvals.asked(request)}
    return replace(
        found,
        may_recall=actor.may(Permission.EDIT) and actor.user_id in theirs,
        involved=actor.may(Permission.DECIDE) or actor.user_id in involved,
    )


def _waits(user_id: str, since: AskedSince, context: Context) -> Waits:
    """How much time for work there was since they were asked, by their own clock."""
    person = context.work.people.find(user_id)
    calendar = Calendar(person[0].timezone if person else context.zone)
    worked = calendar.worked(since.at, context.now)
    away = person[0].away if person else ""
    return Waits(user_id, since.at, worked, since.reminded_at, away)
