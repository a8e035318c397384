"""``find`` with a typing error, as a signed request through Bolt."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from html import unescape
from itertools import islice
from typing import Any

from slack_bolt import App

from benchmarks.apps import the_bot
from benchmarks.figures import Figure, most
from benchmarks.mistyped import KINDS, Search, searches
from benchmarks.run import Run
from benchmarks.slash import answered, request
from benchmarks.timing import Timing

P50_MS = 30.0
OPENS_ACCOUNT = "terms "  # the value of the button beside an account


def find(run: Run) -> Sequence[Figure]:
    """Each kind of mistake at each size: how long it took, and where the right one came.

    Among very many names a mistake may make another one, or one as near: then the right one is
    shown, but not always first.
    """
    return [figure for size in run.stores for figure in _at(run, size)]


def _at(run: Run, size: int) -> Iterator[Figure]:
    path = run.stores[size]
    with the_bot(path) as app:
        answered(app, request("find ACME"))
        for kind in KINDS:
            asked = islice(searches(kind, path, run.requests), run.requests)
            yield from _figures(kind, size, app, list(asked))


def _figures(kind: str, size: int, app: App, asked: Sequence[Search]) -> Iterator[Figure]:
    timing = Timing()
    places = [_place(search, app, timing) for search in asked]
    yield Figure(f"find {kind}, p50", size, timing.p50, "ms", most(P50_MS, size))
    yield Figure(f"find {kind}, p99", size, timing.p99, "ms")
    yield Figure(f"find {kind}, right first", size, _percent(places.count(0), places), "%")
    shown = len(places) - places.count(None)
    yield Figure(f"find {kind}, right one shown", size, _percent(shown, places), "%")


def _percent(part: int, places: Sequence[object]) -> float:
    return 100 * part / len(places)


def _place(search: Search, app: App, timing: Timing) -> int | None:
    """Ask once; the place, from 0, of what was meant; None where it is not shown."""
    said = json.loads(timing.take(partial(answered, app, request(f"find {search.typed}"))))
    right = (at for at, text in enumerate(_accounts(said)) if search.meant in text)
    return next(right, None)


def _accounts(message: Mapping[str, Any]) -> Iterator[str]:
    """The text beside each button that opens an account."""
    for block in message["blocks"]:
        if block.get("accessory", {}).get("value", "").startswith(OPENS_ACCOUNT):
            yield unescape(block["text"]["text"])
