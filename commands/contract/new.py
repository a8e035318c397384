"""``/contract new``: a first contract, or another one, with a customer."""

from collections.abc import Sequence
from itertools import count
from typing import Annotated

from pydantic import Field

from blocks.view import View
from commands.draft_forms import form_of
from commands.draft_reading import bases_known
from commands.drafting import drafted
from commands.drafts import Target
from commands.grammar import Arguments, flags_of
from commands.resolve import account_called
from commands.spec import Context, command
from contracts.account import Account
from contracts.contract import Contract, Kind
from contracts.drafting import new_version
from contracts.errors import NotFound
from contracts.files.references import number_in, prefix_of
from contracts.folding import folded
from contracts.i18n import _, quoted
from contracts.lifecycle import State
from contracts.people import Permission
from store import demand_goes_on


class New(Arguments):
    account: str
    base: Annotated[str | None, Field(description="BASE")] = None


@command(needs=Permission.DRAFT, examples=["new ACME", "new ACME --base BASE-EU"], writes=True)
def new(args: New, context: Context) -> View:
    """A draft of a new contract with a customer, in a form."""
    account = account_called(
        args.account, context, again=lambda name: f"new {name}{flags_of(args)}"
    )
    demand_goes_on(account)
    base = _base(args.base, context) if args.base else None
    contracts = context.work.contracts.of_account(account.code)
    begun = _begun(contracts, base, context)
    if begun is not None:
        return form_of(begun, context)
    ref = _free_reference(account, contracts, context)
    contract = Contract(ref=ref, kind=Kind.CUSTOMER, account=account.code, base=base)
    version = new_version(1, context.today(account.timezone))
    return drafted(None, contract, version, context)


def _base(said: str, context: Context) -> str:
    ref = bases_known(context).get(folded(said))
    if ref is None:
        raise NotFound(
            _("There is no base {ref}.", ref=quoted(said)),
            hint=_("Leave it out: the form offers those that there are."),
        )
    return ref


def _begun(contracts: Sequence[Contract], base: str | None, context: Context) -> Target | None:
    """A draft that the actor began so and never filled in: asked twice, there is one."""
    for contract in contracts:
        untouched = contract.title is None and contract.base == base
        if untouched and contract.kind is Kind.CUSTOMER and len(contract.versions) == 1:
            target = Target(contract, contract.versions[0])
            if _is_begun(target, context):
                return target
    return None


def _is_begun(target: Target, context: Context) -> bool:
    empty = target.version.state is State.DRAFT and not target.version.terms
    return empty and context.work.editors.of(*target.key) == [context.actor.user_id]


def _free_reference(account: Account, contracts: Sequence[Contract], context: Context) -> str:
    """The next number of the account that nobody else takes before this is written."""
    prefix = prefix_of(Kind.CUSTOMER, account.code, None)
    highest = max((number_in(contract.ref, prefix) for contract in contracts), default=0)
    refs = (f"{prefix}{number}" for number in count(highest + 1))
    return next(ref for ref in refs if _is_free(ref, context))


def _is_free(ref: str, context: Context) -> bool:
    """Looked up only once its journal is ours: of two who want it, one waits and then sees."""
    context.work.journal.hold({ref})
    return context.work.contracts.called(ref) is None
