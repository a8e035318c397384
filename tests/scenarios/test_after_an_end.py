"""What is said and renewed once a contract was terminated, suspended or let lapse."""

from collections.abc import Callable
from datetime import date

import pytest

from notifications.kind import Moment
from notifications.renewals import renew
from tests.examples import ACME, a_contract, a_version
from tests.notifications.sweeping import HERE, noon, swept
from tests.scenarios.approving import open_office
from tests.scenarios.ending_early import MARIA_TERMINATES, typed, version

SALES = "C0SAL0001"
REPORT = {"kind": "obligation", "who": "us", "what": "Report", "due": "2026-10-15"}


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping)


@pytest.fixture
def six_weeks_later(store, deliver, watch) -> Callable[[], None]:
    """Pass: what is due by then is swept and said."""

    def passing() -> None:
        watch.turn(days=45)
        swept(store, watch())
        deliver()

    return passing


@pytest.mark.parametrize(
    ("versions", "line"),
    [
        ([a_version(terms=[REPORT])], "terminate ACME-9 --on 2026-10-31 --reason They closed"),
        (
            [
                a_version(state="superseded", terms=[REPORT]),
                a_version(2, start="2026-11-01", end="2027-10-31"),
            ],
            "terms ACME",
        ),
    ],
    ids=["terminated", "replaced"],
)
def test_of_what_is_owed_until_its_last_day_people_are_warned(
    slack, keeping, six_weeks_later, versions, line
) -> None:
    keeping(a_contract("ACME-9", *versions), accounts=(ACME.model_copy(update={"channel": SALES}),))
    slack.person("maria").types(f"/contract {line}", in_="#sales")
    six_weeks_later()
    anna = slack.person("anna")
    owed = anna.reads("*We have to do this by 15 Oct (in 15 days): Report*", in_="#sales")
    assert "It is dealt with" in anna.presses("It is done", on=owed)


@pytest.mark.parametrize("line", [MARIA_TERMINATES, "suspend ACME-1 --reason Unpaid"])
def test_an_open_warning_is_brought_up_to_date(types, store, deliver, watch, line) -> None:
    watch.turn(days=16)
    assert swept(store, watch(), channel="C0REN0001")
    assert deliver()
    assert deliver() == []
    typed(types, line)
    assert deliver()  # the same message once more


@pytest.mark.parametrize(
    ("lines", "made"),
    [
        ((MARIA_TERMINATES + " --on 2026-12-31",), 0),
        (("suspend ACME-1 --reason Unpaid",), 0),
        (("suspend ACME-1 --reason Unpaid", "resume ACME-1"), 1),
        (("lapse ACME-1 --reason Too dear",), 1),
        (("end ACME --reason Merged",), 0),
        (("end ACME --reason Merged", "restore ACME"), 1),
    ],
)
def test_the_clock_renews_only_what_still_runs(types, store, lines, made) -> None:
    for line in lines:
        typed(types, line)
    assert renew(store, Moment(noon(date(2027, 1, 1)), HERE), "C0REN0001") == made


def test_a_decision_about_a_later_term_goes_on_with_what_renews(types, store, watch) -> None:
    watch.turn(days=50)
    typed(types, "lapse ACME-1 --reason Too expensive for them")
    renew(store, Moment(noon(date(2027, 1, 1)), HERE), "C0REN0001")
    [one] = version(store, number=5).lapses
    assert one.on == date(2027, 12, 31)
    renew(store, Moment(noon(date(2028, 1, 1)), HERE), "C0REN0001")
    assert version(store, number=6).lapses == ()
