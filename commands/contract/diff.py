"""``/contract diff``: what changed between two versions."""

from typing import Annotated

from blocks.diff_card import diff_message
from blocks.kit import Message
from commands.grammar import POSITIONAL, BadArguments, flags_of
from commands.resolve import contract_called, version_of
from commands.spec import Context, LookUp, command
from contracts.contract import Contract, named
from contracts.difference import difference
from contracts.errors import NotFound
from contracts.i18n import _
from contracts.people import Permission
from contracts.version import Version


class Diff(LookUp):
    contract: str
    a: Annotated[str | None, POSITIONAL] = None
    b: Annotated[str | None, POSITIONAL] = None


@command(needs=Permission.LOOK_UP, examples=["diff ACME-1", "diff ACME-1 1 3"])
def diff(args: Diff, context: Context) -> Message:
    """What changed between two versions of a contract, field by field."""
    numbers = "".join(f" {number}" for number in (args.a, args.b) if number)
    contract = contract_called(
        args.contract, context, again=lambda name: f"diff {name}{numbers}{flags_of(args)}"
    )
    old, new = _versions(contract, args)
    found = difference(named(contract, old), named(contract, new))
    return diff_message(contract, (old, new), found, args.page, context.line)


def _versions(contract: Contract, args: Diff) -> tuple[Version, Version]:
    """The two that are named, the named one and the last, or the last two."""
    if args.a is None:
        if len(contract.versions) < 2:  # noqa: PLR2004 - a difference takes two
            raise NotFound(_("{ref} has no two versions to compare.", ref=contract.ref))
        return contract.versions[-2], contract.versions[-1]
    old = version_of(contract, args.a)
    new = version_of(contract, args.b) if args.b else contract.versions[-1]
    if old.number == new.number:
        raise BadArguments(_("Name two different versions of {ref}.", ref=contract.ref))
    return old, new
