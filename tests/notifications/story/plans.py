"""Random stories: a contract, and what happens to it between two sweeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

BEGIN = datetime(2026, 8, 16, 12, tzinfo=UTC)
ZONES = (
    "Europe/Amsterdam",
    "America/New_York",
    "Pacific/Pago_Pago",
    "Pacific/Kiritimati",
    "Asia/Kathmandu",
)
START = date(2026, 1, 31)
SPANS = ("1 month", "3 months", "40 days", "12 months")
KINDS = ("notice", "renewal", "end", "anniversary", "obligation", "review", "promotion")


@dataclass(frozen=True)
class Rule:
    """A ladder for some deadlines, as somebody sets it."""

    steps: tuple[int, ...]
    kind: str | None
    segment: str | None
    contract: str | None
    least: int | None


@dataclass(frozen=True)
class Act:
    """What happens at an instant: a sweep, a fact, what somebody does, or another rule."""

    at: datetime
    what: str
    pick: int  # by which the story chooses among what is possible
    days: int
    rule: Rule


@dataclass(frozen=True)
class Story:
    """A contract as it enters, and what happens then."""

    version: dict[str, Any]
    zone: str
    usual: tuple[int, ...]
    acts: Sequence[Act]


DAYS = st.dates(date(2026, 7, 1), date(2027, 9, 1))
LADDER = st.lists(st.integers(0, 100), min_size=1, max_size=5).map(
    lambda steps: tuple(sorted(set(steps), reverse=True))
)
SPAN = st.sampled_from(SPANS)
OBLIGATION = st.builds(
    lambda due, every: (
        {"kind": "obligation", "who": "us", "what": "Report", "due": str(due)}
        | ({"every": every} if every else {})
    ),
    DAYS,
    st.one_of(st.none(), SPAN),
)
REVIEW = SPAN.map(lambda every: {"kind": "price_review", "every": every})
PROMOTION = DAYS.map(lambda day: {"kind": "promotion", "percent": -3, "valid_to": str(day)})
COMMITMENT = st.sampled_from(("year", "quarter")).map(
    lambda per: {"kind": "purchase_commitment", "amount": "100.00 EUR", "per": per}
)
ENDS = st.one_of(
    st.builds(lambda end: {"end": str(end)}, DAYS),
    st.builds(
        lambda end, length, times: {
            "end": str(end),
            "renewal": {"kind": "automatic", "for": length} | ({"times": times} if times else {}),
        },
        DAYS,
        SPAN,
        st.sampled_from((None, 1, 3)),
    ),
    st.just({"end": None, "renewal": {"kind": "evergreen"}}),
)


@st.composite
def versions(draw: st.DrawFn) -> dict[str, Any]:
    """One in force, with terms that make something due."""
    terms = [*draw(st.lists(st.one_of(OBLIGATION, PROMOTION, COMMITMENT), max_size=3))]
    terms += draw(st.lists(REVIEW, max_size=1))
    said = {"number": 1, "state": "active", "start": str(START), "terms": terms}
    notice = draw(st.one_of(st.none(), st.sampled_from(("1 month", "45 days", "3 months"))))
    value = f"{draw(st.sampled_from((10, 1000)))}.00 EUR"
    known = {"notice": {"period": notice}} if notice else {}
    return said | draw(ENDS) | known | {"value": value}


RULES = st.builds(
    Rule,
    LADDER,
    st.one_of(st.none(), st.sampled_from(KINDS)),
    st.sampled_from((None, None, "Big", "Small")),
    st.sampled_from((None, None, "ACME-1", "ACME-9")),
    st.sampled_from((None, None, 100)),
)
PAUSES = (1, 1, 5, 40, 130)  # days at most until something happens: machines sleep for long
WHAT = ("sweep",) * 14 + ("put off", "put off", "take", "done", "rule", "rule", "segment")
FACTS = ("notice", "accept", "terminate", "value")


@st.composite
def stories(draw: st.DrawFn, most: int = 45) -> Story:
    acts, at = [], BEGIN
    for _ in range(draw(st.integers(most // 2, most))):
        at += timedelta(hours=draw(st.integers(1, 24 * draw(st.sampled_from(PAUSES)))))
        what = draw(st.sampled_from(WHAT + (FACTS if len(acts) > most // 3 else ())))
        pick, days = draw(st.integers(0, 99)), draw(st.integers(0, 120))
        acts.append(Act(at, what, pick, days, draw(RULES)))
    return Story(draw(versions()), draw(st.sampled_from(ZONES)), draw(LADDER), acts)
