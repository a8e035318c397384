"""``/contract alerts``: which channels are warned, and of what."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field, PositiveInt

from blocks.alerts_card import (
    NextWarning,
    Started,
    alerts_message,
    nothing_comes_message,
    started_message,
    stopped_message,
    tested_message,
)
from blocks.kit import Message
from blocks.weekly_card import channel_weekly_message, no_digest_message, singly_message
from commands.channels import demand_channel, is_channel
from commands.grammar import POSITIONAL
from commands.hours import spoken_weekly
from commands.reading import gather, reader_of
from commands.spec import Context, LookUp, command
from commands.wanted import check_within, spoken_filters
from contracts.account import customer_name
from contracts.alerts import EVERYTHING, Filters
from contracts.errors import NotFound
from contracts.events import AlertsTested
from contracts.i18n import _
from contracts.ladder import FURTHEST
from contracts.people import Permission
from contracts.rhythm import Weekly
from contracts.terms.fields import Name
from store import Habit, Subscription, is_warned, ladder_of, next_for


class Action(StrEnum):
    HERE = "here"
    STOP = "stop"
    TEST = "test"
    LIST = "list"


class Alerts(LookUp):
    action: Annotated[Action, POSITIONAL] = Action.LIST
    number: Annotated[PositiveInt | None, POSITIONAL, Field(description="NUMBER")] = None
    segment: Annotated[Name | None, Field(description="SEGMENT")] = None
    kind: Annotated[str | None, Field(description="KIND")] = None
    min_value: Annotated[str | None, Field(description="AMOUNT")] = None
    within: Annotated[int | None, Field(ge=0, le=FURTHEST, description="DAYS")] = None
    on: Annotated[str | None, Field(description="WEEKDAY")] = None
    at: Annotated[str | None, Field(description="HOUR")] = None
    weekly: bool = False

    @property
    def filters(self) -> Filters:
        """What is to be warned of. Raises BadArguments."""
        return spoken_filters(self.segment, self.kind, self.min_value, self.within)

    @property
    def is_weekly(self) -> bool:
        """A day or an hour makes sense for a digest alone."""
        return self.weekly or self.on is not None or self.at is not None


def _here(args: Alerts, here: str) -> Sequence[str]:
    says = args.action in {Action.HERE, Action.TEST}
    return [here] if says and is_channel(here) else []


@command(
    needs=Permission.DIRECT_ALERTS,
    examples=[
        "alerts here",
        "alerts here --segment enterprise --min-value 100000 EUR",
        "alerts here --kind notice --within 30",
        "alerts here --weekly --on monday --at 09:00",
        "alerts test",
        "alerts list",
        "alerts stop 1",
        "alerts stop",
    ],
    writes=lambda args: args.action is not Action.LIST,
    posts_to=_here,
)
def alerts(args: Alerts, context: Context) -> Message:
    """Which channels are warned of deadlines: this one, of what fits and how often; or all."""
    return ACTIONS[args.action](args, context)


def _list(args: Alerts, context: Context) -> Message:
    settings = context.work.habits.settings().values()
    weekly = {one.reader: one.weekly for one in settings if one.weekly}
    return alerts_message(context.work.subscriptions.all(), weekly, args.page, context.line)


def _start(args: Alerts, context: Context) -> Message:
    here, filters = demand_channel(context), args.filters
    check_within(filters, context.work.ladders)
    reader = reader_of(here, context)
    warned = is_warned(context.work, here)
    if args.is_weekly:
        reader = gather(reader, spoken_weekly(args.on, args.at), context)
        if warned and filters == EVERYTHING:
            return _gathered(reader, context)
    started = _subscribed(here, filters, reader.weekly, context)
    return (
        _gathered(reader, context)
        if args.is_weekly and not started.new
        else started_message(started)
    )


def _gathered(reader: Habit, context: Context) -> Message:
    return channel_weekly_message(reader, reader.lives_in(context.zone))


def _subscribed(here: str, filters: Filters, weekly: Weekly | None, context: Context) -> Started:
    """The channel is warned of what fits, unless it was already."""
    work = context.work
    known = [one for one in work.subscriptions.of(here) if one.filters.same(filters)]
    wanted = Subscription(here, filters, context.actor.user_id, context.now)
    new = not known and work.subscriptions.add(wanted)
    fitting = work.warnings.accounts_of(filters.segment)
    return Started(known[0] if known else wanted, fitting, new=new, weekly=weekly)


def _stop(args: Alerts, context: Context) -> Message:
    if args.number is not None:
        return _stop_number(args.number, context)
    here, filters = demand_channel(context), args.filters
    if args.is_weekly:
        return singly_message() if _singly(here, context) else no_digest_message()
    mine = context.work.subscriptions.of(here)
    everything = filters == EVERYTHING
    stopped = [one for one in mine if everything or one.filters.same(filters)]
    for one in stopped:
        context.work.subscriptions.remove(one)
    return stopped_message(stopped, singly=everything and _singly(here, context))


def _stop_number(number: int, context: Context) -> Message:
    found = [one for one in context.work.subscriptions.all() if one.id == number]
    if not found:
        hint = _("`/contract alerts list` shows their numbers.")
        raise NotFound(_("There is no alert with the number {number}.", number=number), hint=hint)
    context.work.subscriptions.remove(found[0])
    return stopped_message(found)


def _singly(here: str, context: Context) -> bool:
    """No digest any more; whether there was one."""
    reader = context.work.habits.find(here)
    gather(reader, None, context)
    return reader.weekly is not None


def _test(_args: Alerts, context: Context) -> Message:
    here, work = demand_channel(context), context.work
    one = next_for(work, here, context.today())
    if one is None:
        return nothing_comes_message(here, asked=bool(work.subscriptions.of(here)))
    today = context.today_of(one.contract)
    day, ladder = one.deadline.day, ladder_of(work, one)
    reached = ladder.reached(day, today)
    step = ladder.steps[0] if reached is None else reached
    ref, number, who = one.contract.ref, one.version.number, context.actor.user_id
    work.record(AlertsTested(here, ref, number, one.deadline, step, who))
    first = day - timedelta(days=ladder.steps[0])
    customer = customer_name(one.account, first=True)
    return tested_message(NextWarning(one, customer, first), here, today)


ACTIONS: Mapping[Action, Callable[[Alerts, Context], Message]] = {
    Action.HERE: _start,
    Action.STOP: _stop,
    Action.TEST: _test,
    Action.LIST: _list,
}
