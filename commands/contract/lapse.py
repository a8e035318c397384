"""``/contract lapse``: nothing shall follow the term of a contract."""

from datetime import date

from commands.asked import Answer
from commands.spec import Context, command
from commands.with_reason import OfContract, Way, WithCircumstances, go, is_meant
from contracts.approval import policy
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.proposal import Proposal
from contracts.stopping import end_to_decide
from contracts.version import Version


class Lapse(WithCircumstances, OfContract):
    pass


@command(
    needs=Permission.END,
    examples=["lapse ACME-1", "lapse ACME-1 --reason They buy elsewhere --circumstances price"],
    writes=is_meant,
)
def lapse(args: Lapse, context: Context) -> Answer:
    """Let a contract lapse: it is decided that nothing follows when its term ends."""
    return go(WAY, args, context)


def _proposal(args: Lapse, version: Version, today: date) -> Proposal:
    return Proposal(
        verb=policy.Verb.LAPSE,
        on=end_to_decide(version, today),
        reason=args.because_of,
        circumstances=args.around,
    )


WAY = Way("lapse", Verb.LET_END, _proposal)
