"""Many notices at once are what they would be one by one."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import OPERATOR, Dated, NewNotice, Notice, NoticeState, Priority, Store

NOW = datetime(2026, 8, 16, 9, tzinfo=UTC)
DUE = st.one_of(st.none(), st.integers(-2, 2).map(lambda hours: NOW + timedelta(hours=hours)))
PRIORITIES = st.sampled_from(Priority)


def notice(key: int, to: int, priority: Priority) -> NewNotice:
    return NewNotice(f"k{key}", "warning", f"C{to}", "deadline:A-1/1", {"key": key}, priority)


MANY = st.lists(
    st.builds(Dated, st.builds(notice, st.integers(0, 5), st.integers(0, 2), PRIORITIES), DUE),
    max_size=10,
    unique_by=lambda one: one.notice.key,
)


def written(work) -> list[tuple[object, ...]]:
    rows: list[Notice] = work.outbox.listed(tuple(NoticeState), 100)
    return [(one.key, one.recipient, one.facts, one.state, one.due_at, one.priority,
             one.created_at, one.token) for one in rows]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=MANY, then=MANY)
def test_many_are_what_they_would_be_one_by_one(
    database: str, empty: Callable[[], None], before: list[Dated], then: list[Dated]
) -> None:
    found = []
    for at_once in (True, False):
        empty()
        with closing(Store.at(database)) as store:
            with store.writing(OPERATOR, NOW) as work:
                for one in before:
                    work.outbox.add(one.notice, NOW, one.due_at)
            with store.writing(OPERATOR, NOW) as work:
                if at_once:
                    new = work.outbox.add_many(then, NOW)
                else:
                    new = {one.notice.key for one in then
                           if work.outbox.add(one.notice, NOW, one.due_at)}  # fmt: skip
            with store.reading() as work:
                found.append((new, written(work), work.outbox.soonest(NOW)))
    assert found[0] == found[1]
    assert found[0][0] == {one.notice.key for one in then} - {one.notice.key for one in before}
