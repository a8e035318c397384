"""Who has to approve a draft, by a policy of many rules: found in the store, without Slack."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import cycle

from benchmarks.approvals import RULES
from benchmarks.drafts import Draft, laid
from benchmarks.figures import Figure, most
from benchmarks.portfolio.building import url_of
from benchmarks.run import Run
from benchmarks.scratch import copied
from benchmarks.slash import USER
from benchmarks.timing import WARM_UP, Subject, in_turns
from bot.clock import now
from contracts.approval.routing import Change, route
from contracts.succession import numbered
from store import Prepared, Store, UnitOfWork, office_of, prepared
from store import Subject as Version

TARGET_MS, TARGET_AT = 5.0, (100_000,)
DRAFTS = 50
WHOLE, RULES_ALONE = "route a draft, {rules} rules", "its {rules} rules alone, measured before"


def routing(run: Run) -> Sequence[Figure]:
    """Measuring the draft and asking every rule, in one view of the store."""
    return [figure for size in run.stores for figure in _at(run, size)]


def _at(run: Run, size: int) -> Iterator[Figure]:
    with copied(run.stores[size], run.folder) as path:
        drafts = laid(path, DRAFTS)
        with closing(Store.at(url_of(path))) as store, store.reading() as work:
            timings = in_turns(_subjects(work, drafts), run.requests - WARM_UP)
    for what, timing in timings.items():
        yield Figure(f"{what}, p50", size, timing.p50, "ms", most(TARGET_MS, size, TARGET_AT))
        yield Figure(f"{what}, p99", size, timing.p99, "ms")


def _subjects(work: UnitOfWork, drafts: Sequence[Draft]) -> Mapping[str, Subject]:
    versions = [_version(work, draft) for draft in drafts]
    found = [prepared(work, one) for one in versions]
    whole, alone = cycle(versions), cycle(list(zip(versions, found, strict=True)))
    return {
        WHOLE.format(rules=RULES): Subject(lambda: partial(prepared, work, next(whole))),
        RULES_ALONE.format(rules=RULES): Subject(lambda: partial(_route, work, *next(alone))),
    }


def _version(work: UnitOfWork, draft: Draft) -> Version:
    ref, _slash, number = draft.ref.rpartition("/")
    contract = work.contracts.by_ref([ref])[ref]
    return Version(contract, numbered(contract, int(number)), USER, now(), now().date())


def _route(work: UnitOfWork, one: Version, found: Prepared) -> object:
    office = office_of(work, one.contract.ref, one.by, one.now)
    change = Change(found.facts, work.people.roles(one.by), [one.by])
    return route(found.applied.policy, change, office)
