"""What is before somebody: asked for, or once a week instead of single warnings."""

from datetime import datetime, timedelta

import pytest

from contracts.people import Role
from notifications.digests import gather
from notifications.kind import Moment
from sandbox.cast import ANNA, BEN, MARIA
from store import NoticeState
from tests.examples import ACME, NOW, a_contract, a_version
from tests.notifications.sweeping import HERE, swept
from tests.scenarios.approving import cards, open_office

SALES = "C0SAL0001"


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping)
    with store.writing("operator", NOW) as work:
        work.people.grant(ANNA.id, Role.REP)
        work.people.grant(MARIA.id, Role.MANAGER)


@pytest.fixture
def passes(store, watch, deliver):
    """So much later: what is due by then is swept, gathered and delivered."""

    def passing(**time: float) -> None:
        watch.turn(**time)
        swept(store, watch(), channel="")
        gather(store, Moment(watch(), HERE))
        deliver()

    return passing


def until(watch, day: str, hour: int = 12) -> dict[str, float]:
    """How long it is until that hour in UTC."""
    then = datetime.fromisoformat(f"{day}T{hour:02}:00:00+00:00")
    return {"seconds": (then - watch()).total_seconds()}


def weeks(slack, name: str = "anna") -> list[str]:
    return [one for one in cards(slack, name) if "*Your week*" in one]


def warnings(slack, name: str = "anna") -> list[str]:
    return [one for one in cards(slack, name) if "Notice must arrive by" in one]


def test_the_week_shows_deadlines_approvals_and_drafts(types, slack) -> None:
    mine = types("week")
    assert "*Your week* · 16 Aug 2026" in mine
    assert "*1 deadline in the next 90 days*" in mine
    assert "• *30 Sep (in 45 days)* · ACME Industries · ACME-1/3 · last day for notice" in mine
    assert "• *ACME-1/4* · ACME Industries · not submitted yet" in mine
    types("submit ACME-1")
    managers = types("week", by="maria")
    assert "*1 request waits for your decision*" in managers
    assert "• *ACME-1/4*, from <@U0REP0001> since 16 Aug 2026" in managers
    assert "deadline" not in managers.text.replace("All deadlines", "")
    assert "ACME-1/4" in slack.person("maria").presses("Decide", on=managers)


def test_what_is_urgent_has_a_mark_in_the_week(types, watch) -> None:
    watch.turn(days=31)
    line = "*30 Sep (in 14 days)* · ACME Industries · ACME-1/3 · last day for notice"
    assert f"• :large_orange_circle: {line}" in types("week")
    watch.turn(days=14)
    assert "• :red_circle: *30 Sep (today)* · ACME Industries" in types("week")


def test_who_has_nothing_reads_that(types) -> None:
    assert "Nothing comes due in the next 90 days, nothing waits for you" in types(
        "week", by="viktor"
    )


def test_a_rejected_version_and_an_approved_one_wait_for_their_author(types) -> None:
    types("submit ACME-1")
    types("reject ACME-1 Too cheap", by="maria")
    assert "*ACME-1/4* · ACME Industries · rejected: change it, or give it up" in types("week")
    types("edit ACME-1 --title Another")
    types("submit ACME-1")
    types("approve ACME-1", by="maria")
    assert "approved: record the customer’s acceptance" in types("week")


def test_each_week_at_its_hour_instead_of_warnings_but_for_the_last(
    types, slack, watch, passes
) -> None:
    said = types("week on --on mon --at 8:30")
    assert "You get your week each Monday at 08:30" in said
    assert "The next one comes on 17 Aug, 08:30" in said
    passes()
    assert cards(slack, "anna") == []  # the warning of 60 days is in the week
    passes(hours=21, minutes=29)
    assert weeks(slack) == []
    passes(minutes=1)
    assert len(weeks(slack)) == 1
    assert "ACME-1/3 · last day for notice" in weeks(slack)[0]
    passes(days=6)
    assert len(weeks(slack)) == 1
    for _week in range(4):
        passes(days=7)
    assert len(weeks(slack)) == 5
    assert warnings(slack) == []
    passes(**until(watch, "2026-09-23"))
    [last] = warnings(slack)  # seven days: one of the last two steps
    assert "ACME-1/3" in last


def test_whoever_slept_gets_one_week_and_not_all_that_were_missed(
    types, slack, watch, passes
) -> None:
    types("week on")
    passes(**until(watch, "2026-09-09"))
    assert len(weeks(slack)) == 1
    passes(minutes=5)
    assert len(weeks(slack)) == 1
    passes(**until(watch, "2026-09-14", hour=7))
    assert len(weeks(slack)) == 2


def test_another_day_of_the_week_brings_no_second_one(types, slack, watch, passes) -> None:
    types("week on")
    passes(**until(watch, "2026-08-17"))
    assert "The next one comes on 28 Aug, 09:00" in types("week on --on friday")
    passes(**until(watch, "2026-08-22"))
    assert len(weeks(slack)) == 1
    passes(**until(watch, "2026-08-28"))
    assert len(weeks(slack)) == 2


def test_the_hour_is_that_of_where_they_are(types, slack, store, watch, passes) -> None:
    types("week on")
    slack.office.change_user(ANNA.id, tz="America/New_York")
    slack.postman.settle()
    passes(**until(watch, "2026-08-17"))  # noon here, eight o'clock there
    assert weeks(slack) == []
    passes(hours=1)
    assert len(weeks(slack)) == 1


def test_a_week_without_anything_is_not_said(types, slack, store, watch, passes) -> None:
    types("week on", by="viktor")
    passes(**until(watch, "2026-08-18"))
    assert weeks(slack, "viktor") == []
    with store.reading() as work:
        [moot] = work.outbox.listed([NoticeState.MOOT], 10)
    assert moot.kind == "digest"


def test_off_again_they_come_one_by_one(types, slack, passes) -> None:
    said = types("week on")
    ended = slack.person("anna").presses("One by one again", on=said)
    assert "warnings come one by one again" in ended
    assert "There was no weekly digest" in types("week off")
    passes()
    assert len(warnings(slack)) == 1


def test_two_who_gather_at_once_say_it_once(types, slack, store, watch, deliver) -> None:
    types("week on")
    watch.turn(days=2)
    moment = Moment(watch(), HERE)
    assert [gather(store, moment), gather(store, moment)] == [1, 0]
    deliver()
    assert len(weeks(slack)) == 1


def test_a_channel_reads_what_comes_to_it_and_nothing_else(
    types, slack, watch, passes, keeping
) -> None:
    other = ACME.model_copy(update={"code": "ORION", "name": "Orion", "segment": "retail"})
    keeping(a_contract("ORION-1", a_version(end="2026-09-20"), account="ORION"), accounts=(other,))
    types("alerts here --segment retail --weekly", by="maria")
    passes(**until(watch, "2026-08-17"))
    [week] = [str(one.blocks) for one in slack.person("ben").sees("#sales")]
    assert f"*The week* in <#{SALES}>" in week
    assert "*20 Sep (in 34 days)* · Orion · ORION-1/1 · ends" in week
    assert "ACME" not in week


def test_twenty_deadlines_and_long_names_fit_a_message(types, slack, keeping) -> None:
    named = ACME.model_copy(update={"name": "Very " * 35 + "Long Ltd"})
    ends = [(NOW + timedelta(days=n)).date().isoformat() for n in range(1, 41)]
    keeping(
        *(a_contract(f"ACME-{n:03}", a_version(end=end)) for n, end in enumerate(ends)),
        accounts=(named,),
    )
    mine = types("week")
    assert "*41 deadlines in the next 90 days*" in mine
    assert "… and 16 more" in mine
    assert "Long Ltd" not in mine
    assert "41 deadlines" in slack.person("anna").presses("All deadlines", on=mine)


def test_a_week_has_the_end_of_the_terms_under_which_customers_buy(
    types, slack, watch, passes, keeping
) -> None:
    other = ACME.model_copy(update={"code": "ORION", "name": "Orion", "channel": SALES})
    keeping(a_contract("BASE-N", a_version(end="2026-11-10"), account=None, kind="base"),
            accounts=(other,))  # fmt: skip
    keeping(a_contract("ORION-1", a_version(end="2028-12-31"), account="ORION", base="BASE-N"))
    types("week on")
    types("alerts here --weekly", by="maria")
    passes(**until(watch, "2026-08-17"))
    ends = "*10 Nov (in 85 days)* · shared terms · BASE-N/1 · ends"
    assert ends in weeks(slack)[0]
    [week] = [str(one.blocks) for one in slack.person("ben").sees("#sales")]
    assert ends in week


def test_what_somebody_took_of_a_colleague_comes_although_their_week_lacks_it(
    types, slack, store, watch, passes
) -> None:
    with store.writing("operator", NOW) as work:
        work.people.grant(BEN.id, Role.REP)
    types("week on", by="ben")
    types("take ACME-1 --kind notice", by="ben")
    passes(**until(watch, "2026-08-18"))
    assert len(warnings(slack, "ben")) == 1
    assert weeks(slack, "ben") == []


def test_what_is_warned_of_earlier_than_a_week_looks_ahead_comes_at_once(
    types, slack, watch, passes
) -> None:
    watch.turn(days=-90)  # 135 days before
    types("week on")
    types("ladder 140,120,7,1 --contract ACME-1", by="maria")
    passes(days=1)
    assert len(warnings(slack)) == 1
