"""Short ways to import texts into a store and to see what came of it."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime

from contracts.contract import Contract
from contracts.files.yaml_reader import read_yaml
from store import Outcome, Spool, Store, import_items

AT = datetime(2026, 8, 1, 12, tzinfo=UTC)
TODAY = date(2026, 8, 1)


def importing(store: Store, *texts: str, dry_run: bool = False, at: datetime = AT) -> list[Outcome]:
    """Import *texts* as YAML files called 1.yaml, 2.yaml …"""
    with Spool() as spool:
        for number, text in enumerate(texts, 1):
            spool.add(f"{number}.yaml", read_yaml(io.StringIO(text)))
        return list(import_items(store, spool, at, TODAY, dry_run=dry_run))


def results(outcomes: list[Outcome]) -> dict[str, str]:
    return {outcome.label: outcome.result.value for outcome in outcomes}


def reasons(outcomes: list[Outcome]) -> Iterator[tuple[int, str, str]]:
    for outcome in outcomes:
        for problem in outcome.problems:
            yield problem.line, problem.field, problem.sentence


def contract(store: Store, ref: str) -> Contract:
    with store.reading() as work:
        return work.contracts.by_ref([ref])[ref]


def entries(store: Store, chain: str) -> list[tuple[str, str]]:
    with store.reading() as work:
        return [(entry.actor, entry.what) for entry in work.journal.of(chain)]
