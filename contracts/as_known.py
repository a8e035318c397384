"""A contract as it was known on a day: what was recorded later is undone (TERMS 5)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from contracts.account import Account
from contracts.contract import Contract
from contracts.journal import Entry
from contracts.lifecycle import ACCEPTED, State
from contracts.renewal import NoticeGiven
from contracts.terms.forms import AS_STORED, parse_plain
from contracts.version import Suspension, Version


def undone(contract: Contract, later: Iterable[Entry]) -> Contract | None:
    """*contract* before the *later* entries of its journal, of which the last comes first.

    None where it was not there yet.
    """
    entries = list(later)
    if not entries:
        return contract
    family: Mapping[str, Any] = contract.model_dump(exclude={"versions"})
    versions = {version.number: version for version in contract.versions}
    for entry in entries:
        if not entry.old:
            return None
        family = entry.old["contract"]
        _undo(entry, versions)
    in_order = [versions[number] for number in sorted(versions)]
    return Contract.model_validate(
        {**family, "ref": contract.ref, "versions": in_order}, context=AS_STORED
    )


def account_before(account: Account, later: Iterable[Entry]) -> Account:
    """*account* before the *later* entries about it, of which the last comes first.

    What it was when it was added counts as known before, too (ADR 14).
    """
    facts = account.model_dump()
    for entry in later:
        facts |= {name: entry.old.get(name) for name in {*entry.old, *entry.new}}
    return Account.model_validate({name: one for name, one in facts.items() if one is not None})


def _undo(entry: Entry, versions: dict[int, Version]) -> None:
    """Give *versions* what they said before *entry*, which names those that it changed."""
    for number in (int(name) for name in entry.new if name.isdecimal()):
        before = entry.old.get(str(number))
        if before is None:
            versions.pop(number, None)
        else:
            versions[number] = _version(before, versions.get(number))


def _version(facts: Mapping[str, Any], after: Version | None) -> Version:
    """The terms stand beside the facts only where a change took others in their place."""
    terms = parse_plain(facts["terms"]) if "terms" in facts else after.terms if after else ()
    return Version.model_validate({**facts, "terms": terms}, context=AS_STORED)


def accepted_by(contract: Contract, day: date) -> Contract:
    """*contract* without the versions of which the acceptance came after *day*."""
    return _with(contract, (one for one in contract.versions if _accepted(one) <= day))


def recollected(contract: Contract, day: date) -> Contract:
    """*contract*, which came into the store as a whole, as far as it was known on *day*.

    What says when it became known counts from then on: an acceptance, a notice. Of the rest each
    thing is known since it holds: a version since its start, a suspension, a termination.
    """
    known = accepted_by(contract, day).versions
    begun = (one for one in known if one.acceptance or not _is_after(one.start, day))
    return _with(contract, (_recollected(version, day) for version in begun))


def _recollected(version: Version, day: date) -> Version:
    ended, notice = version.termination, version.notice_given
    ended = ended if ended and ended.on <= day else None
    pauses = tuple(pause for pause in version.suspensions if pause.start <= day)
    said = {
        "state": _state(version, pauses, ended=ended is not None),
        "termination": ended,
        "suspensions": pauses,
        "notice_given": _given(notice, day) if notice and notice.on <= day else None,
    }
    return version.model_copy(update=said)


def _given(notice: NoticeGiven, day: date) -> NoticeGiven:
    """*notice* without a receipt that came after *day*."""
    known = notice.receipt is None or notice.receipt.on <= day
    return notice if known else notice.model_copy(update={"receipt": None})


def _state(version: Version, pauses: Iterable[Suspension], *, ended: bool) -> State:
    if version.state is State.TERMINATED and not ended:
        return State.ACTIVE
    if version.state is State.SUSPENDED and all(pause.end for pause in pauses):
        return State.ACTIVE
    return version.state


def _accepted(version: Version) -> date:
    """Since when it is known by its acceptance; always where nobody says when that was."""
    known = version.acceptance if version.state in ACCEPTED else None
    return known.on if known else date.min


def _is_after(start: object, day: date) -> bool:
    return isinstance(start, date) and start > day


def _with(contract: Contract, versions: Iterable[Version]) -> Contract:
    """*contract* with these alone: what replaces none of them any more leaves it in force."""
    known = tuple(versions)
    last = max((one.order for one in known if one.state in ACCEPTED), default=(0, 0))
    return contract.model_copy(update={"versions": tuple(_standing(one, last) for one in known)})


def _standing(version: Version, last: tuple[int, int]) -> Version:
    """Before anybody knew of a later version, the *last* one was not replaced."""
    if version.state is State.SUPERSEDED and version.order == last:
        return version.model_copy(update={"state": State.ACTIVE})
    return version
