"""Facts as they are stored are the facts that were measured."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from contracts.approval.facts import DECLARED, Fact, Line, Type, Value
from contracts.approval.forms import read, written

NUMBERS = st.decimals(-(10**15), 10**15, allow_nan=False, places=9)
LINES = st.builds(
    Line, st.text(), st.text(), st.text(), NUMBERS, st.none() | NUMBERS, st.booleans()
)
VALUES: dict[Type, st.SearchStrategy[Value]] = {
    Type.NUMBER: NUMBERS,
    Type.COUNT: st.integers(-(10**9), 10**9),
    Type.TEXT: st.text(),
    Type.FLAG: st.booleans(),
    Type.TEXTS: st.lists(st.text(), max_size=3).map(tuple),
    Type.LINES: st.lists(LINES, max_size=3).map(tuple),
}


@given(st.fixed_dictionaries({fact.name: VALUES[fact.type] for fact in DECLARED}))
def test_what_is_read_is_what_was_written(facts: dict[str, Value]) -> None:
    assert read(written(facts)) == facts


def test_a_fact_that_there_is_no_more_is_left_out() -> None:
    assert read('{"payment_days": 60, "mood": "good"}') == {"payment_days": 60}
    assert isinstance(Fact("x", Type.NUMBER, "").otherwise, Decimal)
