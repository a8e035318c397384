"""``/contract nudge``: those for whom it waits are reminded, not too often."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field

from blocks.approval_words import people
from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import phrase
from commands.about import about
from commands.grammar import Arguments
from commands.open_requests import Waiting, demand_involved, waiting_called
from commands.spec import Context, command
from contracts.errors import Refusal
from contracts.events import Nudged
from contracts.i18n import _, show_moment
from contracts.people import Permission

PAUSE = timedelta(hours=4)


class TooSoon(Refusal):
    """They were reminded a short while ago."""

    def __init__(self, last: datetime, zone: str) -> None:
        words = "They were reminded at {last}: nobody was reminded again."
        super().__init__(
            _(words, last=show_moment(last, zone)),
            hint=_("It is possible from {next} on.", next=show_moment(last + PAUSE, zone)),
        )


class Nudge(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]


@command(needs=Permission.LOOK_UP, examples=["nudge GLOBEX-1"], writes=True)
def nudge(args: Nudge, context: Context) -> Message:
    """Remind those for whom a version waits; at most once in four hours."""
    waiting = waiting_called(args.contract, context, again=lambda ref: f"nudge {ref}")
    demand_involved(waiting, context)
    asked = context.work.approvals.asked(waiting.request)
    whom = [user_id for user_id in waiting.progress.to_ask() if user_id in asked]
    last = max((at for who in whom if (at := asked[who].reminded_at)), default=None)
    if last is not None and context.now - last < PAUSE:
        raise TooSoon(last, context.actor.person.timezone)
    for user_id in whom:
        context.work.approvals.remind(waiting.request, user_id, context.now)
        context.work.record(Nudged(waiting.request.id, user_id, context.actor.user_id))
    return _done(waiting, whom, context)


def _done(waiting: Waiting, whom: Sequence[str], context: Context) -> Message:
    ref = waiting.ref
    words = "{whom} gets a reminder of *{ref}*." if len(whom) == 1 else MANY
    said = [
        about(waiting.target, context, waiting.request),
        phrase(words if whom else NOBODY, whom=people(whom), ref=ref),
    ]
    then = {_("Where it stands"): f"status {ref}"}
    return done_message(said, then, _("{ref}: a reminder", ref=ref))


MANY = "{whom} get a reminder of *{ref}*."
NOBODY = "*{ref}* waits for nobody who may decide: the admins are told."
