"""Accounts that come in: as items of their own, or brought along by a row of a CSV file."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from contracts.account import Account
from contracts.events import AccountsChanged
from contracts.files.items import Problem
from contracts.folding import folded
from contracts.i18n import _
from store.importing import Candidate, Outcome, Result, Run
from store.unit_of_work import UnitOfWork


def import_accounts(work: UnitOfWork, run: Run, batch: Sequence[Candidate]) -> list[Outcome]:
    """Write the accounts of *batch*, each as its file says it."""
    known = codes_in(work, run, (candidate.value.code for candidate in batch))
    old = work.accounts.by_code(candidate.value.code for candidate in batch)
    outcomes, sound = [], []
    for candidate in batch:
        account = _as_ended(candidate.value, old)
        if problem := run.twice(candidate, account.code) or _other_case(candidate, known):
            outcomes.append(candidate.refused(problem))
            continue
        run.accounts[folded(account.code)] = account.code
        changed = old.get(account.code) != account
        outcomes.append(candidate.outcome(Result.IMPORTED if changed else Result.UNCHANGED))
        sound.append(account)
    if not run.dry_run:
        _replace(work, old, sound)
    return outcomes


def _replace(work: UnitOfWork, old: Mapping[str, Account], accounts: Collection[Account]) -> None:
    """Write *accounts*; what names those that are called otherwise, or their owner, says so."""
    work.accounts.replace(old, accounts)
    named = tuple(one.code for one in accounts if _is_named_otherwise(old.get(one.code), one))
    if named:
        work.record(AccountsChanged(named))


def _is_named_otherwise(old: Account | None, new: Account) -> bool:
    return old is not None and (old.name, old.owner) != (new.name, new.owner)


def _as_ended(account: Account, old: Mapping[str, Account]) -> Account:
    """What was ended stays so until somebody restores it, whatever a file leaves out."""
    known = old.get(account.code)
    if known is None or known.ended is None or account.ended is not None:
        return account
    return account.model_copy(update={"ended": known.ended})


def codes_in(work: UnitOfWork, run: Run, codes: Iterable[str]) -> dict[str, str]:
    """Which of *codes* there are, in the store or so far in the files: folded, and as written."""
    wanted = {folded(code) for code in codes}
    found = {name: run.accounts[name] for name in wanted if name in run.accounts}
    return found | work.known.codes(sorted(wanted - found.keys()))


def _other_case(candidate: Candidate, known: Mapping[str, str]) -> Problem | None:
    code = candidate.value.code
    written = known.get(folded(code), code)
    if written == code:
        return None
    return candidate.problem(("code",), _("The store has this account as {code}.", code=written))


def bring(work: UnitOfWork, run: Run, brought: Iterable[Account], there: Mapping[str, str]) -> None:
    """Add accounts that rows of a CSV file bring along; what is known of them already stays.

    They fill in what is missing and add aliases, so that every row may bring the same account.
    *there* are the codes of those that are known, by folded code.
    """
    accounts = list(brought)
    known = work.accounts.by_code({a.code for a in accounts if folded(a.code) in there})
    together = dict(known)
    for account in accounts:
        before = together.get(account.code)
        together[account.code] = _completed(before, account) if before else account
        run.accounts[folded(account.code)] = account.code
    if not run.dry_run:
        _replace(work, known, together.values())


def _completed(known: Account, brought: Account) -> Account:
    """*known* with the aliases and the missing fields of *brought*; itself where that is none."""
    if known == brought:
        return known
    names = {folded(name) for name in (known.name, *known.aliases)}
    more = (brought.name, *brought.aliases)
    aliases = {folded(name): name for name in reversed(more) if folded(name) not in names}
    fields: dict[str, Any] = {"aliases": (*known.aliases, *reversed(aliases.values()))}
    for name in Account.model_fields:
        if getattr(known, name) in {None, ()} and name not in fields:
            fields[name] = getattr(brought, name)
    return known.model_copy(update=fields)
