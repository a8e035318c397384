"""From what people call an account or a contract to the one they mean, or a helpful refusal."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commands.spec import Context
from contracts.account import Account
from contracts.contract import Contract
from contracts.errors import NotFound
from contracts.folding import folded
from contracts.i18n import _, quoted
from contracts.version import Version

NEAR_ENOUGH = 0.7  # a letter of five may be wrong, or two have changed places
Again = Callable[[str], str]
CERTAIN = 90.0  # every typed word stands in the name
OFFERED = 5
MOST_WORDS = 8  # of the name of an account, where something else follows


def account_called(name: str, context: Context, again: Again) -> Account:
    """The account of that code, name or alias; a part of a name will do where only one fits.

    *again* makes the command line to offer with the right name instead. Raises
    NotFound with buttons for what was perhaps meant.
    """
    exact = context.work.accounts.called(name)
    if len(exact) == 1:
        return exact[0]
    found = context.work.finder.accounts(name, OFFERED) if not exact else []
    certain = exact or [account for points, account in found if points >= CERTAIN]
    if len(certain) == 1:
        return certain[0]
    near = _commands_like(name, context) | _offers((account for _, account in found), again)
    raise _no_account(name, certain, near, again)


def account_and_rest(said: str, context: Context, again: Callable[..., str]) -> tuple[Account, str]:
    """The account with which *said* begins, and what comes after its name.

    The longest beginning that is a name counts; where none is, the first word is taken for one,
    as ``account_called`` takes it. *again* makes a line of the right name and the rest.
    """
    words = said.split()
    name, found = _beginning(words, context)
    name = name or "".join(words[:1])
    rest = " ".join(words[len(name.split()) :])
    if len(found) == 1:
        return found[0], rest
    return account_called(name, context, lambda code: again(code, rest)), rest


def product_follows(said: str, context: Context) -> bool:
    """Whether *said* is the name of an account and then something else: ``ACME bolt m8 500``."""
    words = said.split()
    name, _found = _beginning(words, context)
    return 0 < len(name.split()) < len(words)


def _beginning(words: Sequence[str], context: Context) -> tuple[str, list[Account]]:
    """The longest beginning of *words* that is a name, and the accounts that are called so."""
    longest = range(min(len(words), MOST_WORDS), 0, -1)
    return context.work.accounts.called_first([" ".join(words[:n]) for n in longest])


def _offers(accounts: Iterable[Account], again: Again) -> dict[str, str]:
    return {f"{a.code} · {a.name}": again(a.code) for a in accounts}


def _commands_like(name: str, context: Context) -> dict[str, str]:
    """The whole line with the command that its first word may have been meant for."""
    first, _space, rest = context.line.partition(" ")
    if folded(first) != folded(name).partition(" ")[0]:
        return {}
    names = [command.name for command in context.commands]
    near = process.extractOne(
        first.lower(), names, scorer=OSA.normalized_similarity, score_cutoff=NEAR_ENOUGH
    )
    line = f"{near[0]} {rest}".strip() if near else ""
    return {f"/contract {line}": line} if line else {}


def _no_account(
    name: str, certain: Sequence[Account], near: Mapping[str, str], again: Again
) -> NotFound:
    if certain:
        several = _("Several accounts fit {name}.", name=quoted(name))
        return NotFound(several, offers=_offers(certain, again))
    hint = _("Did you mean one of these?") if near else _("Try `/contract find` and a part of it.")
    return NotFound(_("There is no account {name}.", name=quoted(name)), hint=hint, offers=near)


def contract_called(ref: str, context: Context, again: Again) -> Contract:
    """The contract of that reference; raises NotFound with buttons for what was perhaps meant."""
    found = context.work.contracts.called(ref)
    if found is not None:
        return found
    near = [family.ref for _, family in context.work.finder.contracts(ref, OFFERED)]
    hint = (
        _("Did you mean one of these?")
        if near
        else _("Try `/contract find` and a part of its name.")
    )
    offers = {other: again(other) for other in near}
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
