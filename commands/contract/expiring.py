"""``/contract expiring``: what ends, renews or must be given notice of soon."""

from blocks.expiring_card import expiring_message
from blocks.kit import Message
from commands.ahead import Ahead, question
from commands.spec import Context, command
from commands.spoken_ahead import Scope
from contracts.people import Permission

DAYS = 90


@command(
    needs=Permission.LOOK_UP,
    examples=["expiring", "expiring next 30 days mine", "expiring 90 team", "expiring ACME"],
)
def expiring(args: Ahead, context: Context) -> Message:
    """What ends or renews soon, and where notice has to be given; of all, or of whom you say."""
    asked = question(args, DAYS, Scope.ALL, context)
    return expiring_message(asked.view(context), args.page, context.line)
