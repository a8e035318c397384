"""``/contract check``: what is wrong with a version, and what deserves a second look."""

from typing import Annotated

from pydantic import Field

from blocks.check_card import Checked, check_message
from blocks.kit import Message
from commands.around import judged
from commands.drafts import Target
from commands.resolve import contract_called, version_of
from commands.spec import Context, LookUp, command
from contracts.contract import Contract
from contracts.errors import NotFound
from contracts.i18n import _
from contracts.in_force import in_force
from contracts.people import Permission
from contracts.succession import open_version
from contracts.version import Version

THOROUGH = 5_000  # written prices that are looked at: on a card it is fewer


class Check(LookUp):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]


@command(needs=Permission.LOOK_UP, examples=["check ACME-1", "check GLOBEX-1"])
def check(args: Check, context: Context) -> Message:
    """What is wrong with a version, or worth a second look: each with what to do."""
    ref, slash, number = args.contract.partition("/")
    contract = contract_called(ref.strip(), context, lambda name: f"check {name}{slash}{number}")
    version = version_of(contract, number) if slash else _meant(contract, context)
    found = judged(Target(contract, version), context, THOROUGH)
    checked = Checked(contract, version, found.problems, found.cautions)
    return check_message(checked, args.page, context.line)


def _meant(contract: Contract, context: Context) -> Version:
    """The one with which something is still to be done, else the one in force, else the last."""
    running = in_force(contract.versions, context.today_of(contract))
    version = open_version(contract) or running or next(reversed(contract.versions), None)
    if version is None:
        raise NotFound(_("{ref} has no version.", ref=contract.ref))
    return version
