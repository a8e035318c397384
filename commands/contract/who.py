"""``/contract who``: who decides on a version, and how far it may still go."""

from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.route_card import Foreseen, route_message
from commands.about import customer_of
from commands.drafts import asked_called
from commands.routing import foreseen
from commands.spec import Context, LookUp, command
from contracts.people import Permission
from store import progress_of


class Who(LookUp):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]


@command(needs=Permission.LOOK_UP, examples=["who GLOBEX-1"], also=["route"])
def who(args: Who, context: Context) -> Message:
    """Who has to approve a version, by which rule, and how far it may go before others have to."""
    again = "who {}".format
    target = asked_called(args.contract, context, again, to_change=False)
    request = context.work.requests.latest(*target.key)
    if request is not None and request.open:
        policy = context.work.policies.of(request.policy).policy
        stands = progress_of(context.work, request, context.now)
        customer = customer_of(target, context)
        found = Foreseen(target.ref, customer, policy.name, stands, (), {})
        return route_message(found, request.proposed, submitted=True)
    return route_message(foreseen(target, context))
