"""``/contract account``: who a customer is; a new one, or another owner of one."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from blocks.account_card import AccountView, account_message
from blocks.account_form import account_form, new_account_form
from blocks.kit import Message
from blocks.view import as_view
from commands.account_changes import FIELDS, hold_accounts, saved_account
from commands.account_ends import may_end
from commands.asked import Answer, Via
from commands.grammar import HIDDEN, flags_of
from commands.mentions import channel_in
from commands.resolve import account_called
from commands.spec import Context, LookUp, command
from contracts import account as accounts
from contracts.i18n import _
from contracts.people import Permission
from store import locked_contracts

NEW = "new"


class Account(LookUp):
    account: Annotated[str, Field(description="ACCOUNT")]
    owner: Annotated[str | None, Field(description="PERSON")] = None
    channel: Annotated[str | None, Field(description="CHANNEL")] = None
    segment: Annotated[str | None, Field(description="SEGMENT")] = None
    code: Annotated[str | None, HIDDEN] = None
    name: Annotated[str | None, HIDDEN] = None
    aliases: Annotated[str | None, HIDDEN] = None
    region: Annotated[str | None, HIDDEN] = None
    currency: Annotated[str | None, HIDDEN] = None
    timezone: Annotated[str | None, HIDDEN] = None
    holidays: Annotated[str | None, HIDDEN] = None
    team: Annotated[str | None, HIDDEN] = None
    change: Annotated[bool, HIDDEN] = False

    @property
    def given(self) -> dict[str, str | None]:
        """What is to be changed: from a form everything that it asks for."""
        return {name: getattr(self, name) for name in FIELDS if name in self.model_fields_set}


def _changes(args: Account) -> bool:
    return bool(args.given)


def _channels(args: Account, _here: str) -> Sequence[str]:
    """Warnings will be posted there."""
    named = channel_in(args.channel or "")
    return [named] if named else []


@command(
    needs=Permission.LOOK_UP,
    examples=[
        "account ACME",
        "account new",
        "account ACME --owner @anna --channel #renewals --segment enterprise",
    ],
    writes=_changes,
    posts_to=_channels,
)
def account(args: Account, context: Context) -> Answer:
    """Who a customer is: owner, contacts, contracts; “new” or flags make or change one."""
    if args.given or args.change:
        context.demand(Permission.KEEP_ACCOUNTS)
    code = _new_code(args, context)
    if code is not None:
        return _new(code, args, context)
    found = account_called(
        args.account, context, again=lambda name: f"account {name}{_flags(args, context)}"
    )
    if args.given:
        return _saved(_held(found, args, context), args.given, args, context)
    return account_form(found) if args.change else _card(found, args, context)


def _held(found: accounts.Account, args: Account, context: Context) -> accounts.Account:
    """*found* as it is once nobody else changes it.

    Its contracts come first, as with whoever changes one: in another segment they may have other
    ladders, by which their deadlines are looked at anew.
    """
    if args.given.get("segment", found.segment) != found.segment:
        locked_contracts(context.work, found.code)
    hold_accounts(context)
    return context.work.accounts.by_code([found.code])[found.code]


def _flags(args: Account, context: Context) -> str:
    return "" if context.via is Via.SUBMITTED else flags_of(args)


def _new_code(args: Account, context: Context) -> str | None:
    """What follows the word “new”, unless an account is called all of that."""
    first, _space, code = args.account.partition(" ")
    called = first.lower() == NEW and not context.work.accounts.called(args.account)
    return code.strip() if called and " " not in code.strip() else None


def _new(code: str, args: Account, context: Context) -> Answer:
    context.demand(Permission.KEEP_ACCOUNTS)
    if not args.given:
        return new_account_form(code)
    hold_accounts(context)
    return _saved(None, {"code": code, **args.given} if code else args.given, args, context)


def _saved(
    before: accounts.Account | None, said: Mapping[str, str | None], args: Account, context: Context
) -> Answer:
    """The card of the account as it is now; in the place of the form where there was one."""
    saved, changed = saved_account(before, said, context)
    told = _("Saved.") if changed else _("Nothing changed.")
    message = _card(saved, args, context, told)
    return as_view(message, _("Account")) if context.via is Via.SUBMITTED else message


def _card(found: accounts.Account, args: Account, context: Context, said: str = "") -> Message:
    view = AccountView(
        found,
        context.work.contracts.of_account(found.code),
        context.today(found.timezone),
        said=said,
        may_change=context.actor.may(Permission.KEEP_ACCOUNTS),
        may_draft=context.actor.may(Permission.DRAFT),
        may_end=may_end(found, context),
    )
    return account_message(view, args.page, f"account {found.code}")
