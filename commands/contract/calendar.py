"""``/contract calendar``: deadlines by month, as a calendar file, as a chart."""

from dataclasses import replace

from blocks.calendar_card import calendar_message, file_message
from blocks.kit import Message
from commands.ahead import Ahead, Question, question
from commands.asked import Via
from commands.calendar_job import File, Wanted
from commands.spec import Context, command
from commands.spoken_ahead import Scope
from contracts.errors import Refusal
from contracts.people import Permission, is_person
from contracts.window import twelve_months
from documents.drawing import demand_pictures

DAYS = 365


class Calendar(Ahead):
    ics: bool = False
    chart: bool = False


class OneFile(Refusal):
    """A calendar file or a chart: ask for one after the other."""


class NotShared(Refusal):
    """A file comes to you alone, in a direct message."""

    hint = "Ask without --share."


class NobodysMessages(Refusal):
    """A file comes in a direct message in Slack, and the operator has none."""

    hint = "Ask as somebody, with `--as USER`."


def _writes(args: Calendar) -> bool:
    return args.ics or args.chart


@command(
    needs=Permission.LOOK_UP,
    examples=["calendar ACME", "calendar --mine", "calendar --team --within 180"],
    writes=_writes,
)
def calendar(args: Calendar, context: Context) -> Message:
    """Deadlines by month: of a customer, of your accounts, of your team; as a file or a chart."""
    asked = question(args, DAYS, Scope.MINE, context)
    if args.chart:
        asked = replace(asked, window=twelve_months(context.today()))
    view = asked.view(context)
    if not (_writes(args) and view.found):
        return calendar_message(view, args.page, context.line)
    return _file(args, asked, context)


def _file(args: Calendar, asked: Question, context: Context) -> Message:
    """Have it made by whoever does what takes long; it comes in a direct message."""
    if args.ics and args.chart:
        raise OneFile
    if args.share:
        raise NotShared
    if context.via is Via.TERMINAL and not is_person(context.actor.user_id):
        raise NobodysMessages
    if args.chart:
        demand_pictures()
    file = File.CHART if args.chart else File.ICS
    wanted = Wanted(file, asked.window, asked.scope, asked.whose)
    new = context.work.jobs.add(wanted.job(context.actor.user_id), context.now)
    return file_message(file, new=new)
