"""What can be asked about beside a termination, by several, in their order and in time."""

import pytest

from contracts.lifecycle import State
from contracts.requests import RequestState
from tests.scenarios.approving import FINANCE, MANAGERS, apply, cards, looks, open_office
from tests.scenarios.approving import rule as a_rule
from tests.scenarios.ending_early import LINE, contract, last_request, rule, state


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping)
    apply(store, rule("terminate", FINANCE))


def test_it_is_nudged_commented_handed_over_and_shared(types, slack, store, deliver) -> None:
    types(LINE)
    deliver()
    assert "gets a reminder of *ACME-1/3*" in types("nudge ACME-1/3")
    assert "stands on every card" in types("comment ACME-1/3 They told me by phone")
    farid = slack.person("farid")
    said = farid.types("/contract hand-over ACME-1/3 <@U0LEG0001>", in_="#renewals")
    assert "decides" in said
    deliver()
    card = next(one for one in cards(slack, "lena") if "*Terminate*" in one)
    assert "“They told me by phone”" in card
    assert "is terminated" in types("approve ACME-1/3", by="lena", in_="#renewals")


def test_two_rules_are_asked_in_their_order(types, slack, store, deliver) -> None:
    apply(
        store,
        rule("terminate", FINANCE),
        a_rule("Large ones", MANAGERS, on=["terminate"], when="total_value > 100.0", stage=2),
        a_rule("Not this", MANAGERS, on=["terminate"], when="action != 'terminate'"),
    )
    said = types(LINE)
    assert "● *Ending early*: waits for <@U0FIN0001>" in said
    assert "○ *Large ones*: then <@U0MGR0001>" in said
    types("approve ACME-1/3", by="farid", in_="#renewals")
    assert state(store) is State.ACTIVE
    assert "is terminated" in types("approve ACME-1/3", by="maria")
    assert state(store) is State.TERMINATED


def test_it_is_reminded_of_and_lapses_in_time(types, slack, store, deliver, watch) -> None:
    apply(store, rule("terminate", FINANCE, remind_after=4, lapses_after=16))
    types(LINE)
    deliver()
    watch.turn(days=1, hours=6)
    looks(store, watch)
    deliver()
    assert "*ACME-1/3* waits for your decision since" in cards(slack, "farid")[-1]
    watch.turn(days=3)
    looks(store, watch)
    deliver()
    assert last_request(store).state is RequestState.LAPSED
    assert "nobody decided in time" in cards(slack, "anna")[-1]
    assert "a draft again" not in cards(slack, "anna")[-1]
    assert state(store) is State.ACTIVE


def test_an_authority_lets_nobody_end_what_others_have_to_agree_to(types, store) -> None:
    apply(store, rule("terminate", MANAGERS), authority={"rep": {"total_value": 1_000_000}})
    assert "It is proposed to terminate" in types(LINE)
    assert state(store) is State.ACTIVE


def test_no_day_means_the_day_of_the_last_yes(types, store, watch) -> None:
    types("terminate ACME-1 --reason They closed down")
    watch.turn(days=3)
    said = types("approve ACME-1/3", by="farid", in_="#renewals")
    assert "19 Aug 2026 is its last day in force" in said


def test_a_suspension_is_asked_about_too(types, slack, store, deliver) -> None:
    apply(store, rule("suspend", MANAGERS))
    assert "It is proposed to suspend *ACME-1/3*" in types("suspend ACME-1 --reason Unpaid")
    deliver()
    [card] = cards(slack, "maria")
    assert "*Suspend* from the day of the last approval on" in card
    assert "It is not in force from *16 Aug 2026* on" in card
    assert "is suspended" in slack.person("maria").presses("Approve")
    assert state(store) is State.SUSPENDED


def test_letting_it_lapse_is_asked_about_too(types, slack, store, deliver) -> None:
    apply(store, rule("lapse", MANAGERS))
    form = slack.person("anna").types("/contract lapse ACME-1", in_="#sales")
    assert "It still renews after 31 Dec 2026 unless a notice is recorded:" in form
    assert "Who decides: *Ending early* (<@U0MGR0001>)." in form
    slack.person("anna").submits(form, {"Reason": "Too dear", "Circumstances": "price"})
    deliver()
    [card] = cards(slack, "maria")
    assert "*Let it lapse* when its term ends on 31 Dec 2026" in card
    assert "*It still renews after 31 Dec 2026" in card
    said = slack.person("maria").presses("Approve")
    assert "It is decided: nothing follows *ACME-1/3* after 31 Dec 2026." in said
    [lapse] = contract(store).versions[1].lapses
    assert (lapse.reason, lapse.circumstances, lapse.by) == ("Too dear", "price", "U0REP0001")


def test_several_are_decided_at_once(types, slack, store, deliver) -> None:
    apply(store, rule("terminate", FINANCE), a_rule("Submitting", FINANCE))
    types(LINE)
    types("submit ACME-1")
    queue = types("queue", by="farid", in_="#renewals")
    farid = slack.person("farid")
    form = farid.presses("Decide on several…", on=queue)
    said = farid.submits(
        form,
        {"On which?": ["ACME-1/3 · Terminate · ACME Industries"], "How do you decide?": "Approve"},
    )
    assert "*ACME-1/3* is approved." in said
    assert state(store) is State.TERMINATED
