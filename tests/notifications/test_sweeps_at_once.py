"""Several sweeps at once, and people who change contracts meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import date

from notifications.swept import Told
from store import OPERATOR, Saved, Store
from tests.examples import NOW, TODAY, a_contract, a_version, keep
from tests.notifications.sweeping import UNOWNED, said, swept, waiting

SWEEPERS, CONTRACTS = 4, 500


def many(number: int) -> list[str]:
    return [f"ACME-{n:03}" for n in range(number)]


def fill(store: Store, refs: list[str]) -> None:
    contracts = [a_contract(ref, a_version(end="2026-09-30")) for ref in refs]
    keep(store, *contracts, accounts=(UNOWNED,))


def test_sweeps_at_once_say_everything_once(store: Store, database: str) -> None:
    """Each through an engine of its own, as processes would."""
    fill(store, many(CONTRACTS))
    with ExitStack() as stack:
        stores = [stack.enter_context(closing(Store.at(database))) for _ in range(SWEEPERS)]
        with ThreadPoolExecutor(SWEEPERS) as pool:
            told = [one for some in pool.map(swept, stores, [TODAY] * SWEEPERS) for one in some]
    told += swept(store, TODAY)
    refs = [one.warned.contract for one in told]
    assert sorted(refs) == many(CONTRACTS)
    assert sorted(notice.facts["contract"] for notice in waiting(store)) == many(CONTRACTS)


def test_a_contract_that_somebody_changes_is_left_for_the_next_sweep(
    postgres_database: str,
) -> None:
    with closing(Store.at(postgres_database)) as store:
        fill(store, many(3))
        swept(store, date(2026, 1, 1))  # nothing is due: the ladder is remembered
        with store.writing(OPERATOR, NOW) as work:
            work.contracts.locked("ACME-001")
            told = swept(store, TODAY)
        assert [one[0] for one in said(told)] == ["ACME-000/1", "ACME-002/1"]
        assert [one[0] for one in said(swept(store, TODAY))] == ["ACME-001/1"]


def test_people_change_contracts_while_others_sweep(store: Store, database: str) -> None:
    """Nothing is said of a version after its successor was accepted, and nobody waits for ever."""
    refs = many(60)
    fill(store, refs)

    def change(ref: str) -> None:
        with store.writing("U0REP0001", NOW) as work:
            old = work.contracts.locked(ref)
            following = a_version(2, start="2026-10-01", end="2027-09-30")
            superseded = a_version(1, end="2026-09-30", state="superseded")
            work.saver.change(Saved(old, a_contract(ref, superseded, following)), TODAY)

    def sweeping(_turn: int) -> list[Told]:
        return swept(other, TODAY)

    with closing(Store.at(database)) as other, ThreadPoolExecutor(4) as pool:
        changes = [pool.submit(change, ref) for ref in refs]
        told = [one for some in pool.map(sweeping, range(10)) for one in some]
        for one in changes:
            one.result()
    assert swept(store, TODAY) == []
    assert len({one.warned.contract for one in told}) == len(told)
