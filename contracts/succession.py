"""One version after the other: a contract with a version put in, taken out or accepted (TERMS 6).

Contracts never change: each function gives a new one.
"""

from collections.abc import Iterable
from operator import attrgetter

from contracts.contract import Contract
from contracts.deadlines import RUNNING
from contracts.errors import NotFound
from contracts.i18n import _
from contracts.lifecycle import ACCEPTED, OPEN, State, Verb, after
from contracts.version import Acceptance, Version

_order = attrgetter("order")


def open_version(contract: Contract) -> Version | None:
    """The one version with which something is still to be done."""
    return next((one for one in reversed(contract.versions) if one.state in OPEN), None)


def running(contract: Contract) -> Version | None:
    """The version that the next one amends or renews: the last that was accepted and runs on.

    It may lie in the future still, or be suspended.
    """
    runs = (one for one in contract.versions if one.state in RUNNING)
    return max(runs, key=_order, default=None)


def before(contract: Contract, version: Version) -> Version | None:
    """The version that *version* took over from: the last one before it that was accepted."""
    earlier = (one for one in contract.versions if one.order < version.order)
    return max((one for one in earlier if one.state in ACCEPTED), key=_order, default=None)


def numbered(contract: Contract, number: int) -> Version:
    """The version of that number, or NotFound."""
    version = contract.version(number)
    if version is None:
        raise NotFound(_("{ref} has no version {number}.", ref=contract.ref, number=number))
    return version


def next_number(contract: Contract) -> int:
    """The number of the next version: none is ever used twice while its version is there."""
    return max((version.number for version in contract.versions), default=0) + 1


def replaced(contract: Contract, version: Version) -> Contract:
    """*contract* with *version* in the place of the one of its number, or beside the others."""
    return _with(contract, [*_others(contract, version.number), version])


def without(contract: Contract, number: int) -> Contract:
    """*contract* without the version of that number."""
    return _with(contract, _others(contract, number))


def accepted(contract: Contract, number: int, acceptance: Acceptance) -> Contract:
    """*contract* after the customer accepted the version of that number, or WrongState.

    From now on the contract is called what the version says, where it says so. Whatever active
    version it follows is superseded, and in force until the day before it starts.
    """
    version = numbered(contract, number)
    state = after(version.state, Verb.ACCEPT, f"{contract.ref}/{number}")
    taken = version.model_copy(update={"state": state, "acceptance": acceptance})
    others = [superseded(one, contract, version) for one in _others(contract, number)]
    named = {"title": version.title or contract.title, "type": version.type or contract.type}
    return _with(contract, [*others, taken]).model_copy(update=named)


def superseded(version: Version, contract: Contract, by: Version) -> Version:
    """*version* as it is after *by* was accepted.

    One that is suspended stays so: TERMS 6 supersedes only what is active, and until its successor
    starts it may be resumed. From that day on only the successor is in force, whatever its state.
    """
    if version.order > by.order or version.state is not State.ACTIVE:
        return version
    state = after(version.state, Verb.SUPERSEDE, f"{contract.ref}/{version.number}")
    return version.model_copy(update={"state": state})


def _others(contract: Contract, number: int) -> list[Version]:
    return [version for version in contract.versions if version.number != number]


def _with(contract: Contract, versions: Iterable[Version]) -> Contract:
    rising = tuple(sorted(versions, key=lambda version: version.number))
    return contract.model_copy(update={"versions": rising})
