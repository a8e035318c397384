"""Who is asked, in which order, and how many of them must say yes."""

import pytest

from contracts.people import Person, Role
from sandbox.cast import ADA, BEN, FARID, LENA, MARIA, TEAM
from sandbox.people.words import of_message
from store import OPERATOR
from tests.examples import NOW
from tests.scenarios.approving import (
    FINANCE,
    LEGAL,
    MANAGERS,
    apply,
    buttons,
    cards,
    open_office,
    rule,
    state_of,
)


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping)


def test_later_stages_are_not_asked_before_their_turn(types, slack, store, deliver) -> None:
    apply(store, rule("Legal", LEGAL, stage=2), rule("Sales", MANAGERS), rule("Finance", FINANCE))
    said = types("submit ACME-1")
    assert [line[2:] for line in said.text.splitlines() if line[:1] in {"●", "○"}] == [
        "*Sales*: waits for <@U0MGR0001>",
        "*Finance*: waits for <@U0FIN0001>",
        "*Legal*: then <@U0LEG0001>",
    ]
    deliver()
    assert [len(cards(slack, who)) for who in ("maria", "farid", "lena")] == [1, 1, 0]
    early = types("approve ACME-1", by="lena", in_="#renewals")
    assert "It is not your turn yet: ACME-1/4 waits for <@U0MGR0001> and <@U0FIN0001>" in early
    assert "Nothing waits for your decision." in types("queue", by="lena", in_="#renewals")
    slack.person("maria").presses("Approve")
    assert "It waits for <@U0LEG0001> now." in slack.person("farid").presses("Approve")
    deliver()
    [card] = cards(slack, "lena")
    assert "✓ *Finance*: <@U0FIN0001> approved it on 16 Aug 2026" in card
    assert "is approved" in slack.person("lena").presses("Approve")
    deliver()
    for who in ("maria", "farid", "lena"):
        assert "*Approved* by <@U0LEG0001> on 16 Aug 2026" in cards(slack, who)[0]
        assert buttons(slack, who)[0] == {"Show all terms"}


def test_one_person_in_several_rules_is_asked_once_and_counts_for_each(
    types, slack, store, deliver
) -> None:
    apply(
        store,
        rule("Sales", MANAGERS),
        rule("Value", [*MANAGERS, *FINANCE], when="total_value > 1000.0"),
        rule("Again", MANAGERS, stage=2),
    )
    types("submit ACME-1")
    deliver()
    [card] = cards(slack, "maria")
    sales, value = "The rule *Sales* asks you about each version.", "The rule *Value* asks you:"
    assert f"{sales} {value} total value 260,000." in card
    assert "is approved" in slack.person("maria").presses("Approve")
    deliver()
    card, _answer = cards(slack, "maria")
    for name in ("Sales", "Value", "Again"):
        assert f"✓ *{name}*: <@U0MGR0001> approved it" in card


def test_a_number_and_a_share_of_those_who_are_asked(types, slack, store, deliver) -> None:
    with store.writing(OPERATOR, NOW) as work:
        for user in (BEN, FARID, LENA):
            work.people.grant(user.id, Role.MANAGER)
    apply(store, rule("Two", MANAGERS, mode=2), rule("Half", MANAGERS, mode="50 %"))
    said = types("submit ACME-1")
    refused = types("hand-over ACME-1 <@U0LEG0001>", by="maria")
    assert "The same rule asks them, and takes several people" in refused
    assert "*Two*: waits for 2 of <@U0FIN0001>, <@U0LEG0001>, <@U0MGR0001> and <@U0REP0002>" in said
    deliver()
    said = slack.person("maria").presses("Approve")
    assert "; waits for 1 more of <@U0FIN0001>, <@U0LEG0001> and <@U0REP0002>" in said
    assert "is approved" in slack.person("ben").presses("Approve")


def test_who_said_yes_before_their_turn_is_not_counted_twice(types, store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        for user in (BEN, FARID):
            work.people.grant(user.id, Role.MANAGER)
    apply(
        store, rule("Legal", LEGAL), rule("One", MANAGERS), rule("Two", MANAGERS, mode=2, stage=2)
    )
    types("submit ACME-1")
    said = types("approve ACME-1", by="maria")
    assert "on 16 Aug 2026; then 1 more of <@U0FIN0001> and <@U0REP0002>" in said


def test_a_rejection_ends_it_unless_all_answer_first(types, slack, store, deliver) -> None:
    both = [*MANAGERS, *FINANCE, *LEGAL]
    apply(store, rule("Most", both, mode=2, all_answer_first=True))
    types("submit ACME-1")
    deliver()
    said = types("reject ACME-1 Too cheap", by="maria")
    assert said.message.text == "Your decision on ACME-1/4 counts"
    assert "Your no to *ACME-1/4* counts. All answer first: it waits for <@U0FIN0001>" in said
    deliver()
    [card] = cards(slack, "lena")
    assert "<@U0MGR0001> is against it since 16 Aug 2026: “Too cheap”" in card
    assert "counts" in slack.person("farid").presses("Approve")
    assert "is approved" in slack.person("lena").presses("Approve")
    deliver()
    assert "*Approved* by <@U0LEG0001>" in cards(slack, "maria")[0]


def test_too_few_block_and_the_admins_are_told(types, slack, store, deliver) -> None:
    apply(store, rule("Two", MANAGERS, mode=2))
    said = types("submit ACME-1")
    assert "⚠ *Two*: waits for <@U0MGR0001>; *too few* may decide, it takes 2" in said
    assert "*A rule finds too few who may decide.* The admins are told." in said
    assert "*Two*: 2 of <@U0MGR0001>" in types("who ACME-1")
    deliver()
    assert "waits for nobody who may decide, or for too few: *Two*." in cards(slack, "ada")[0]
    said = types("approve ACME-1", by="maria")
    assert "*Nobody is left who may decide the rest:* the admins are told." in said
    assert state_of(store) == "pending"
    types("role grant <@U0LEG0001> manager", by="ada")
    deliver()
    assert "somebody can decide now" in cards(slack, "ada")[0]
    assert "is approved" in slack.person("lena").presses("Approve")


def test_nobody_who_wrote_in_it_decides_by_role_by_name_or_for_others(
    types, slack, store, deliver
) -> None:
    with store.writing(MARIA.id, NOW) as work:
        work.editors.add("ACME-1", 4, MARIA.id)
        work.people.grant(MARIA.id, Role.LEGAL)
    escalated = {"after": 1, "to": {"user": MARIA.id}}
    apply(store, rule("Sales", [{"user": MARIA.id}, *LEGAL], escalate=escalated))
    types("submit ACME-1")
    deliver()
    assert cards(slack, "maria") == []
    refused = types("hand-over ACME-1 <@U0MGR0001>", by="lena", in_="#renewals")
    assert "Who wrote in ACME-1/4 does not decide on it." in refused
    assert "does not decide on it" in types(
        "involve ACME-1 <@U0MGR0001>", by="lena", in_="#renewals"
    )
    said = types("delegate <@U0MGR0001> --until 2026-08-20", by="lena", in_="#renewals")
    assert "*ACME-1/4* stays with <@U0LEG0001>: <@U0MGR0001> wrote in it." in said
    assert "You wrote in this version" in types("approve ACME-1", by="maria")
    assert "is approved" in slack.person("lena").presses("Approve")


def test_a_manager_of_the_owner_is_asked_as_an_admin_said(types, slack, store, deliver) -> None:
    apply(store, rule("Above", [{"account": "owner's manager"}]))
    assert "nobody who may decide" in types("who ACME-1")
    assert "You may not grant roles" in types("manager <@U0REP0001> <@U0MGR0001>", by="maria")
    said = types("manager <@U0REP0001> <@U0MGR0001>", by="ada")
    assert "<@U0REP0001> reports to <@U0MGR0001>." in said
    assert "*Above*: <@U0MGR0001>" in types("who ACME-1")
    types("submit ACME-1")
    types("role grant <@U0ADM0001> manager", by="ada")
    types("manager <@U0REP0001> <@U0ADM0001>", by="ada")
    deliver()
    assert cards(slack, "maria") == []
    assert "*Above* asks you" in cards(slack, "ada")[0]


def test_a_group_of_slack_is_asked_as_it_is_now(types, slack, store) -> None:
    apply(store, rule("Board", [{"group": "S0BOARD01"}]))
    with store.writing(OPERATOR, NOW) as work:
        work.people.put_group("S0BOARD01", {ADA.id, LENA.id, BEN.id}, NOW)
    said = types("who ACME-1")
    assert "*Board*: any one of <@U0ADM0001> and <@U0LEG0001>" in said  # Ben may not decide


def test_many_who_were_asked_at_once_share_a_line(types, store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        for number in range(9):
            one = Person(f"U0TEN{number:04}", TEAM.id, f"ten{number}")
            work.people.put(one, NOW)
            work.people.grant(one.user_id, Role.MANAGER)
    apply(store, rule("Sales", MANAGERS), rule("Finance", FINANCE))
    types("submit ACME-1")
    said = types("status ACME-1")
    assert " and 6 more, asked on 16 Aug 2026" in said
    assert of_message(said.message).count("asked on") == 1
