"""``/contract queue``: what waits for your decision."""

from blocks.kit import Message
from blocks.queue_card import queue_message
from commands.spec import Context, LookUp, command
from contracts.people import Permission
from store import dossier


class Queue(LookUp):
    pass


@command(needs=Permission.DECIDE, examples=["queue"])
def queue(args: Queue, context: Context) -> Message:
    """What waits for your decision, the oldest first."""
    found = [dossier(context.work, one, context.today) for one in context.work.requests.waiting()]
    mine = [one for one in found if one and context.actor.user_id not in one.editors]
    return queue_message(mine, args.page, context.line)
