"""What is to be changed of an account, from typed flags or a filled-in form, and writing it."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from commands.asked import Via
from commands.draft_fields import is_cleared
from commands.grammar import FieldErrors
from commands.mentions import channel_in, user_in
from commands.spec import Context
from contracts.account import Account
from contracts.account_change import AccountRefused, changed_account
from contracts.events import AccountsChanged, GroundsChanged
from contracts.folding import folded
from contracts.i18n import _
from contracts.journal import HOUSE

FIELDS: Final = tuple(name for name in Account.model_fields if name not in {"contacts", "ended"})
SEPARATORS = re.compile(r"[;\n]")
Said = Mapping[str, str | None]


def saved_account(before: Account | None, said: Said, context: Context) -> tuple[Account, bool]:
    """Write the account with what was *said* of it; it, and whether anything changed.

    FieldErrors with everything that is wrong, at once; so where the code of a new one is taken.
    """
    given = {name: _read(name, text) for name, text in said.items()}
    errors: dict[str, str] = {}
    try:
        account = changed_account(before, {**given, **_kept(before)})
    except AccountRefused as refused:
        errors = refused.errors
    code = _code_refused(before, str(given.get("code") or ""), context)
    if code:
        errors["code"] = code
    if errors:
        raise FieldErrors(errors if context.via is Via.SUBMITTED else _with_flags(errors))
    changed = bool(context.work.accounts.save([account]))
    if changed and before is not None:
        context.work.record(GroundsChanged())
        context.work.record(AccountsChanged((account.code,)))
    return account, changed


def _kept(before: Account | None) -> Mapping[str, Any]:
    return {"code": before.code} if before else {}


def hold_accounts(context: Context) -> None:
    """Nobody else changes an account from now on to the end of this transaction."""
    context.work.journal.hold({HOUSE})


def _code_refused(before: Account | None, code: str, context: Context) -> str:
    """Why it cannot be the code: it never changes, and nobody else is called so."""
    if before is not None:
        changes = code and folded(code) != folded(before.code)
        return _("The code of an account never changes.") if changes else ""
    found = context.work.accounts.called(code) if code else []
    for account in found:
        if folded(account.code) == folded(code):
            return _("There is an account {code} already.", code=account.code)
        words = "{name} ({code}) is called so already."
        return _(words, name=account.name, code=account.code)
    return ""


def _with_flags(errors: Mapping[str, str]) -> dict[str, str]:
    return {name: f"--{name}: {said}" for name, said in errors.items()}


def _read(name: str, said: str | None) -> Any:
    return None if is_cleared(said) else READ.get(name, str.strip)(said or "")


def _aliases(said: str) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in SEPARATORS.split(said))))


READ: Mapping[str, Callable[[str], Any]] = {
    "aliases": _aliases,
    "currency": lambda said: said.strip().upper(),
    "holidays": lambda said: said.strip().upper(),
    "owner": lambda said: user_in(said) or said,
    "channel": lambda said: channel_in(said) or said,
}
"""How those are read that are no plain text."""
