"""``/contract accept``: the customer agreed to what we approved."""

from datetime import date
from typing import Annotated

from pydantic import Field, ValidationError

from blocks.accept_form import AcceptForm, accept_form
from blocks.decision_card import in_force
from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import phrase
from commands import acceptance
from commands.asked import Answer
from commands.days import spoken_day
from commands.drafts import Target, target_called
from commands.grammar import Arguments, FieldErrors
from commands.spec import Context, command
from contracts.contract import Contract
from contracts.i18n import _, show_day
from contracts.lifecycle import Verb
from contracts.people import Permission
from contracts.succession import numbered
from contracts.terms.fields import Name
from contracts.version import Acceptance, Document


class Accept(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    how: Name | None = None
    by: Name | None = None
    on: Annotated[str | None, Field(description="DAY")] = None
    document: Annotated[str | None, Field(description="ADDRESS")] = None


@command(
    needs=Permission.ACCEPT,
    examples=["accept GLOBEX-1", 'accept GLOBEX-1 --how signature --by "A. Buyer" --on today'],
    writes=True,
)
def accept(args: Accept, context: Context) -> Answer:
    """Record that the customer accepted an approved version: how, by whom, when."""
    target = target_called(args.contract, context, again=lambda ref: f"accept {ref}")
    target.after(Verb.ACCEPT)
    if args.how is None:
        return accept_form(_form(target, args, context))
    new = acceptance.accept(target, _acceptance(target, args, context), context)
    return _accepted(target, new, context)


def _form(target: Target, args: Accept, context: Context) -> AcceptForm:
    contract = target.contract
    today = context.today_of(contract)
    return AcceptForm(
        ref=target.ref,
        title=target.version.title or contract.title or "",
        account=context.work.accounts.of(contract),
        on=spoken_day(args.on, today) if args.on else today,
        by=args.by or "",
        document=args.document or "",
    )


def _acceptance(target: Target, args: Accept, context: Context) -> Acceptance:
    """What was said of it; FieldErrors for all that cannot be so."""
    today = context.today_of(target.contract)
    errors: dict[str, str] = {}
    on = _on(args.on, today, errors)
    document = _document(args.document, errors)
    if errors:
        raise FieldErrors(errors)
    return Acceptance(how=args.how or "", on=on, by=args.by, document=document)


def _on(said: str | None, today: date, errors: dict[str, str]) -> date:
    day = spoken_day(said, today) if said else today
    if day > today:
        errors["on"] = _(
            "{day} is still to come: record it when it has happened.", day=show_day(day)
        )
    return day


def _document(address: str | None, errors: dict[str, str]) -> Document | None:
    try:
        return Document(url=address) if address else None
    except ValidationError:
        errors["document"] = _("This is no web address such as https://files.example.com/acme.pdf.")
        return None


def _accepted(target: Target, new: Contract, context: Context) -> Message:
    ref, today = target.ref, context.today_of(new)
    version = numbered(new, target.version.number)
    said = [phrase("*{ref}* is agreed.", ref=ref), in_force(version, today)]
    then = {_("Show all terms"): f"show {ref}"}
    if new.account:
        then[_("Terms in force")] = f"terms {new.account}"
    return done_message(said, then, _("{ref} is agreed", ref=ref))
