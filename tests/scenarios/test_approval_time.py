"""What time does: reminders, escalation, a deadline, and what those who wait can do about it."""

import pytest

from contracts.people import Person
from sandbox.cast import LENA, MARIA, TEAM
from store import OPERATOR
from tests.examples import NOW
from tests.scenarios.approving import (
    FINANCE,
    LEGAL,
    MANAGERS,
    apply,
    buttons,
    cards,
    looks,
    open_office,
    rule,
    state_of,
)

ADMIN = {"role": "admin"}
TIMES = {"answer_within": 8, "remind_after": 4, "escalate": {"after": 16, "to": ADMIN}}


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping)


@pytest.fixture
def later(store, watch, deliver):
    """So much later; NOW is a Sunday at 11 o'clock in Amsterdam."""

    def passing(**time: float) -> None:
        watch.turn(**time)
        looks(store, watch)
        deliver()

    return passing


def test_a_look_at_which_nothing_is_due_changes_no_card(types, store, watch, deliver) -> None:
    types("submit ACME-1")
    assert deliver()
    looks(store, watch)
    assert deliver() == []


def test_a_reminder_an_escalation_and_the_first_need_not_act(
    types, slack, store, deliver, later
) -> None:
    apply(store, rule("Sales", MANAGERS, **TIMES, lapses_after=80))
    types("submit ACME-1")
    deliver()
    assert "Please decide by *17 Aug, 17:00*." in cards(slack, "maria")[0]
    listed = types("queue", by="maria")
    assert "*Sales* asks you about each version. Please decide by *17 Aug, 17:00*." in listed
    later(hours=25)  # Monday noon: three hours of work
    assert len(cards(slack, "maria")) == 1
    later(hours=1)
    assert "*ACME-1/4* waits for your decision since 16 Aug 2026" in cards(slack, "maria")[1]
    later(days=2)  # Wednesday
    card, reminder, relieved = cards(slack, "maria")
    assert "*You need not act any more.* Asked in your place: <@U0ADM0001>." in card
    assert "does not wait for you any more" in reminder
    assert "You need not act on *ACME-1/4* any more. Asked in your place: <@U0ADM0001>." in relieved
    [above] = cards(slack, "ada")
    assert "It came to you as <@U0MGR0001> did not answer in time." in above
    assert "Please decide by *20 Aug, 13:00*." in above  # eight hours from then on
    assert "Nothing waits for your decision." in types("queue", by="maria")
    later(minutes=2)
    assert len(cards(slack, "ada")) == 1  # nobody is reminded of what just came
    slack.person("ada").presses("Approve")
    assert state_of(store) == "approved"
    deliver()
    assert all("is decided" in one or "*Approved*" in one or "not wait" in one
               for one in cards(slack, "maria"))  # fmt: skip


def test_after_the_last_deadline_the_request_lapses(types, slack, store, deliver, later) -> None:
    apply(store, rule("Sales", MANAGERS, lapses_after=16), rule("Legal", LEGAL))
    types("submit ACME-1")
    types("approve ACME-1", by="lena", in_="#renewals")
    deliver()
    later(days=2)
    assert state_of(store) == "pending"
    later(days=1)
    assert state_of(store) == "draft"
    assert "*Lapsed* on 19 Aug 2026: nobody decided in time" in cards(slack, "maria")[0]
    [told] = cards(slack, "anna")
    assert "*Lapsed* on 19 Aug 2026" in told
    assert "Submit it again once somebody has the time to decide." in told
    assert buttons(slack, "anna") == [{"Edit it", "Show all terms"}]
    said = types("status ACME-1")
    assert "✓ *Legal*: <@U0LEG0001> approved it on 16 Aug 2026" in said
    assert "Legal*: waits for <@U0LEG0001>" in types("submit ACME-1")


def test_everybody_has_their_own_hours(types, slack, store, deliver, later) -> None:
    slack.office.change_user(LENA.id, tz="America/New_York")
    types("queue", by="lena", in_="#renewals")  # now it is known where she is
    apply(store, rule("Both", [*MANAGERS, *LEGAL], mode="all", remind_after=1, answer_within=8))
    types("submit ACME-1")
    deliver()
    assert "Please decide by *17 Aug, 17:00*." in cards(slack, "lena")[0]
    later(hours=24)  # eleven o'clock in Amsterdam, five in New York
    assert [len(cards(slack, who)) for who in ("maria", "lena")] == [2, 1]
    later(hours=5)
    assert [len(cards(slack, who)) for who in ("maria", "lena")] == [2, 2]


def test_an_escalation_that_finds_nobody_is_told_to_the_admins(
    types, slack, store, deliver, later
) -> None:
    to = {"role": "approval-admin"}
    apply(store, rule("Sales", MANAGERS, escalate={"after": 8, "to": to}))
    types("submit ACME-1")
    deliver()
    later(days=2)
    [told] = cards(slack, "ada")
    assert (
        "Nobody answered *ACME-1/4* in time, and there is nobody to ask instead: *Sales*." in told
    )
    assert "*Sales* asks you" in cards(slack, "maria")[0]
    types("approve ACME-1", by="maria")
    deliver()
    assert "somebody can decide now, or it is decided" in cards(slack, "ada")[0]


def test_whoever_is_found_later_has_their_own_time(types, slack, store, deliver, later) -> None:
    apply(store, rule("Sales", MANAGERS, remind_after=4, answer_within=8))
    types("submit ACME-1")
    later(days=2)
    types("hand-over ACME-1 <@U0LEG0001>", by="maria")
    later(minutes=2)
    [card] = cards(slack, "lena")
    assert "Please decide by *19 Aug, 11:00*." in card
    assert "You are asked in the place of <@U0MGR0001>." in card


def test_the_status_tells_how_long_it_waits_and_a_nudge_is_no_nuisance(
    types, slack, store, watch, deliver
) -> None:
    away = {"timezone": "Europe/Amsterdam", "status": ":palm_tree: Back on Friday"}
    with store.writing(OPERATOR, NOW) as work:
        work.people.put(Person(MARIA.id, TEAM.id, "maria", **away), NOW)
    apply(store, rule("Sales", MANAGERS), rule("Finance", FINANCE, stage=2))
    types("submit ACME-1")
    deliver()
    watch.turn(days=2)
    said = types("status ACME-1")
    assert "• <@U0MGR0001>, asked on 16 Aug 2026, 10 working hours ago, away: “:palm_tree:" in said
    assert "U0FIN0001>, asked" not in said
    assert "Only those who wrote it or are asked" in types("nudge ACME-1", by="viktor")
    reminded = slack.person("anna").presses("Remind them", on=said)
    assert "<@U0MGR0001> gets a reminder of *ACME-1/4*." in reminded
    deliver()
    assert "<@U0REP0001> asked me to remind you." in cards(slack, "maria")[1]
    watch.turn(hours=3)
    refused = types("nudge ACME-1")
    assert "They were reminded at 18 Aug, 11:00: nobody was reminded again." in refused
    assert "It is possible from 18 Aug, 15:00 on." in refused
    watch.turn(hours=1)
    assert "gets a reminder" in types("nudge ACME-1")
    deliver()
    assert len(cards(slack, "maria")) == 3
    assert "reminded on 18 Aug 2026" in types("status ACME-1")
