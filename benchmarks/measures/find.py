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
    """Each kind of mistake at each size: how long it took, and whether the right one came first."""
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
    right = sum(_finds(search, app, timing) for search in asked)
    yield Figure(f"find {kind}, p50", size, timing.p50, "ms", most(P50_MS, size))
    yield Figure(f"find {kind}, p99", size, timing.p99, "ms")
    yield Figure(f"find {kind}, right first", size, 100 * right / len(asked), "%")


def _finds(search: Search, app: App, timing: Timing) -> bool:
    """Ask once; whether the account that comes first is what was meant."""
    said = timing.take(partial(answered, app, request(f"find {search.typed}")))
    return search.meant in _first_account(json.loads(said))


def _first_account(message: Mapping[str, Any]) -> str:
    """The text beside the first button that opens an account; empty where none was found."""
    for block in message["blocks"]:
        if block.get("accessory", {}).get("value", "").startswith(OPENS_ACCOUNT):
            return unescape(block["text"]["text"])
    return ""
