"""The facts by which a policy routes what is laid before others."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from contracts.approval.facts import Facts
from contracts.approval.measuring import Submission, measure
from contracts.contract import Contract
from contracts.days import day_after
from contracts.outlook import Outlook
from contracts.submission import Around, judged_on
from contracts.succession import running
from contracts.version import Version
from store.dossier import around, before_of
from store.outlooks import outlook_of
from store.subject import Subject
from store.unit_of_work import UnitOfWork


def facts_of(work: UnitOfWork, subject: Subject, within: Around) -> Facts:
    """Every fact of *subject*; of an account those of its largest contract, and the value of all.

    All are those in the currency of the largest.
    """
    if subject.proposal is None or subject.proposal.account is None:
        return measured(work, subject, within)
    largest = max(_running(work, subject.proposal.account), key=_worth)
    contract, version = largest
    today = subject.today
    one = Subject(contract, version, subject.by, subject.now, today, subject.proposal)
    facts = measured(work, one, around(work, contract, version, today))
    return {**facts, "total_value": _total(work, subject.proposal.account, version)}


def _running(work: UnitOfWork, account: str) -> Iterator[tuple[Contract, Version]]:
    for contract in work.contracts.of_account(account):
        version = running(contract)
        if version is not None:
            yield contract, version


def _worth(one: tuple[Contract, Version]) -> Decimal:
    value = one[1].value
    return value.amount if value else Decimal(-1)


def _total(work: UnitOfWork, account: str, like: Version) -> Decimal:
    """The value of all that runs, in the currency of *like*."""
    currency = like.value.currency if like.value else None
    values = (version.value for _contract, version in _running(work, account))
    return sum((one.amount for one in values if one and one.currency == currency), Decimal(0))


def measured(work: UnitOfWork, subject: Subject, within: Around) -> Facts:
    """Every fact of the version of *subject*, judged by itself."""
    contract, version = subject.contract, subject.version
    day = judged_on(version, subject.today)
    proposal = subject.proposal
    before = version if proposal else before_of(contract, version)
    return measure(
        Submission(
            action=proposal.verb if proposal else _action(version, before),
            family=contract,
            version=version,
            before=before,
            account=within.account,
            outlook=outlook_of(work, contract, version, within, day),
            base=_base_outlook(work, contract.base, within, day),
            today=subject.today,
        )
    )


def _action(version: Version, before: Version | None) -> str:
    """What is done: a version that begins when the one before ends renews it."""
    if before is None:
        return "new"
    ended = before.end
    renews = isinstance(ended, date) and version.start == day_after(ended)
    return "renew" if renews else "amend"


def _base_outlook(work: UnitOfWork, ref: str | None, within: Around, day: date) -> Outlook | None:
    """What the base grants by itself."""
    level = next((one for one in within.above if one[0].ref == ref), None)
    if level is None:
        return None
    family, version = level
    return outlook_of(work, family, version, around(work, family, version, day), day)
