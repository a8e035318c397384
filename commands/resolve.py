"""From what people call an account or a contract to the one they mean, or a helpful refusal."""

from collections.abc import Sequence

from commands.spec import Context
from contracts.account import Account
from contracts.contract import Contract
from contracts.errors import NotFound
from contracts.i18n import _, quoted
from contracts.version import Version

CERTAIN = 90.0  # every typed word stands in the name
OFFERED = 5


def account_called(name: str, context: Context, again: str) -> Account:
    """The account of that code, name or alias; a part of a name will do where only one fits.

    *again* is the command line to offer with the right name, such as ``terms {name}``. Raises
    NotFound with buttons for what was perhaps meant.
    """
    exact = context.work.accounts.called(name)
    if len(exact) == 1:
        return exact[0]
    found = context.work.finder.accounts(name, OFFERED) if not exact else []
    certain = exact or [account for points, account in found if points >= CERTAIN]
    if len(certain) == 1:
        return certain[0]
    raise _no_account(name, certain, [account for _, account in found], again)


def _no_account(
    name: str, certain: Sequence[Account], near: Sequence[Account], again: str
) -> NotFound:
    offers = certain or near
    lines = {f"{a.code} · {a.name}": again.format(name=a.code) for a in offers}
    if certain:
        return NotFound(_("Several accounts fit {name}.", name=quoted(name)), offers=lines)
    hint = _("Did you mean one of these?") if offers else _("Try `find` with a part of the name.")
    return NotFound(_("There is no account {name}.", name=quoted(name)), hint=hint, offers=lines)


def contract_called(ref: str, context: Context, again: str) -> Contract:
    """The contract of that reference; raises NotFound with buttons for what was perhaps meant."""
    found = context.work.contracts.called(ref)
    if found is not None:
        return found
    near = [family.ref for _, family in context.work.finder.contracts(ref, OFFERED)]
    hint = _("Did you mean one of these?") if near else _("Try `find` with a part of its name.")
    offers = {other: again.format(name=other) for other in near}
    raise NotFound(_("There is no contract {ref}.", ref=quoted(ref)), hint=hint, offers=offers)


def version_of(contract: Contract, number: str) -> Version:
    """The version with that number; raises NotFound naming those that there are."""
    for version in contract.versions:
        if str(version.number) == number.strip():
            return version
    numbers = ", ".join(str(version.number) for version in contract.versions) or _("none")
    raise NotFound(
        _("{ref} has no version {number}.", ref=contract.ref, number=quoted(number)),
        hint=_("It has: {numbers}.", numbers=numbers),
    )
