"""``/contract history``: the versions of a contract and who did what."""

from blocks.history_card import history_message
from blocks.kit import Message
from commands.grammar import flags_of
from commands.resolve import contract_called
from commands.spec import Context, LookUp, command
from contracts.people import Permission


class History(LookUp):
    contract: str


@command(needs=Permission.LOOK_UP, examples=["history ACME-1"])
def history(args: History, context: Context) -> Message:
    """All versions of a contract, and who did what when."""
    contract = contract_called(
        args.contract, context, again=lambda name: f"history {name}{flags_of(args)}"
    )
    entries = context.work.journal.of(contract.ref)
    today = context.today_of(contract)
    return history_message(contract, entries, today, args.page, context.line)
