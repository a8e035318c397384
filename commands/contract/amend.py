"""``/contract amend``: the next version of a contract, to take over while this one runs."""

from blocks.view import View
from commands.drafting import drafted, running_of
from commands.grammar import Arguments
from commands.spec import Context, command
from contracts.drafting import amendment
from contracts.people import Permission


class Amend(Arguments):
    contract: str


@command(needs=Permission.DRAFT, examples=["amend ACME-1"], writes=True)
def amend(args: Amend, context: Context) -> View:
    """A draft that changes a running contract, in a form."""
    contract, running = running_of(args.contract, context, again=lambda name: f"amend {name}")
    version = amendment(contract, running, context.today_of(contract))
    return drafted(contract, contract, version, context)
