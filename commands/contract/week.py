"""``/contract week``: what is before you, at once or as a digest each week."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from blocks import kit
from blocks.kit import Message
from blocks.week_card import week_message
from blocks.weekly_card import no_digest_message, own_weekly_message, singly_message
from commands.grammar import POSITIONAL, Arguments
from commands.hours import spoken_weekly
from commands.reading import gather, reader_of
from commands.spec import Context, command
from contracts.i18n import _
from contracts.people import Permission
from store import week_of


class Action(StrEnum):
    SHOW = "show"
    ON = "on"
    OFF = "off"


class Week(Arguments):
    action: Annotated[Action, POSITIONAL, Field(description="on|off")] = Action.SHOW
    on: Annotated[str | None, Field(description="WEEKDAY")] = None
    at: Annotated[str | None, Field(description="HOUR")] = None


def _writes(args: Week) -> bool:
    return args.action is not Action.SHOW


@command(
    needs=Permission.LOOK_UP,
    examples=["week", "week on", "week on --on friday --at 16:00", "week off"],
    writes=_writes,
)
def week(args: Week, context: Context) -> Message:
    """Your deadlines, approvals and drafts; “on”: each week, instead of single warnings."""
    me = context.actor.user_id
    reader = reader_of(me, context)
    zone = reader.lives_in(context.zone)
    match args.action:
        case Action.ON:
            changed = gather(reader, spoken_weekly(args.on, args.at), context)
            return own_weekly_message(changed, zone)
        case Action.OFF:
            gather(reader, None, context)
            return singly_message() if reader.weekly else no_digest_message()
        case _:
            mine = week_of(context.work, me, context.today(zone), context.now)
            each = [] if reader.weekly else [kit.runs(_("Send me this each week"), "week on")]
            return week_message(mine, *each)
