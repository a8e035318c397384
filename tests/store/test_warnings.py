"""Deadlines by the day on which to look at them: in pages, by index, claimed, moved on."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, text

from contracts.deadlines import Deadline, DeadlineKind
from contracts.ladder import Ladder
from contracts.matter import Matter
from store import OPERATOR, Store, UnitOfWork
from store.warnings import Rank, ToLookAt
from tests.examples import ACME, NOW, TODAY, a_contract, a_version, keep

RENEWING: dict[str, Any] = {
    "renewal": {"kind": "automatic", "for": "12 months", "times": 1},
    "notice": {"period": "3 months"},
}
NOTICE, RENEWAL = date(2026, 9, 30), date(2027, 1, 1)
FAR = date(2030, 1, 1)
ZONE = "Europe/Amsterdam"
SOON = TODAY - timedelta(days=1)  # far in the west it is that day still


def all_of(store: Store) -> list[ToLookAt]:
    with store.writing("sweep", NOW) as work:
        return claimed(work, FAR)


def claimed(work: UnitOfWork, last: date) -> list[ToLookAt]:
    held = work.warnings.hold({one.contract for one in work.warnings.due(last, None, 1000)})
    return work.warnings.claim(dict.fromkeys(held, ZONE), last)


def entered(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(**RENEWING)), accounts=(ACME,))


def test_a_saved_contract_is_looked_at_inside_the_ladder_at_once_else_when_it_begins(store) -> None:
    entered(store)
    assert [(one.kind, one.day, one.due, one.zone) for one in all_of(store)] == [
        (DeadlineKind.NOTICE, NOTICE, TODAY, ZONE),
        (DeadlineKind.RENEWAL, RENEWAL, RENEWAL - timedelta(days=90), ZONE),
    ]


def test_pages_follow_each_other_without_a_gap(store: Store) -> None:
    ends = [TODAY + timedelta(days=n % 3) for n in range(25)]
    keep(
        store,
        *(a_contract(f"ACME-{n:02}", a_version(end=str(end))) for n, end in enumerate(ends)),
        accounts=(ACME,),
    )
    seen: list[Rank] = []
    with store.reading() as work:
        while page := work.warnings.due(TODAY, seen[-1] if seen else None, 4):
            seen += page
    assert len(seen) == 25
    assert seen == sorted(seen)
    assert {one.contract for one in seen} == {one.contract for one in all_of(store)}
    assert seen == [
        (one.due, one.contract, one.number, one.kind, one.place) for one in all_of(store)
    ]


def test_what_is_put_off_comes_again_on_its_day(store: Store) -> None:
    entered(store)
    with store.writing("sweep", NOW) as work:
        [notice, _renewal] = claimed(work, FAR)
        work.warnings.put_off({notice: TODAY + timedelta(days=3)})
        assert work.warnings.due(TODAY + timedelta(days=2), None, 10) == []
        [again] = work.warnings.due(TODAY + timedelta(days=3), None, 10)
    assert (again.kind, again.due) == (notice.kind, TODAY + timedelta(days=3))


def test_what_is_put_off_is_found_when_its_day_begins_where_it_lives_or_it_gets_another(
    store: Store,
) -> None:
    entered(store)
    begins = datetime(2026, 8, 16, 22, tzinfo=UTC)
    tomorrow = TODAY + timedelta(days=1)
    with store.writing("sweep", NOW) as work:
        [notice] = claimed(work, TODAY)
        work.warnings.put_off({notice: tomorrow})
        for early in (NOW, begins - timedelta(microseconds=1)):
            assert work.warnings.due(tomorrow, None, 10, early) == []
            assert work.warnings.claim({"ACME-1": ZONE}, tomorrow, early) == []
        assert len(work.warnings.due(tomorrow, None, 10, begins)) == 1
        assert len(work.warnings.claim({"ACME-1": ZONE}, tomorrow, begins)) == 1
        work.warnings.look_soon(["ACME-1"])
        kinds = {one.kind for one in work.warnings.due(tomorrow, None, 10, NOW)}
    assert kinds == {DeadlineKind.NOTICE, DeadlineKind.RENEWAL}


def test_a_claim_takes_only_what_is_still_due(store: Store) -> None:
    entered(store)
    with store.writing("sweep", NOW) as work:
        [first] = claimed(work, TODAY)
        assert (first.contract, first.kind, first.due) == ("ACME-1", DeadlineKind.NOTICE, TODAY)
        work.warnings.put_off({first: FAR})
        assert work.warnings.claim({"ACME-1": ZONE}, TODAY) == []


def test_two_claims_at_once_share_nothing(postgres_database: str) -> None:
    with closing(Store.at(postgres_database)) as store:
        entered(store)
        with store.writing("sweep", NOW) as first, store.writing("sweep", NOW) as second:
            assert len(claimed(first, TODAY)) == 1
            assert claimed(second, TODAY) == []


def test_what_has_passed_moves_on_to_what_lies_ahead(store: Store) -> None:
    entered(store)
    later = date(2027, 1, 2)
    with store.writing("sweep", NOW) as work:
        contract = work.contracts.called("ACME-1")
        for one in claimed(work, FAR):
            work.warnings.move_on(one, contract, later)
    assert [(one.kind, one.day) for one in all_of(store)] == [
        (DeadlineKind.END, date(2027, 12, 31))
    ]


def test_what_is_gone_leaves_no_row(store: Store) -> None:
    entered(store)
    with store.writing("sweep", NOW) as work:
        for one in claimed(work, FAR):
            work.warnings.move_on(one, None, TODAY)
    assert all_of(store) == []


def test_a_longer_ladder_is_looked_at_earlier_and_a_shorter_one_not_later(store, database) -> None:
    entered(store)
    given = {"on": "2026-08-01", "ends": "2026-12-31"}
    keep(store, a_contract("ACME-2", a_version(notice_given=given, **RENEWING)))
    for steps, first in (((5, 100), 100), ((5, 20), 100)):
        with (
            closing(Store.at(database, Ladder(steps))) as other,
            other.writing("sweep", NOW) as work,
        ):
            assert work.warnings.followed() != work.ladders.written
            assert work.warnings.follow(TODAY)
            assert work.warnings.followed() == work.ladders.written
            assert not work.warnings.follow(TODAY)
        assert [(one.contract, one.due) for one in all_of(store)] == [
            ("ACME-1", SOON),
            ("ACME-1", RENEWAL - timedelta(days=first)),
        ]


def test_contracts_with_another_ladder_are_looked_at_soon(store: Store) -> None:
    entered(store)
    keep(store, a_contract("ACME-2", a_version(**RENEWING)))
    with store.writing("sweep", NOW) as work:
        work.warnings.put_off(dict.fromkeys(claimed(work, FAR), FAR))
        work.warnings.look_soon(["ACME-2"])
    assert {(one.contract, one.due) for one in all_of(store)} == {
        ("ACME-1", FAR),
        ("ACME-2", SOON),
    }


def test_what_a_sweep_looks_at_by_the_old_ladder_is_looked_at_by_the_new_one_then(
    postgres_database: str,
) -> None:
    """Whoever sets a ladder in the moment of the sweep waits for its end."""
    with closing(Store.at(postgres_database)) as store, ThreadPoolExecutor(1) as pool:
        entered(store)

        def look_soon() -> None:
            with store.writing(OPERATOR, NOW) as work:
                work.warnings.look_soon(["ACME-1"])

        with store.writing("sweep", NOW) as work:
            [one] = claimed(work, TODAY)
            setting = pool.submit(look_soon)
            with pytest.raises(TimeoutError):
                setting.result(0.3)
            work.warnings.put_off({one: NOTICE})
        setting.result()
        assert {one.due for one in all_of(store)} == {SOON}


@pytest.mark.parametrize("after", [False, True])
def test_what_is_due_is_found_by_its_index(store: Store, *, after: bool) -> None:
    """How much there is to read follows from what is due, however many contracts there are."""
    entered(store)
    plans: list[str] = []

    def explain(_c: object, cursor: Any, said: str, values: Any, *_more: object) -> None:
        cursor.execute(f"{EXPLAIN[store.engine.dialect.name]} {said}", values)
        plans.append("\n".join(str(row[-1]) for row in cursor.fetchall()))

    with store.reading() as work:
        [first, *_] = work.warnings.due(FAR, None, 1)
        if store.engine.dialect.name == "postgresql":
            work._connection.execute(text("SET LOCAL enable_seqscan = off"))
        event.listen(store.engine, "before_cursor_execute", explain)
        work.warnings.due(TODAY, first if after else None, 10)
    event.remove(store.engine, "before_cursor_execute", explain)
    assert len(plans) == 1
    assert re.search(
        "COVERING INDEX ix_deadline_to_look_at|Index Only Scan using ix_deadline_to_look_at",
        plans[0],
    )
    assert "Sort" not in plans[0]
    assert "TEMP B-TREE" not in plans[0]
    assert "SCAN deadline" not in plans[0]
    assert "Seq Scan" not in plans[0]


EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}


def test_accounts_are_counted_by_segment_however_it_is_written(store: Store) -> None:
    names = ("Retail", "retail ", "RETAIL", "wholesale", None)
    accounts = [
        ACME.model_copy(update={"code": f"A{number}", "segment": name})
        for number, name in enumerate(names)
    ]
    keep(store, accounts=tuple(accounts))
    with store.reading() as work:
        counts = [work.warnings.accounts_of(name) for name in ("rétail", "wholesale", "x", "")]
    assert counts == [3, 1, 0, 5]


def test_whoever_puts_one_deadline_off_has_no_other_looked_at(store: Store) -> None:
    entered(store)
    kinds = {DeadlineKind.NOTICE: NOTICE, DeadlineKind.RENEWAL: RENEWAL}
    days = dict(zip(kinds, (date(2026, 9, 1), date(2026, 9, 20)), strict=True))
    with store.writing(OPERATOR, NOW) as work:
        work.warnings.put_off(dict.fromkeys(claimed(work, FAR), FAR))
        for kind, until in days.items():
            one = Deadline(kind, kinds[kind])
            work.matters.keep(Matter("ACME-1", 1, one, until=until, why="x", put_off_by="U1"))
    assert {one.kind: one.due for one in all_of(store)} == days
