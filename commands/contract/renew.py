"""``/contract renew``: the next version of a contract, for the term after the running one."""

from commands.asked import Answer
from commands.drafting import drafted, running_of
from commands.drafting_at_once import drafted_at_once
from commands.grammar import flags_of
from commands.spec import Context, command
from commands.uplifting import UpliftArguments, check_ways, move
from contracts.as_is import renewed_as_is
from contracts.drafting import renewal
from contracts.i18n import _
from contracts.people import Permission
from contracts.uplift import NoBaseMonth, NoIndexValue, NoSeries


class Renew(UpliftArguments):
    contract: str
    as_is: bool = False


@command(
    needs=Permission.DRAFT,
    examples=["renew HANSEATIC-1", "renew HANSEATIC-1 --as-is", "renew HANSEATIC-1 --percent 3.2"],
    writes=True,
)
def renew(args: Renew, context: Context) -> Answer:
    """A draft for the term after the running one: in a form, or as it is, with its prices moved."""
    check_ways(args)
    contract, running = running_of(
        args.contract, context, again=lambda name: f"renew {name}{flags_of(args)}"
    )
    today = context.today_of(contract)
    if not (args.as_is or args.named):
        return drafted(contract, contract, renewal(contract, running, today), context)
    as_is = renewed_as_is(contract, running, today)
    try:
        moved = move(contract, as_is.version, args, context)
    except (NoBaseMonth, NoIndexValue, NoSeries) as refused:
        refused.offers = {_("Keep the prices"): f"renew {contract.ref} --percent 0"}
        raise
    return drafted_at_once(contract, running, moved, as_is.moved, context)
