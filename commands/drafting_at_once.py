"""A draft without a form: written, judged, and shown with what is to be done next."""

from collections.abc import Sequence

from blocks.drafted_card import DraftedView, drafted_message
from blocks.kit import Message
from blocks.route_card import in_short
from commands.around import judged
from commands.drafting import written
from commands.routing import foreseen
from commands.spec import Context
from commands.uplifting import Move
from contracts.account import customer_name
from contracts.as_is import Moved
from contracts.contract import Contract
from contracts.version import Version


def drafted_at_once(
    contract: Contract, old: Version, move: Move, days: Sequence[Moved], context: Context
) -> Message:
    """Write the draft that *move* made of what follows *old*, and say all that is new in it."""
    target = written(contract, contract, move.version, context)
    found = judged(target, context)
    decides = "" if found.problems else in_short(foreseen(target, context))
    return drafted_message(
        DraftedView(
            ref=target.ref,
            customer=customer_of(contract, context),
            old=old,
            new=move.version,
            today=context.today_of(contract),
            by=move.by,
            result=move.result,
            note=move.note,
            moved=days,
            problems=found.problems,
            cautions=found.cautions,
            decides=decides,
        )
    )


def customer_of(contract: Contract, context: Context) -> str:
    """Whose contract it is, as people call them."""
    account = context.work.accounts.of(contract)
    return customer_name(account)
