"""``/contract quiet``: hours in which warnings wait, of one's own or of a channel."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.quiet_card import no_quiet_message, quiet_message
from commands.channels import demand_channel, is_channel
from commands.grammar import POSITIONAL, Arguments
from commands.hours import spoken_span
from commands.reading import reader_of
from commands.spec import Context, command
from contracts.folding import folded
from contracts.people import Permission
from contracts.rhythm import Quiet as Hours

OFF = "off"


class Quiet(Arguments):
    hours: Annotated[str | None, POSITIONAL, Field(description="18:00-08:00|off")] = None
    workdays: bool = False
    here: bool = False

    @property
    def changes(self) -> bool:
        return self.hours is not None or self.workdays

    @property
    def wanted(self) -> Hours | None:
        """The hours that were said; None: none any more. Raises BadArguments."""
        if self.hours is None:
            return Hours(workdays=self.workdays)
        if folded(self.hours) == OFF:
            return None
        return Hours(*spoken_span(self.hours), workdays=self.workdays)


def _here(args: Quiet, here: str) -> Sequence[str]:
    return [here] if args.here and args.wanted and is_channel(here) else []


@command(
    needs=Permission.LOOK_UP,
    examples=["quiet", "quiet 18:00-08:00 --workdays", "quiet 20:00-07:00 --here", "quiet off"],
    writes=lambda args: args.changes,
    posts_to=_here,
)
def quiet(args: Quiet, context: Context) -> Message:
    """Hours in which warnings wait for you, or with --here for a channel; --workdays: weekends."""
    if args.here:
        context.demand(Permission.DIRECT_ALERTS)
    who = demand_channel(context) if args.here else context.actor.user_id
    reader = reader_of(who, context)
    wanted = args.wanted if args.changes else reader.quiet
    changed = args.changes and context.work.habits.put(replace(reader, quiet=wanted))
    if wanted is None:
        return no_quiet_message(who, changed=changed)
    zone = reader.lives_in(context.zone)
    return quiet_message(who, wanted, zone, changed=changed or not args.changes)
