"""``/contract terms``: what was agreed with a customer, on any day."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.no_contract import no_contract_message
from blocks.terms_answer import TermsAnswer, terms_message
from commands.agreements import agreements
from commands.days import spoken_day
from commands.grammar import BadArguments, flags_of
from commands.resolve import account_called
from commands.spec import Context, LookUp, command
from contracts.i18n import _, listed, quoted
from contracts.people import Permission
from contracts.terms import Section


class Terms(LookUp):
    account: str
    on: Annotated[str | None, Field(description="DAY")] = None
    section: Annotated[str, Field(description="SECTION")] = ""


@command(
    needs=Permission.LOOK_UP,
    examples=["terms ACME", "terms ACME --on 2026-03-01", "terms ACME --section pricing"],
)
def terms(args: Terms, context: Context) -> Message:
    """What was agreed with a customer: every term in force, with its source."""
    account = account_called(
        args.account, context, again=lambda name: f"terms {name}{flags_of(args)}"
    )
    today = context.today(account.timezone)
    on = spoken_day(args.on, today) if args.on else None
    wanted = _sections(args.section)
    found = agreements(account, on, context)
    if not found:
        all_of_them = context.work.contracts.of_account(account.code)
        return no_contract_message(account, all_of_them, on or today, args.page, context.line)
    return terms_message(TermsAnswer(account, found, on, wanted, args.page, context.line))


def _sections(said: str) -> Sequence[Section]:
    names = said.replace(",", " ").lower().split()
    for name in names:
        if name not in set(Section):
            raise BadArguments(
                _("There is no section {name}.", name=quoted(name)),
                hint=_("Possible: {names}.", names=listed(list(Section))),
            )
    return [Section(name) for name in names]
