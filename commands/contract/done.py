"""``/contract done``: what was due is dealt with."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.matter_card import LONGEST, dealt_with_message
from commands.days import spoken_day
from commands.grammar import FieldErrors
from commands.matters import Meant, OneDeadline, deadline_called, keep, shown
from commands.spec import Context, command
from contracts.deadlines import GOING_ON
from contracts.errors import Refusal
from contracts.i18n import _, show_day
from contracts.people import Permission


class OnlyAFact(Refusal):
    """Whether a contract goes on is settled by what both sides did."""

    def __init__(self, meant: Meant) -> None:
        ref = meant.target.contract.ref
        super().__init__(
            _("Only a fact settles that: a version that is accepted, or a notice."),
            hint=_("Draft the next version, or record the notice."),
            offers={_("Renew"): f"renew {ref}", _("Record a notice"): f"notice {ref}"},
        )


class Done(OneDeadline):
    on: Annotated[str | None, Field(description="DAY")] = None
    note: Annotated[str | None, Field(max_length=LONGEST, description="TEXT")] = None


@command(
    needs=Permission.TEND,
    examples=["done ACME-1 --kind obligation", "done ACME-1 --kind review --note Prices stay"],
    writes=True,
)
def done(args: Done, context: Context) -> Message:
    """Say that an obligation, a review or the like is dealt with: nobody is warned any more."""
    meant = deadline_called(args, "done", context)
    if meant.deadline.kind in GOING_ON:
        raise OnlyAFact(meant)
    on = spoken_day(args.on, meant.today) if args.on else meant.today
    if on > meant.today:
        day = show_day(on)
        raise FieldErrors({"on": _("{day} is still to come: say it when it is done.", day=day)})
    matter = replace(meant.matter, done_by=context.actor.user_id, done_on=on, note=args.note)
    keep(meant, matter, "deadline dealt with", context, on=on.isoformat(), note=args.note)
    return dealt_with_message(shown(meant))
