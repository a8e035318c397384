"""``/contract renew``: the next version of a contract, for the term after the running one."""

from blocks.view import View
from commands.drafting import drafted, running_of
from commands.grammar import Arguments
from commands.spec import Context, command
from contracts.drafting import renewal
from contracts.people import Permission


class Renew(Arguments):
    contract: str


@command(needs=Permission.DRAFT, examples=["renew HANSEATIC-1"], writes=True)
def renew(args: Renew, context: Context) -> View:
    """A draft for the term after the running one, in a form."""
    contract, running = running_of(args.contract, context, again=lambda name: f"renew {name}")
    version = renewal(contract, running, context.today_of(contract))
    return drafted(contract, contract, version, context)
