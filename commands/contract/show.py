"""``/contract show``: one version, every word of it."""

from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.version_card import VersionView, version_message
from commands.grammar import flags_of
from commands.resolve import contract_called, version_of
from commands.spec import Context, LookUp, command
from contracts.contract import Contract
from contracts.errors import NotFound
from contracts.i18n import _
from contracts.in_force import in_force
from contracts.people import Permission
from contracts.version import Version


class Show(LookUp):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]


@command(needs=Permission.LOOK_UP, examples=["show ACME-1", "show ACME-1/2"])
def show(args: Show, context: Context) -> Message:
    """One version of a contract with every word of its terms."""
    ref, slash, number = args.contract.partition("/")
    contract = contract_called(
        ref, context, again=lambda name: f"show {name}{slash}{number}{flags_of(args)}"
    )
    today = context.today_of(contract)
    version = version_of(contract, number) if number else _current(contract, context)
    holder = context.work.accounts.of(contract)
    view = VersionView(contract, version, holder, today, context.actor.may(Permission.END))
    return version_message(view, args.page, context.line)


def _current(contract: Contract, context: Context) -> Version:
    """The version in force today, else the newest."""
    if not contract.versions:
        raise NotFound(_("{ref} has no versions yet.", ref=contract.ref))
    held = in_force(contract.versions, context.today_of(contract))
    return held or contract.versions[-1]
