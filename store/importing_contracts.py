"""Contracts that come in: judged against what they refer to, and joined to what is there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from contracts.contract import Contract, Kind
from contracts.difference import difference
from contracts.events import CameIn
from contracts.files.items import Problem
from contracts.findings import findings
from contracts.folding import folded
from contracts.i18n import _
from contracts.lifecycle import ACCEPTED
from contracts.version import Version
from store.importing import Candidate, Outcome, Result, Run
from store.importing_accounts import bring, codes_in
from store.importing_approvals import not_agreed
from store.importing_references import with_references
from store.importing_requests import close_requests
from store.known import Head
from store.saving import Saved
from store.unit_of_work import UnitOfWork
from store.where import zone_of


@dataclass(frozen=True, slots=True)
class Around:
    """What there is of the names that a batch of contracts mentions, by folded name."""

    accounts: dict[str, str]
    contracts: dict[str, Head]
    in_store: frozenset[str]  # references


def import_contracts(work: UnitOfWork, run: Run, batch: Sequence[Candidate]) -> list[Outcome]:
    """Write the contracts of *batch*, which refer to nothing that comes after them.

    A version that is in the store and not in the file stays as it is.
    """
    named = with_references(work, run, batch)
    around = _around(work, run, named)
    old = work.contracts.by_ref(around.in_store)
    outcomes, sound, saved = [], [], []
    for candidate in named:
        if problems := tuple(_problems(candidate, run, around)):
            outcomes.append(candidate.refused(*problems))
            continue
        both = _joined(old.get(candidate.value.ref), candidate.value)
        if problems := tuple(not_agreed(work, run, candidate, both)):
            outcomes.append(candidate.refused(*problems))
            continue
        sound.append(candidate)
        saved += [both] if both.old != both.new else []
        outcomes.append(_outcome(candidate, both))
    _write(work, run, around, sound, saved)
    return outcomes


def _write(
    work: UnitOfWork, run: Run, around: Around, sound: Sequence[Candidate], saved: Sequence[Saved]
) -> None:
    bring(work, run, (c.checked.brings for c in sound if c.checked.brings), around.accounts)
    run.accepted(candidate.value for candidate in sound)
    if not run.dry_run:
        _save(work, run, saved)
        close_requests(work, saved)


def _save(work: UnitOfWork, run: Run, saved: Sequence[Saved]) -> None:
    """Each as on the day that it is where the contract lives."""
    work.accounts.zones(both.new.account for both in saved if both.new.account)
    by_day: dict[date, list[Saved]] = defaultdict(list)
    for both in saved:
        by_day[run.today_in(zone_of(work, both.new))].append(both)
    for today, some in by_day.items():
        work.saver.save(some, today)
    warned = tuple(_warned_about(saved))
    if warned:
        work.record(CameIn(warned))


def _warned_about(saved: Iterable[Saved]) -> Iterator[tuple[str, int]]:
    """The versions of which somebody may have been warned, and that may have changed."""
    for both in saved:
        for version in both.old.versions if both.old else ():
            if version.state in ACCEPTED:
                yield both.new.ref, version.number


def _around(work: UnitOfWork, run: Run, batch: Sequence[Candidate]) -> Around:
    contracts: list[Contract] = [candidate.value for candidate in batch]
    refs = {name for c in contracts for name in (c.ref, c.base, c.contract) if name is not None}
    names = {folded(ref) for ref in refs}
    before = {name: run.contracts[name] for name in names if name in run.contracts}
    stored = work.known.heads(sorted(names))
    brought = (candidate.checked.brings for candidate in batch)
    named = {c.account for c in contracts if c.account is not None}
    codes = codes_in(work, run, named | {account.code for account in brought if account})
    in_store = frozenset(head.ref for head in stored.values())
    return Around(codes, stored | before, in_store)


def _problems(candidate: Candidate, run: Run, around: Around) -> Iterator[Problem]:
    """Why the contract cannot come in; as it may be referred to, it counts as known from now."""
    contract: Contract = candidate.value
    if twice := run.twice(candidate, contract.ref):
        yield twice
        return
    known = around.contracts.get(folded(contract.ref))
    found = [*_itself(candidate, known), *_account(candidate, around), *_others(candidate, around)]
    if not found:
        head = Head(contract.ref, contract.kind, contract.account)
        around.contracts[folded(contract.ref)] = head
    yield from found


def _itself(candidate: Candidate, known: Head | None) -> Iterator[Problem]:
    contract: Contract = candidate.value
    if known is not None and known.ref != contract.ref:
        sentence = _("The store has this contract as {ref}.", ref=known.ref)
        yield candidate.problem(("ref",), sentence)
    elif known is not None and known.kind is not contract.kind:
        sentence = _("The store has it as a contract of kind {kind}.", kind=known.kind)
        yield candidate.problem(("kind",), sentence)


def _account(candidate: Candidate, around: Around) -> Iterator[Problem]:
    code = candidate.value.account
    brings = candidate.checked.brings
    if code is None:
        return
    known = around.accounts.get(folded(code))
    if known is None and (brings is None or brings.code != code):
        yield candidate.problem(
            ("account",), _("There is no account {code}, here or in the store.", code=code)
        )
    elif known is not None and known != code:
        sentence = _("The store has this account as {code}.", code=known)
        yield candidate.problem(("account",), sentence)


def _others(candidate: Candidate, around: Around) -> Iterator[Problem]:
    """What is wrong with the base, and with the contract of a supplement."""
    contract: Contract = candidate.value
    for field, kind in REFERS.items():
        ref = getattr(contract, field)
        if ref is None:
            continue
        head = around.contracts.get(folded(ref))
        if head is None or head.ref != ref:
            sentence = _("There is no contract {ref}, here or in the store.", ref=ref)
            yield candidate.problem((field,), sentence)
        elif head.kind is not kind:
            sentence = _("{ref} is a contract of kind {kind}.", ref=ref, kind=head.kind)
            yield candidate.problem((field,), sentence)
        elif kind is Kind.CUSTOMER and head.account != contract.account:
            sentence = _("{ref} is a contract with {account}.", ref=ref, account=head.account)
            yield candidate.problem((field,), sentence)


REFERS = {"base": Kind.BASE, "contract": Kind.CUSTOMER}
"""What kind of contract each reference leads to."""


def _joined(before: Contract | None, after: Contract) -> Saved:
    """*after* with the versions of *before* that it does not have, beside *before*."""
    if before is None:
        return Saved(None, after)
    numbers = {version.number for version in after.versions}
    kept = [version for version in before.versions if version.number not in numbers]
    versions = sorted([*kept, *after.versions], key=lambda version: version.number)
    return Saved(before, after.model_copy(update={"versions": tuple(versions)}))


def _outcome(candidate: Candidate, both: Saved) -> Outcome:
    result = Result.UNCHANGED if both.old == both.new else Result.IMPORTED
    return candidate.outcome(result, _findings(candidate, both.old))


def _findings(candidate: Candidate, before: Contract | None) -> Iterator[Problem]:
    for path, sentence in findings(candidate.value):
        yield candidate.problem(path, sentence)
    for place, version in enumerate(candidate.value.versions):
        if _corrects(version, before):
            sentence = _(
                "Version {number} was accepted: this corrects what was agreed, and the journal"
                " keeps what stood there before.",
                number=version.number,
            )
            yield candidate.problem(("versions", place), sentence)


def _corrects(version: Version, before: Contract | None) -> bool:
    """Whether *version* says of something accepted that something else was agreed."""
    known = before.versions if before else ()
    old = next((one for one in known if one.number == version.number), None)
    if old is None or old is version or old == version or old.state not in ACCEPTED:
        return False
    return not difference(old, version).empty
