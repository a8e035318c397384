"""Whatever the contract, the ladder and the days on which somebody sweeps."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.deadlines import notice_deadline, renewed
from contracts.ladder import Ladder
from contracts.renewal import NoticeGiven
from contracts.succession import replaced
from contracts.version import Version
from store import OPERATOR, Saved, Store
from tests.examples import ACME, NOW, a_contract, a_version
from tests.notifications.sweeping import Said, walked

LAST_TERM = 30


@dataclass(frozen=True)
class Walk:
    """A contract that enters on the first of the *days*, on each of which somebody sweeps."""

    version: Version
    ladder: Ladder
    days: Sequence[date]

    @property
    def notices(self) -> list[date]:
        """Every last day for notice, worked out from the dates alone."""
        version = self.version
        assert version.notice
        assert version.renewal.length
        assert isinstance(version.end, date)
        ends = [renewed(version.end, version.renewal.length, n) for n in range(LAST_TERM)]
        return [notice_deadline(end, version.notice) for end in ends]


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    length = draw(st.sampled_from(["6 months", "12 months", "200 days", "2 years"]))
    period = draw(st.sampled_from(["1 month", "90 days", "3 months", "5 months", "6 weeks"]))
    end = draw(st.dates(date(2026, 7, 1), date(2028, 7, 1)))
    renewal = {"kind": "automatic", "for": length}
    fields = {"end": end, "renewal": renewal, "notice": {"period": period}}
    version = Version.model_validate(a_version(start="2020-01-01", **fields))
    ladder = Ladder(tuple(draw(st.lists(st.integers(0, 120), min_size=1, max_size=6))))
    gaps = draw(st.lists(st.integers(1, 45), min_size=5, max_size=60))
    days = [date(2026, 7, 1)]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    return Walk(version, ladder, days)


@contextmanager
def entered(walk: Walk, database: str, empty: Callable[[], None]) -> Iterator[Store]:
    empty()
    with closing(Store.at(database, walk.ladder)) as store:
        with store.writing(OPERATOR, NOW) as work:
            work.accounts.save([ACME])
            contract = a_contract("ACME-1").model_copy(update={"versions": (walk.version,)})
            work.saver.save([Saved(None, contract)], walk.days[0])
        yield store


def expected(walk: Walk) -> list[tuple[date, date, int]]:
    """On which day which step to which last day for notice has to be said."""
    found = []
    for known_from, day in pairwise([date.min, *walk.notices]):
        said = walk.ladder.steps[0] + 1
        for today in (one for one in walk.days if one > known_from and walk.days[0] <= day):
            left = max(0, (day - today).days)
            step = min((s for s in walk.ladder.steps if s >= left), default=said)
            if step < said:
                found.append((today, day, step))
                said = step
            if today >= day:
                break
    return sorted(found)


FEW = settings(
    max_examples=settings().max_examples // 4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@FEW
@given(walk=walks())
def test_every_step_to_every_last_day_for_notice_is_said_once(
    database: str, empty: Callable[[], None], walk: Walk
) -> None:
    with entered(walk, database, empty) as store:
        told = walked(store, walk.days)
    notices = [(day, one[2], one[3]) for day, one in told if one[1] == "notice"]
    assert sorted(notices) == expected(walk)


@FEW
@given(walk=walks())
def test_a_renewal_is_silent_while_notice_is_possible_and_said_by_falling_steps(
    database: str, empty: Callable[[], None], walk: Walk
) -> None:
    with entered(walk, database, empty) as store:
        told = [(day, one) for day, one in walked(store, walk.days) if one[1] == "renewal"]
    assert len({one for _, one in told}) == len(told)
    for day, (_, _, renewal, _) in told:
        last = max(notice for notice in walk.notices if notice < renewal)
        assert day > last
    for first, second in pairwise(told):
        assert first[1][2] < second[1][2] or first[1][3] > second[1][3]


@FEW
@given(walk=walks(), turn=st.integers(0, 60))
def test_after_a_recorded_notice_nothing_is_said(
    database: str, empty: Callable[[], None], walk: Walk, turn: int
) -> None:
    until = min(turn, len(walk.days) - 1)
    with entered(walk, database, empty) as store:
        walked(store, walk.days[:until])
        today = walk.days[until]
        with store.writing(OPERATOR, NOW) as work:
            old = work.contracts.locked("ACME-1")
            assert old
            given = NoticeGiven(on=today, ends=today + timedelta(days=30))
            version = walk.version.model_copy(update={"notice_given": given})
            work.saver.change(Saved(old, replaced(old, version)), today)
        told: list[tuple[date, Said]] = walked(store, walk.days[until:])
    assert told == []
