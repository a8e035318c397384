"""``/contract alerts``: which channels are warned, and about which accounts."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from blocks.alerts_card import Started, alerts_message, started_message, stopped_message
from blocks.kit import Message
from commands.grammar import POSITIONAL
from commands.spec import Context, LookUp, command
from contracts.errors import Refusal
from contracts.folding import folded
from contracts.people import Permission
from contracts.terms.fields import Name
from store import Subscription

CHANNELS = ("C", "G")  # how the ids of channels begin


class NotInAChannel(Refusal):
    """Warnings go to a channel, and this is none."""

    hint = "Type it in the channel that should get them."


class Action(StrEnum):
    HERE = "here"
    STOP = "stop"
    LIST = "list"


class Alerts(LookUp):
    action: Annotated[Action, POSITIONAL] = Action.LIST
    segment: Annotated[Name | None, Field(description="SEGMENT")] = None


def _here(args: Alerts, here: str) -> Sequence[str]:
    return [here] if args.action is Action.HERE and here.startswith(CHANNELS) else []


@command(
    needs=Permission.DIRECT_ALERTS,
    examples=["alerts here", "alerts here --segment enterprise", "alerts list", "alerts stop"],
    writes=lambda args: args.action is not Action.LIST,
    posts_to=_here,
)
def alerts(args: Alerts, context: Context) -> Message:
    """Where warnings about deadlines go: to this channel, no longer to it, or the list of all."""
    return ACTIONS[args.action](args, context)


def _list(args: Alerts, context: Context) -> Message:
    return alerts_message(context.work.subscriptions.all(), args.page, context.line)


def _start(args: Alerts, context: Context) -> Message:
    known = [one for one in _of_this_channel(context) if _same(one, args.segment)]
    wanted = Subscription(_channel(context), args.segment or "", context.actor.user_id, context.now)
    new = not known and context.work.subscriptions.add(wanted)
    fitting = context.work.warnings.accounts_of(wanted.segment)
    return started_message(Started(known[0] if known else wanted, fitting, new=new))


def _stop(args: Alerts, context: Context) -> Message:
    mine = _of_this_channel(context)
    if args.segment is not None:
        mine = [one for one in mine if _same(one, args.segment)]
    for one in mine:
        context.work.subscriptions.remove(one.channel_id, one.segment)
    return stopped_message(mine)


def _of_this_channel(context: Context) -> list[Subscription]:
    here = _channel(context)
    return [one for one in context.work.subscriptions.all() if one.channel_id == here]


def _channel(context: Context) -> str:
    if not context.channel_id.startswith(CHANNELS):
        raise NotInAChannel
    return context.channel_id


def _same(one: Subscription, segment: str | None) -> bool:
    return folded(one.segment) == folded(segment or "")


ACTIONS: Mapping[Action, Callable[[Alerts, Context], Message]] = {
    Action.HERE: _start,
    Action.STOP: _stop,
    Action.LIST: _list,
}
