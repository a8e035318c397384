"""``/contract terminate``: a contract ends before its time."""

from datetime import date
from typing import Annotated

from pydantic import Field

from commands.asked import Answer
from commands.days import spoken_day
from commands.spec import Context, command
from commands.with_reason import OfContract, Way, WithCircumstances, go, is_meant
from contracts.approval import policy
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.proposal import Proposal
from contracts.version import Version


class Terminate(WithCircumstances, OfContract):
    on: Annotated[str | None, Field(description="DAY")] = None


@command(
    needs=Permission.END,
    examples=[
        "terminate ACME-1",
        "terminate ACME-1 --on 2026-11-30 --reason Closed down --circumstances insolvency",
    ],
    writes=is_meant,
)
def terminate(args: Terminate, context: Context) -> Answer:
    """End a contract before its time, with the reason; whoever has to agree is asked first."""
    return go(WAY, args, context)


def _proposal(args: Terminate, _version: Version, today: date) -> Proposal:
    return Proposal(
        verb=policy.Verb.TERMINATE,
        on=spoken_day(args.on, today) if args.on else None,
        reason=args.because_of,
        circumstances=args.around,
    )


WAY = Way("terminate", Verb.TERMINATE, _proposal)
