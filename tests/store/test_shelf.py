"""Of the rows of one name the one that counts on a day, by what was recorded by then."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from contracts.files.items import ItemKind
from store.shelf import Place, counting

FIRST, BEGUN = date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC)
A_DAY = timedelta(days=1)
ROWS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5)), max_size=8)


def places(drawn: list[tuple[int, int]]) -> list[Place]:
    """A row for each first day and instant, in the order in which they were recorded."""
    in_order = sorted(drawn, key=lambda one: one[1])
    return [
        Place(number, ItemKind.POLICY, "Standard", FIRST + since * A_DAY, BEGUN + at * A_DAY)
        for number, (since, at) in enumerate(in_order)
    ]


def test_a_row_counts_from_its_day_on_and_the_first_one_also_before() -> None:
    first, second = rows = places([(10, 0), (20, 0)])
    days = [FIRST + offset * A_DAY for offset in (0, 10, 19, 20, 400)]
    assert [counting(rows, day) for day in days] == [first, first, first, second, second]


@given(ROWS, st.integers(-5, 70), st.none() | st.integers(0, 6))
def test_it_is_the_latest_begun_as_it_was_recorded_last(drawn, offset: int, by) -> None:
    day, until = FIRST + offset * A_DAY, None if by is None else BEGUN + by * A_DAY
    found = counting(places(drawn), day, until)
    known = [one for one in places(drawn) if until is None or one.recorded_at < until]
    assert (found is None) == (not known)
    if found is not None:
        begun = [one.since for one in known if one.since <= day]
        assert found.since == (max(begun) if begun else min(one.since for one in known))
        assert found.id == max(one.id for one in known if one.since == found.since)
