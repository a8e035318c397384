"""What time does: each person by their own hours, and all of them together by the last."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from contracts.approval.answers import Answer, Verdict
from contracts.approval.clock import Due, Event, answer_by, to_come
from contracts.approval.hours import Calendar
from contracts.approval.progress import Asking
from contracts.approval.routing import route
from contracts.approval.seats import Seat
from tests.contracts.approval.office import BEN, CARA, VERA, Office, a_policy, a_rule, change

THURSDAY = datetime(2026, 12, 3, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
ZONES = {BEN: "Europe/Amsterdam", CARA: "America/New_York", VERA: "Europe/Amsterdam"}
TIMES = {
    "remind_after": 4,
    "answer_within": 8,
    "escalate": {"after": 16, "to": {"user": VERA}},
    "lapses_after": 40,
}


def calendar(user_id: str) -> Calendar:
    return Calendar(ZONES[user_id])


def local(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def asking(*answers: str, **more: object) -> Asking:
    [step] = route(
        a_policy(a_rule("Rule", by=[BEN, CARA], mode="all", **TIMES)), change(), Office()
    )
    given = {who: Answer("Rule", who, Verdict.APPROVE, THURSDAY) for who in answers}
    seats = [Seat(who, who) for who in step.people]
    return Asking(step, seats, given, since=THURSDAY, **more)


def coming(one: Asking, **reminded: datetime) -> dict[tuple[Event, str], datetime]:
    return {(due.event, due.person): due.at for due in to_come(one, reminded, calendar)}


def test_everybody_is_reminded_by_their_own_hours() -> None:
    found = coming(asking())
    assert found[Event.REMIND, BEN] == local("2026-12-03 13:00", ZONES[BEN])
    assert found[Event.REMIND, CARA] == local("2026-12-03 13:00", ZONES[CARA])


def test_what_ends_the_waiting_of_all_waits_for_the_last_of_them() -> None:
    found = coming(asking())
    assert found[Event.ESCALATE, ""] == local("2026-12-04 17:00", ZONES[CARA])
    assert found[Event.LAPSE, ""] == local("2026-12-09 17:00", ZONES[CARA])


def test_who_answered_or_was_reminded_is_left_alone() -> None:
    assert (Event.REMIND, BEN) not in coming(asking(BEN))
    assert (Event.REMIND, BEN) not in coming(asking(), **{BEN: THURSDAY})


def test_it_is_escalated_once() -> None:
    assert (Event.ESCALATE, "") not in coming(asking(escalated_at=THURSDAY, above=[VERA]))
    assert (Event.ESCALATE, "") not in coming(asking(escalated_at=THURSDAY))


def test_the_time_of_those_above_begins_when_they_are_asked() -> None:
    friday = THURSDAY + timedelta(days=1)
    up = asking(escalated_at=friday, above=[VERA])
    assert coming(up)[Event.REMIND, VERA] == local("2026-12-04 13:00", ZONES[VERA])
    assert answer_by(up, VERA, calendar(VERA)) == local("2026-12-04 17:00", ZONES[VERA])
    assert (Event.REMIND, VERA) in coming(up, **{VERA: THURSDAY})


def test_the_time_of_whoever_is_found_later_begins_then() -> None:
    late = asking(found_at={BEN: THURSDAY + timedelta(hours=2)})
    assert coming(late)[Event.REMIND, BEN] == local("2026-12-03 15:00", ZONES[BEN])


def test_nothing_comes_before_its_turn() -> None:
    later = Asking(asking().step, asking().seats)
    assert list(to_come(later, {}, calendar)) == []
    assert answer_by(later, BEN, Calendar()) is None


def test_until_when_somebody_should_answer() -> None:
    assert answer_by(asking(), CARA, calendar(CARA)) == local("2026-12-03 17:00", ZONES[CARA])
    assert Due(Event.LAPSE, THURSDAY, "Rule").person == ""
