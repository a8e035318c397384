"""What of a contract is another than before: only that is written."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from contracts.contract import Contract, Family
from contracts.days import UNKNOWN
from contracts.in_force import interval
from contracts.lifecycle import ACCEPTED
from contracts.version import Version
from store.search import found_by

FAMILY = tuple(Family.model_fields)
DEFAULTS = tuple((name, field.default) for name, field in Family.model_fields.items())


def is_another(old: Contract | None, new: Contract) -> bool:
    """Whether what the versions share is new or changed."""
    return old is None or any(getattr(old, name) != getattr(new, name) for name in FAMILY)


def is_found_anew(old: Contract | None, new: Contract) -> bool:
    """Whether the search has to learn it: most changes are of a state or a date."""
    return old is None or found_by(old) != found_by(new)


def has_other_deadlines(old: Contract | None, new: Contract) -> bool:
    """Whether an accepted version is new, changed or gone: nothing else has deadlines.

    Of another type they have another ladder, and in another time zone their days begin earlier.
    """
    if old is None or (old.type, old.timezone) != (new.type, new.timezone):
        return True
    return _accepted(old) != _accepted(new)


def _accepted(contract: Contract) -> list[Version]:
    return [version for version in contract.versions if version.state in ACCEPTED]


def changed_versions(old: Contract | None, new: Contract) -> Iterator[Version]:
    """The versions whose rows change: by what they say, or by the days on which they hold."""
    before = {version.number: version for version in old.versions} if old else {}
    for version in new.versions:
        was = before.get(version.number)
        if old is None or was != version or held(old, was) != held(new, version):
            yield version


def held(contract: Contract, version: Version) -> tuple[date, date] | tuple[None, None]:
    """The widest days on which *version* may be in force (see VersionRow)."""
    span = interval(version, contract.versions)
    if span is None:
        return None, None
    first = date.min if span.start is UNKNOWN else span.start
    last = date.max if span.end is UNKNOWN or span.end is None else span.end
    return first, last


def head_of(contract: Contract) -> dict[str, Any]:
    """What the versions share, without what is as it always is."""
    shared = ((name, getattr(contract, name), default) for name, default in DEFAULTS)
    return {"contract": {name: value for name, value, default in shared if value != default}}
