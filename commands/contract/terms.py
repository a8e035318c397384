"""``/contract terms``: what was agreed with a customer, on any day."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.terms_answer import Asked, TermsAnswer, terms_message
from commands.agreements import Question, in_force_for, nothing_in_force
from commands.asked import Instead
from commands.grammar import BadArguments, flags_of
from commands.resolve import account_called, product_follows
from commands.spec import Context, LookUp, command
from commands.when import spoken_when
from commands.words import is_bare
from contracts.account import Account
from contracts.i18n import _, listed, quoted
from contracts.people import Permission
from contracts.terms import Section


class Terms(LookUp):
    account: str
    on: Annotated[str | None, Field(description="DAY")] = None
    known: Annotated[str | None, Field(description="DAY")] = None
    section: Annotated[str, Field(description="SECTION")] = ""
    for_: Annotated[str | None, Field(description="PROJECT")] = None
    why: bool = False


@command(
    needs=Permission.LOOK_UP,
    examples=[
        "terms ACME",
        "terms ACME --on 2026-03-01",
        "terms ACME --section pricing",
        "terms ACME --why",
    ],
)
def terms(args: Terms, context: Context) -> Message | Instead:
    """What a customer is entitled to, with the source of every line, and why the rest lost."""
    if is_bare(context.line, terms.name) and product_follows(args.account, context):
        return Instead("price")
    account = account_called(
        args.account, context, again=lambda name: f"terms {name}{flags_of(args)}"
    )
    today = context.today(account.timezone)
    when = spoken_when(args.on, args.known, today, context)
    account = when.account(account, context)
    wanted = _sections(args.section)
    again = partial(_line, account, args)
    found = in_force_for(account, Question(when, args.for_, lambda ref: again(for_=ref)), context)
    if not found.agreements and not found.elsewhere:
        return nothing_in_force(account, when, args.page, context)
    how = Asked(
        on=when.on,
        known=when.known,
        wanted=wanted,
        page=args.page,
        line=context.line,
        why=args.why,
        line_of_why=again(why=True),
        line_in=lambda section: again(section=section.value),
        line_for=lambda ref: again(for_=ref),
    )
    return terms_message(TermsAnswer(account, found.agreements, found.elsewhere, how))


def _line(account: Account, args: Terms, **other: object) -> str:
    """The same question but for what is *other*, from its first page."""
    asked = args.model_copy(update={"page": 1, "share": False} | other)
    return f"terms {account.code}{flags_of(asked)}"


def _sections(said: str) -> Sequence[Section]:
    names = said.replace(",", " ").lower().split()
    for name in names:
        if name not in set(Section):
            raise BadArguments(
                _("There is no section {name}.", name=quoted(name)),
                hint=_("Possible: {names}.", names=listed(list(Section))),
            )
    return [Section(name) for name in names]
