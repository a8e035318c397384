"""``/contract queue``: what waits for your decision."""

from blocks.kit import Message
from blocks.queue_card import queue_message
from commands.spec import Context, LookUp, command
from contracts.people import Permission
from store import dossier

MOST = 100  # whoever decided on these asks again


class Queue(LookUp):
    pass


@command(needs=Permission.DECIDE, examples=["queue"])
def queue(args: Queue, context: Context) -> Message:
    """What waits for your decision, the oldest first."""
    work, user = context.work, context.actor.user_id
    mine = [
        one
        for one in work.requests.waiting()
        if user not in work.editors.of(one.contract, one.number)
    ]
    found = [dossier(work, one, context.today) for one in mine[:MOST]]
    return queue_message([one for one in found if one], len(mine), args.page, context.line)
