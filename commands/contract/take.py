"""``/contract take``: somebody looks after a deadline."""

from dataclasses import replace

from blocks.kit import Message
from blocks.matter_card import taken_message
from commands.matters import OneDeadline, deadline_called, keep, shown
from commands.spec import Context, command
from contracts.errors import Refusal
from contracts.i18n import _
from contracts.people import Permission


class Take(OneDeadline):
    pass


@command(
    needs=Permission.TEND,
    examples=["take ACME-1", "take ACME-1 --kind notice"],
    writes=True,
)
def take(args: Take, context: Context) -> Message:
    """Look after a deadline of a contract: everybody sees who does."""
    meant = deadline_called(args, "take", context)
    by, before = context.actor.user_id, meant.matter.taken_by
    if before == by:
        words = "{who}, {ref}: you look after it already. Nothing was changed."
        raise Refusal(_(words, who=meant.customer, ref=meant.target.ref))
    matter = replace(meant.matter, taken_by=by, taken_at=context.now)
    keep(meant, matter, "deadline taken", context, **({"instead_of": before} if before else {}))
    return taken_message(shown(meant), by, before)
