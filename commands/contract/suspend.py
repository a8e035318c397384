"""``/contract suspend``: a contract is not in force for a while."""

from datetime import date
from typing import Annotated

from pydantic import Field

from commands.asked import Answer
from commands.days import spoken_day
from commands.spec import Context, command
from commands.with_reason import OfContract, Way, go, is_meant
from contracts.approval import policy
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.proposal import Proposal
from contracts.version import Version


class Suspend(OfContract):
    from_: Annotated[str | None, Field(description="DAY")] = None


@command(
    needs=Permission.END,
    examples=["suspend ACME-1", "suspend ACME-1 --from 2026-12-01 --reason Unpaid invoices"],
    writes=is_meant,
)
def suspend(args: Suspend, context: Context) -> Answer:
    """Pause a contract: it is not in force until somebody resumes it."""
    return go(WAY, args, context)


def _proposal(args: Suspend, _version: Version, today: date) -> Proposal:
    on = spoken_day(args.from_, today) if args.from_ else None
    return Proposal(verb=policy.Verb.SUSPEND, on=on, reason=args.because_of)


WAY = Way("suspend", Verb.SUSPEND, _proposal)
