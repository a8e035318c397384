"""Quiet hours: warnings wait until their reader wakes; what is urgent does not."""

from datetime import datetime

import pytest

from contracts.people import Role
from notifications.kind import Moment
from notifications.waking import wake
from sandbox.cast import ANNA, MARIA
from tests.examples import ACME, NOW, a_contract, a_version
from tests.notifications.sweeping import HERE, swept
from tests.scenarios.approving import cards

SALES = "C0SAL0001"


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    with store.writing("operator", NOW) as work:
        work.people.grant(ANNA.id, Role.REP)
        work.people.grant(MARIA.id, Role.MANAGER)
    keeping(a_contract("ACME-2", a_version(end="2027-01-08")), accounts=(ACME,))


@pytest.fixture
def at(store, watch, deliver):
    """It is that hour in UTC; what is due is swept and delivered."""

    def being(when: str) -> None:
        then = datetime.fromisoformat(f"{when}:00+00:00")
        watch.turn(seconds=(then - watch()).total_seconds())
        wake(store, Moment(watch(), HERE))
        swept(store, watch(), channel="")
        deliver()

    return being


def warned(slack, name: str = "anna", ref: str = "ACME-2/1") -> int:
    return len([one for one in cards(slack, name) if ref in one])


def in_sales(slack) -> int:
    said = slack.person("ben").sees("#sales")
    return len([one for one in said if "ACME-2/1" in str(one.blocks)])


def test_a_warning_of_the_night_comes_in_the_morning(types, slack, at) -> None:
    said = types("quiet 18:00-08:00")
    assert "Quiet for you: from 18:00 to 08:00 (Europe/Amsterdam)." in said
    at("2026-10-10 20:00")
    assert warned(slack) == 0
    at("2026-10-11 05:59")
    assert warned(slack) == 0
    at("2026-10-11 06:00")
    assert warned(slack) == 1


def test_with_workdays_it_waits_over_the_weekend_and_the_holidays(types, slack, at) -> None:
    assert "on weekends and public holidays" in types("quiet 18:00-08:00 --workdays")
    at("2026-12-09 20:00")
    at("2026-12-10 07:00")
    assert warned(slack) == 1  # of 30 days
    at("2026-12-25 09:00")  # Christmas, a Friday: the step of 14 days
    at("2026-12-27 12:00")
    assert warned(slack) == 1
    at("2026-12-28 07:00")
    assert warned(slack) == 2


def test_the_last_warning_is_never_held_back(types, slack, at) -> None:
    types("quiet 18:00-08:00 --workdays")
    at("2027-01-07 20:00")
    assert warned(slack) == 1


def test_a_channel_is_quiet_for_whoever_may_direct_alerts(types, slack, at, keeping) -> None:
    keeping(accounts=(ACME.model_copy(update={"channel": SALES, "owner": None}),))
    assert "You may not direct alerts to channels." in types("quiet 18:00-08:00 --here")
    said = types("quiet 18:00-08:00 --here", by="maria")
    assert f"Quiet in <#{SALES}>: from 18:00 to 08:00 (Europe/Amsterdam)." in said
    at("2026-10-10 20:00")
    assert in_sales(slack) == 0
    at("2026-10-11 06:00")
    assert in_sales(slack) == 1
    ended = slack.person("maria").presses("End quiet hours", on=said)
    assert "No quiet hours any more" in ended


def test_what_is_set_is_shown_and_ends(types, slack) -> None:
    assert "There are no quiet hours: warnings come at once." in types("quiet")
    types("quiet 18-8 --workdays")
    assert "from 18:00 to 08:00, and on weekends and public holidays" in types("quiet")
    assert "It was so already." in types("quiet 18:00-8:00 --workdays")
    assert "Quiet for you: on weekends and public holidays" in types("quiet --workdays")
    assert "No quiet hours any more" in types("quiet off")
    assert "There are no quiet hours" in types("quiet off")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("quiet 18:00", "“18:00” are no hours."),
        ("quiet 18:00-25:00", "“25:00” is not an hour."),
        ("quiet 08:00-08:00", "is the whole day"),
        ("quiet noon-one", "“noon” is not an hour."),
    ],
)
def test_what_are_no_hours_changes_nothing(types, line: str, said: str) -> None:
    assert said in types(line)
    assert "There are no quiet hours" in types("quiet")


def test_approvals_come_at_any_hour(types, slack, at) -> None:
    types("quiet 18:00-08:00", by="maria")
    types("amend ACME-1")
    types("edit ACME-1 --title Another")
    at("2026-10-10 20:00")
    types("submit ACME-1")
    at("2026-10-10 20:01")
    assert warned(slack, "maria", "ACME-1/4") == 1
