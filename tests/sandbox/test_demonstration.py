"""The data of the demonstration holds what it promises, whatever day it starts on."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.deadlines import DeadlineKind, deadlines
from contracts.lifecycle import State
from contracts.version import Version
from sandbox.demonstration import load
from sandbox.demonstration.data import dated
from store import Store

pytestmark = pytest.mark.words

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
STARTS = [date(2026, 11, 22), date(2028, 2, 29), date(2027, 1, 31), date(2026, 12, 31)]


def versions(store: Store, ref: str) -> dict[int, Version]:
    with store.reading() as work:
        return {version.number: version for version in work.contracts.by_ref([ref])[ref].versions}


def notice_in_days(version: Version, today: date) -> int:
    [day] = [d.day for d in deadlines(version, today) if d.kind is DeadlineKind.NOTICE]
    return (day - today).days


@pytest.mark.parametrize("today", STARTS, ids=str)
def test_acme_is_as_everybody_expects_it(store: Store, today: date) -> None:
    load(store, NOW, today)
    acme = versions(store, "ACME-1")
    assert {n: v.state for n, v in acme.items()} == {
        1: State.SUPERSEDED, 2: State.SUPERSEDED, 3: State.ACTIVE,
    }  # fmt: skip
    assert notice_in_days(acme[3], today) == 45
    assert notice_in_days(versions(store, "FUJIYAMA-1")[1], today) == 9
    with store.reading() as work:
        [account] = work.accounts.called("acme inc.")
        [held] = [h for h in work.contracts.held_by("ACME", today) if h.contract.ref == "ACME-1"]
    assert account.name == "ACME Industries"
    assert held.version.number == 3


def test_everything_goes_in_but_six_rows_of_the_sample(store: Store) -> None:
    first = load(store, NOW, STARTS[0])
    assert first.refused == 6
    assert load(store, NOW, STARTS[0]) == first
    with store.reading() as work:
        assert len(versions(store, "EDELWEISS-1")[1].terms) == 40
        assert work.journal.of("ACME-1")[-1].number == 1


@given(today=st.dates(date(2020, 1, 1), date(2090, 1, 1)), days=st.integers(-900, 900))
def test_days_are_counted_from_the_start(today: date, days: int) -> None:
    written = dated(f"start: today{days:+}d\nend: today\nnote: todays", today)
    assert written == f"start: {today + timedelta(days=days)}\nend: {today}\nnote: todays"


def test_steps_are_taken_from_left_to_right() -> None:
    assert dated("today+1d-1m", date(2026, 3, 30)) == "2026-02-28"
    assert dated("today-1m+1d", date(2026, 3, 30)) == "2026-03-01"
