"""Contracts go in and come out as they were, and are found by the day they hold on."""

from datetime import date
from typing import Any

from sqlalchemy import event

from contracts.days import UNKNOWN
from store import Coming, Store
from tests.examples import (
    ACME,
    ACME_1,
    BASE_EU,
    a_contract,
    a_version,
    keep,
    keep_examples,
)

MAY = date(2026, 5, 1)


def test_what_was_written_is_read_again(store: Store) -> None:
    keep_examples(store)
    with store.reading() as work:
        assert work.contracts.called("acme-1") == ACME_1
        assert work.contracts.by_ref(["BASE-EU", "NONE-1"]) == {"BASE-EU": BASE_EU}
        assert work.accounts.called("acme inc.") == [ACME]
        assert work.contracts.of_account("ACME") == [ACME_1]
        assert work.contracts.referring_to("BASE-EU") == ["ACME-1"]


def test_terms_are_read_once_however_often_a_version_is_asked_for(store: Store) -> None:
    keep_examples(store)
    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    for _time in range(2):
        with store.reading() as work:
            assert {held.ref for held in work.contracts.held_by("ACME", MAY)} == {"ACME-1/3"}
    event.remove(store.engine, "before_cursor_execute", note)
    assert sum("version.terms" in statement for statement in asked) == 1


def test_each_day_has_its_version(store: Store) -> None:
    keep_examples(store)
    with store.reading() as work:
        found = {
            day: [held.ref for held in work.contracts.held_by("ACME", day) if held.may_hold(day)]
            for day in (date(2024, 6, 1), date(2025, 12, 31), date(2026, 1, 1), date(2030, 1, 1))
        }
    assert list(found.values()) == [[], ["ACME-1/2"], ["ACME-1/3"], ["ACME-1/3"]]


def test_an_unknown_start_may_hold_on_any_day_before_the_end(store: Store) -> None:
    contract = a_contract("ACME-9", a_version(start="unknown"))
    keep(store, contract, accounts=(ACME,))
    with store.reading() as work:
        [held] = work.contracts.held_by("ACME", date(1999, 1, 1))
        assert held.version.start is UNKNOWN
        assert work.contracts.held_by("ACME", date(2027, 2, 1)) == []


def test_a_chain_of_bases_is_followed_while_it_is_in_force(store: Store) -> None:
    top = BASE_EU.model_copy(update={"ref": "BASE-TOP"})
    middle = BASE_EU.model_copy(update={"ref": "BASE-MID", "base": "BASE-TOP"})
    ended = BASE_EU.model_copy(update={"ref": "BASE-OLD", "base": "BASE-TOP", "versions": ()})
    keep(store, top, middle, ended)
    with store.reading() as work:
        assert sorted(work.contracts.bases(["BASE-MID"], MAY, lambda _: MAY)) == [
            "BASE-MID",
            "BASE-TOP",
        ]
        assert work.contracts.bases(["BASE-OLD"], MAY, lambda _: MAY) == {}


def test_a_new_version_takes_over_and_the_old_rows_follow(store: Store) -> None:
    keep(store, a_contract(), accounts=(ACME,))
    keep(store, a_contract("ACME-1", a_version(), a_version(2, start="2026-07-01")))
    with store.reading() as work:
        held = {
            day: [h.ref for h in work.contracts.held_by("ACME", day) if h.may_hold(day)]
            for day in (date(2026, 6, 30), date(2026, 7, 1))
        }
        assert list(held.values()) == [["ACME-1/1"], ["ACME-1/2"]]


def test_deadlines_are_listed_by_day(store: Store) -> None:
    keep_examples(store)
    with store.reading() as work:
        due = work.deadlines.between(date(2026, 8, 16), date(2027, 1, 1)).found
        assert [(d.deadline.kind, d.deadline.day) for d in due] == [
            ("notice", date(2026, 9, 30)),
            ("renewal", date(2027, 1, 1)),
        ]
        assert work.deadlines.between(date(2026, 8, 16), date(2026, 9, 29)) == Coming([])


def test_a_renewal_that_came_since_the_row_was_written_is_counted(store: Store) -> None:
    keep_examples(store)
    with store.reading() as work:
        due = work.deadlines.between(date(2027, 8, 16), date(2027, 12, 1)).found
        assert [(d.deadline.kind, d.deadline.day) for d in due] == [("notice", date(2027, 9, 30))]
