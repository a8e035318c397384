"""``/contract expiring``: what ends, renews or must be given notice of soon."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field

from blocks.expiring_card import ExpiringView, expiring_message
from blocks.kit import Message
from commands.spec import Context, LookUp, command
from contracts.people import Permission
from store import MOST_DUE

LONGEST = 3650


class Expiring(LookUp):
    within: Annotated[int, Field(ge=0, le=LONGEST, description="DAYS")] = 90
    mine: bool = False


@command(needs=Permission.LOOK_UP, examples=["expiring", "expiring --within 30", "expiring --mine"])
def expiring(args: Expiring, context: Context) -> Message:
    """What ends or renews soon, and where notice has to be given."""
    today = context.today()
    last = today + timedelta(days=args.within)
    owner = context.actor.user_id if args.mine else None
    found = context.work.deadlines.between(today, last, owner)
    view = ExpiringView(found, today, args.within, complete=len(found) < MOST_DUE)
    return expiring_message(view, args.page, context.line)
