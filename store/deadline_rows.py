"""The rows of a version's deadlines: what lies ahead, and when the sweep looks at it first."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from contracts.contract import Contract
from contracts.deadlines import deadlines, of_terms
from contracts.ladders import Ladders
from contracts.open_deadlines import Openness
from contracts.version import Version


def deadline_rows(
    contract: Contract, version: Version, today: date, ladders: Ladders
) -> Iterator[dict[str, Any]]:
    """What lies ahead of *version* on *today*.

    Of what is settled only what is still owed; an end that a notice set stands there, too, and is
    not warned about.
    """
    still = Openness.of(version, contract.versions)
    ahead = of_terms(version, today) if still.over else deadlines(version, today)
    for deadline in ahead:
        warned = still.has(deadline)
        if warned or not still.over:
            ladder = ladders.longest(deadline.kind, contract.ref)
            first = ladder.entry(deadline.day, today)
            yield {
                "contract": contract.ref,
                "number": version.number,
                "kind": deadline.kind,
                "place": deadline.place,
                "day": deadline.day,
                "next_warning_on": first if warned else None,
            }
