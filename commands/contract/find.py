"""``/contract find``: accounts, contracts and clauses by what one half remembers."""

from blocks.find_card import Found, found_message
from blocks.kit import Message
from commands.spec import Context, LookUp, command
from contracts.people import Permission

MOST = 10


class Find(LookUp):
    words: str


@command(needs=Permission.LOOK_UP, examples=["find acme", "find exclusivity", "find ACME-1"])
def find(args: Find, context: Context) -> Message:
    """Accounts and contracts by name, typing errors included; clauses by their words."""
    finder = context.work.finder
    found = Found(
        args.words,
        [account for _, account in finder.accounts(args.words, MOST)],
        [family for _, family in finder.contracts(args.words, MOST)],
        finder.clauses(args.words, MOST),
        MOST,
    )
    return found_message(found, args.page, context.line)
