"""``/contract snooze``: nobody is warned of a deadline for a while."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from blocks.matter_card import LONGEST, put_off_form, put_off_message
from commands.asked import Answer
from commands.days import spoken_day
from commands.grammar import FieldErrors
from commands.matters import Meant, OneDeadline, deadline_called, keep, shown
from commands.spec import Context, command
from contracts.days import day_before
from contracts.errors import Refusal
from contracts.events import PutOff
from contracts.i18n import _, show_day
from contracts.people import Permission

USUAL = timedelta(days=14)


class Snooze(OneDeadline):
    until: Annotated[str | None, Field(description="DAY")] = None
    reason: Annotated[str | None, Field(max_length=LONGEST, description="TEXT")] = None


def _writes(args: Snooze) -> bool:
    return bool(args.until and args.reason)


@command(
    needs=Permission.TEND,
    examples=[
        "snooze ACME-1",
        "snooze ACME-1 --until 2026-09-15 --reason They decide in September",
    ],
    writes=_writes,
)
def snooze(args: Snooze, context: Context) -> Answer:
    """Put a warning off until a day before the deadline at the latest, with a reason."""
    meant = deadline_called(args, "snooze", context)
    latest = day_before(meant.deadline.day)
    if latest <= meant.today:
        raise Refusal(
            _(
                "It is due on {day}: it cannot be put off any more.",
                day=show_day(meant.deadline.day),
            ),
            hint=_("Take it, or do what is to be done."),
        )
    if not (args.until and args.reason and args.reason.strip()):
        until = spoken_day(args.until, meant.today) if args.until else meant.today + USUAL
        line = f"snooze {args.line}"
        return put_off_form(shown(meant), line, min(until, latest), latest)
    return _put_off(args.reason.strip(), _checked(args.until, meant, latest), meant, context)


def _checked(said: str, meant: Meant, latest: date) -> date:
    until = spoken_day(said, meant.today)
    if until <= meant.today:
        raise FieldErrors({"until": _("{day} is not ahead.", day=show_day(until))})
    if until > latest:
        words = "The day before the deadline, {day}, is the latest."
        raise FieldErrors({"until": _(words, day=show_day(latest))})
    return until


def _put_off(reason: str, until: date, meant: Meant, context: Context) -> Answer:
    by = context.actor.user_id
    matter = replace(meant.matter, until=until, why=reason, put_off_by=by, put_off_at=context.now)
    keep(meant, matter, "deadline put off", context, until=until.isoformat(), reason=reason)
    context.work.warnings.wait(matter, until)
    context.work.record(PutOff(matter, by))
    return put_off_message(shown(meant), until, context.work.people.manager_of(by))
