"""The end of an account, and taking it back: what becomes of its contracts (TERMS 6)."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic_core import to_json

from contracts.account import AccountEnd
from contracts.contract import Contract
from contracts.deadlines import last_day
from contracts.in_force import interval
from contracts.lifecycle import ACCEPTED, MOVES, OPEN, State, Verb
from contracts.terms.base import Model
from contracts.version import Termination, Version, compact


class Before(Model):
    """What the end of an account changes of a version, as it was."""

    state: State
    termination: Termination | None = None  # for a later day than that of the end


@dataclass(frozen=True, slots=True)
class Ended:
    """A contract as the end of its account leaves it; *before* by the number of each version."""

    contract: Contract
    before: Mapping[int, Before]


def ended(contract: Contract, end: AccountEnd, today: date) -> Ended:
    """*contract* of which nothing runs on after *today*, and nothing is still to be done.

    What ended before stays as it is.
    """
    new = [_ended(version, contract, end, today) for version in contract.versions]
    changed = (old for old, now in zip(contract.versions, new, strict=True) if old != now)
    before = {
        version.number: Before(state=version.state, termination=version.termination)
        for version in changed
    }
    return Ended(contract.model_copy(update={"versions": tuple(new)}), before)


def _ended(version: Version, contract: Contract, end: AccountEnd, today: date) -> Version:
    if version.state in OPEN:
        return version.model_copy(update={"state": MOVES[version.state, Verb.CANCEL]})
    if not _runs_on(version, contract, today):
        return version
    state = MOVES[version.state, Verb.END]
    stop = Termination(on=today, reason=end.reason, circumstances=end.circumstances)
    return version.model_copy(update={"state": state, "termination": stop})


def _runs_on(version: Version, contract: Contract, today: date) -> bool:
    """Whether it is in force after *today*, or would be once nothing took over from it."""
    if version.state not in ACCEPTED:
        return False
    if version.termination is not None:
        return version.termination.on > today
    last = last_day(version)
    if isinstance(last, date) and last < today:
        return False
    span = interval(version, contract.versions)
    return span is not None and not (isinstance(span.end, date) and span.end < today)


def put_back(contract: Contract, before: Mapping[int, Before]) -> Contract:
    """*contract* as it was before the end of its account."""
    versions = tuple(_put_back(version, before) for version in contract.versions)
    return contract.model_copy(update={"versions": versions})


def _put_back(version: Version, before: Mapping[int, Before]) -> Version:
    was = before.get(version.number)
    if was is None:
        return version
    return version.model_copy(update={"state": was.state, "termination": was.termination})


def as_left(contract: Contract) -> str:
    """A hash of all that is recorded of *contract*: another one where anything changed."""
    return hashlib.sha256(to_json(list(_recorded(contract)))).hexdigest()


def _recorded(contract: Contract) -> Iterator[list[str]]:
    for version in contract.versions:
        yield [str(version.number), compact(version.facts()).decode()]
