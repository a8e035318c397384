"""The rows of a version's deadlines: what lies ahead, and when the sweep looks at it first."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from contracts.deadlines import deadlines
from contracts.ladder import Ladder
from contracts.version import Version


def deadline_rows(
    ref: str, version: Version, today: date, ladder: Ladder
) -> Iterator[dict[str, Any]]:
    """What lies ahead of *today*; after a recorded notice there is nothing to warn about."""
    for deadline in deadlines(version, today):
        warned = version.notice_given is None
        yield {
            "contract": ref,
            "number": version.number,
            "kind": deadline.kind,
            "day": deadline.day,
            "next_warning_on": ladder.entry(deadline.day, today) if warned else None,
        }
