"""What is wrong with a contract that came in, but does not keep it out (TERMS 6, 7).

An import may create what nobody could submit; the report then says what a submission would be
refused for. Here is what can be judged of a contract by itself; the rest needs effective terms.
"""

from collections.abc import Callable, Iterator
from datetime import date

from contracts.contract import Contract, Family
from contracts.days import UNKNOWN
from contracts.i18n import _
from contracts.lifecycle import ACCEPTED, State
from contracts.renewal import RenewalKind
from contracts.version import Version

Path = tuple[str | int, ...]
Finding = tuple[Path, str]
"""Where in the contract, as in its file, and a sentence."""


def findings(contract: Contract) -> Iterator[Finding]:
    """Everything that would keep a version of *contract* from being submitted."""
    for index, version in enumerate(contract.versions):
        found = (*findings_of(contract, version), *_superseded(contract, version))
        for path, sentence in found:
            yield ("versions", index, *path), sentence


def findings_of(family: Family, version: Version) -> Iterator[Finding]:
    """What is wrong with *version* by itself; the places are those in the version."""
    for check in CHECKS:
        yield from check(family, version)


def _dates(_family: Family, version: Version) -> Iterator[Finding]:
    if version.start is UNKNOWN:
        if version.state in ACCEPTED:
            yield ("start",), _("Its start is unknown.")
    elif isinstance(version.end, date) and version.end < version.start:
        yield ("end",), _("The end lies before the start.")


def _renewal(_family: Family, version: Version) -> Iterator[Finding]:
    if version.renewal.kind is RenewalKind.AUTOMATIC and version.end is None:
        yield ("renewal",), _("It renews automatically, but has no last day to renew from.")


def _terms(family: Family, version: Version) -> Iterator[Finding]:
    seen: set[str] = set()
    level = family.kind.level
    for index, term in enumerate(version.terms):
        if term.once and term.kind in seen:
            yield ("terms", index), _("A contract has at most one {kind}.", kind=term.kind)
        if level not in term.levels:
            words = "{kind} does not belong on a contract of kind {on}."
            yield ("terms", index), _(words, kind=term.kind, on=family.kind)
        if not term.complete:
            yield ("terms", index), _("This {kind} is not complete.", kind=term.kind)
        seen.add(term.kind)


def _superseded(contract: Contract, version: Version) -> Iterator[Finding]:
    later = (v for v in contract.versions if v.order > version.order and v.state in ACCEPTED)
    if version.state is State.SUPERSEDED and not any(later):
        yield ("state",), _("It is superseded, but no later version is there to say since when.")


CHECKS: tuple[Callable[[Family, Version], Iterator[Finding]], ...] = (_dates, _renewal, _terms)
