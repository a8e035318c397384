"""Two delegations never say who decides in the same place at the same time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.approval.delegating import overlapping

FIRST = datetime(2026, 12, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Away:
    of: str
    since: datetime
    until: datetime
    rule: str | None = None


def away(first: int, last: int, of: str = "U1", rule: str | None = None) -> Away:
    return Away(of, FIRST + timedelta(days=first), FIRST + timedelta(days=last), rule)


@pytest.mark.parametrize(
    ("new", "other", "overlaps"),
    [
        (away(0, 5), away(5, 9), False),
        (away(0, 5), away(4, 9), True),
        (away(0, 9), away(2, 3), True),
        (away(0, 5), away(2, 3, of="U2"), False),
        (away(0, 5, rule="A"), away(0, 5, rule="B"), False),
        (away(0, 5, rule="A"), away(0, 5, rule="A"), True),
        (away(0, 5, rule="A"), away(0, 5), True),
        (away(0, 5), away(0, 5, rule="A"), True),
    ],
)
def test_in_the_same_place_at_the_same_time(new: Away, other: Away, overlaps: bool) -> None:
    assert bool(list(overlapping(new, [other]))) is overlaps


SPANS = st.tuples(
    st.integers(0, 9), st.integers(1, 9), st.sampled_from(["U1", "U2"]), st.sampled_from("AB")
)


@given(st.lists(SPANS, max_size=8))
def test_of_those_that_were_let_in_one_at_most_counts_at_any_instant(
    spans: list[tuple[int, int, str, str]],
) -> None:
    kept: list[Away] = []
    for first, length, of, rule in spans:
        new = away(first, first + length, of, None if rule == "A" else rule)
        if not list(overlapping(new, kept)):
            kept.append(new)
    for day in range(20):
        now = FIRST + timedelta(days=day)
        for of in ("U1", "U2"):
            active = [one for one in kept if one.of == of and one.since <= now < one.until]
            assert len({one.rule for one in active}) == len(active)
            assert None not in {one.rule for one in active} or len(active) == 1
