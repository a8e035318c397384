"""What ``terms`` shows as in force, against a calendar walked day by day from TERMS 5 and 6."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any

from dateutil.relativedelta import relativedelta
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.contract import Contract
from contracts.in_force import in_force
from contracts.version import Version
from tests.examples import ACME, keep

FIRST, DAYS = date(2026, 1, 1), 900
ONE = timedelta(days=1)
ACCEPTED = {"active", "superseded", "suspended", "terminated"}
STEPS = {"40 days": {"days": 40}, "3 weeks": {"weeks": 3}, "2 months": {"months": 2}}

OFFSETS = st.integers(0, 400)
RENEWALS = st.one_of(
    st.just({"kind": "none"}),
    st.just({"kind": "evergreen"}),
    st.fixed_dictionaries(
        {
            "kind": st.just("automatic"),
            "for": st.sampled_from(list(STEPS)),
            "times": st.one_of(st.none(), st.integers(1, 4)),
        }
    ),
)


@st.composite
def a_version(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """A version as a contract file has it, all its days within some years."""
    start = FIRST + draw(OFFSETS) * ONE
    fields: dict[str, Any] = {"number": number, "start": start, "renewal": draw(RENEWALS)}
    if fields["renewal"]["kind"] == "automatic" or draw(st.booleans()):
        fields["end"] = start + draw(OFFSETS) * ONE
    if draw(st.booleans()):
        ends = start + draw(OFFSETS) * ONE
        fields["notice_given"] = {"on": start, "ends": ends}
    fields["suspensions"] = [
        {"from": start + at * ONE, "to": start + (at + length) * ONE}
        for at, length in draw(st.lists(st.tuples(OFFSETS, st.integers(0, 60)), max_size=2))
    ]
    fields["state"] = state = draw(
        st.sampled_from(["active", "superseded", "suspended", "terminated", "draft", "canceled"])
    )
    if state == "suspended":
        fields["suspensions"].append({"from": start + draw(OFFSETS) * ONE})
    if state == "terminated":
        fields["termination"] = {"on": start + draw(OFFSETS) * ONE, "reason": "closed"}
    return fields


FAMILIES = st.integers(1, 3).flatmap(
    lambda count: st.tuples(*(a_version(number) for number in range(1, count + 1)))
)


def last_of(version: dict[str, Any]) -> date | None:
    """The last day by its own dates, walking from one renewal to the next."""
    if "notice_given" in version:
        return version["notice_given"]["ends"]
    renewal, last = version["renewal"], version.get("end")
    if last is None or renewal["kind"] == "evergreen":
        return None
    if renewal["kind"] == "none":
        return last
    if renewal["times"] is None:
        return None
    step = relativedelta(**STEPS[renewal["for"]])
    return last + ONE + step * renewal["times"] - ONE


def may_hold(version: dict[str, Any], later: list[dict[str, Any]], day: date) -> bool:
    """The sentence of TERMS 6, “in force on a day”, but for suspended days."""
    last = last_of(version)
    ends = [] if last is None else [last]
    ends += [one["start"] - ONE for one in later if one["state"] in ACCEPTED]
    if "termination" in version:
        ends.append(version["termination"]["on"])
    accepted = version["state"] in ACCEPTED
    return accepted and version["start"] <= day and all(day <= end for end in ends)


def is_paused(version: dict[str, Any], day: date) -> bool:
    return any(p["from"] <= day <= p.get("to", date.max) for p in version["suspensions"])


def walked(family: tuple[dict[str, Any], ...], day: date) -> Iterator[int]:
    """The numbers of the versions in force on *day*."""
    for place, version in enumerate(family):
        if may_hold(version, list(family[place + 1 :]), day) and not is_paused(version, day):
            yield version["number"]


@given(FAMILIES, st.lists(st.integers(-10, DAYS), min_size=1, max_size=40))
def test_a_day_has_the_version_that_the_rule_gives_it(family, offsets) -> None:
    versions = [Version.model_validate(one) for one in family]
    for offset in offsets:
        day = FIRST + offset * ONE
        found = in_force(versions, day)
        assert ([found.number] if found else []) == list(walked(family, day))


@settings(
    max_examples=settings().max_examples // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(FAMILIES, st.lists(st.integers(-10, DAYS), min_size=1, max_size=6))
def test_terms_shows_the_version_that_the_rule_gives_the_day(store, says, family, offsets) -> None:
    code = f"A{next(NUMBERS)}"
    account = ACME.model_copy(update={"code": code, "name": f"Number {code}"})
    contract = Contract.model_validate({"ref": f"{code}-1", "account": code, "versions": family})
    keep(store, contract, accounts=(account,))
    for offset in offsets:
        day = FIRST + offset * ONE
        head, *_ = says(f"terms {code} --on {day}").splitlines()
        expected = [f"{code}-1/{number}" for number in walked(family, day)]
        assert expected == [one for one in refs_of(contract) if f" {one} " in head]


NUMBERS = count(1)


def refs_of(contract: Contract) -> list[str]:
    return [f"{contract.ref}/{version.number}" for version in contract.versions]
