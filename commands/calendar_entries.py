"""Deadlines as entries of a calendar file, and those of older files that do not hold any more."""

from collections.abc import Iterable, Iterator, Sequence

from blocks.calendar_words import entry_description, entry_summary, withdrawn_summary
from contracts.contract import Contract
from contracts.deadlines import Deadline, occurrences
from contracts.i18n import _
from contracts.lifecycle import ACCEPTED, State
from contracts.version import Version
from contracts.window import Window
from documents.calendar_file import Entry
from store import Due


def entries(found: Sequence[Due], contracts: Iterable[Contract], window: Window) -> list[Entry]:
    """Those *found*, which are all in *window*; and what lay there by older versions.

    An older version is one that was superseded or terminated, or the running one before notice.
    """
    now = {entry.key: entry for entry in map(_entry, found)}
    names = {one.contract.ref: one.account.name for one in found if one.account}
    gone = {
        entry.key: entry
        for contract in contracts
        for entry in _withdrawn(contract, names.get(contract.ref), window)
        if entry.key not in now
    }
    return [*now.values(), *gone.values()]


def _entry(one: Due) -> Entry:
    return Entry(
        key=_key(one.contract.ref, one.version, one.deadline),
        day=one.deadline.day,
        summary=entry_summary(one),
        description=entry_description(one),
        kind=one.deadline.kind.value,
    )


def _key(ref: str, version: Version, deadline: Deadline) -> str:
    """The same for every version that has it: an amendment does not double it."""
    place = deadline.place
    term = version.terms[place - 1].model_dump_json() if place else ""
    return f"{ref}:{deadline.kind}:{deadline.day}:{term}"


def _withdrawn(contract: Contract, customer: str | None, window: Window) -> Iterator[Entry]:
    """What older files may have of *contract*."""
    who = customer or contract.account or _("shared terms")
    for version in contract.versions:
        if version.state in ACCEPTED:
            for deadline in occurrences(_as_before(version), window.first, window.last):
                key = _key(contract.ref, version, deadline)
                gone = withdrawn_summary(who, contract.ref, deadline.day)
                yield Entry(key, deadline.day, gone, "", deadline.kind.value, over=True)


def _as_before(version: Version) -> Version:
    """*version* before somebody gave notice, superseded or terminated it."""
    return version.model_copy(update={"state": State.ACTIVE, "notice_given": None})
