"""``/contract account``: who a customer is."""

from blocks.account_card import AccountView, account_message
from blocks.kit import Message
from commands.grammar import flags_of
from commands.resolve import account_called
from commands.spec import Context, LookUp, command
from contracts.people import Permission


class Account(LookUp):
    account: str


@command(needs=Permission.LOOK_UP, examples=["account ACME"])
def account(args: Account, context: Context) -> Message:
    """Who a customer is: owner, contacts, contracts."""
    found = account_called(
        args.account, context, again=lambda name: f"account {name}{flags_of(args)}"
    )
    contracts = context.work.contracts.of_account(found.code)
    view = AccountView(found, contracts, context.today(found.timezone))
    return account_message(view, args.page, context.line)
