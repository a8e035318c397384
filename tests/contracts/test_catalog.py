"""What of the catalog counts on a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from contracts.catalog import ProductSet, as_of

NAMES = ["Fasteners", "Gloves"]
FIRST = date(2026, 1, 1)
ENTRIES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.none() | st.integers(0, 60)), max_size=8, unique=True
)


def a_set(name: str, since: int | None) -> ProductSet:
    day = None if since is None else FIRST + timedelta(days=since)
    return ProductSet.model_validate({"name": name, "from": day})


def test_an_entry_counts_from_its_day_on_and_the_first_one_also_before() -> None:
    first, second = a_set("Fasteners", 10), a_set("Fasteners", 20)
    days = [FIRST + timedelta(days=offset) for offset in (0, 10, 19, 20, 400)]
    assert [as_of([second, first], day)["Fasteners"] for day in days] == [
        first,
        first,
        first,
        second,
        second,
    ]


@given(ENTRIES, st.integers(-5, 70))
def test_every_name_has_one_entry_on_every_day_and_it_is_the_latest_begun(drawn, offset) -> None:
    day = FIRST + timedelta(days=offset)
    entries = [a_set(name, since) for name, since in drawn]
    found = as_of(entries, day)
    assert found.keys() == {entry.name for entry in entries}
    for name, entry in found.items():
        since = [one.since or date.min for one in entries if one.name == name]
        begun = [one for one in since if one <= day]
        assert (entry.since or date.min) == (max(begun) if begun else min(since))
