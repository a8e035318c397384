"""The cards in direct messages: who gets one, and what all copies say after whatever happened."""

import json

import pytest

from contracts.account import Account
from contracts.people import Role
from contracts.succession import replaced
from sandbox.cast import ADA, ANNA, BEN, LENA, MARIA
from sandbox.faults import Fault, FaultKind
from sandbox.people.words import of_message
from store import Result
from tests.examples import ACME_1, NOW, a_contract, a_version
from tests.store.importing import importing

pytestmark = pytest.mark.words

PRICED = [
    {"kind": "master_catalog_price", "percent": -7},
    {"kind": "shipping_charge", "paid_to": "carrier"},
]
NEXT = {"start": "2027-01-01", "end": "2027-12-31", "value": "260000.00 EUR", "terms": PRICED}


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    """Anna and Ben are reps, Maria and Lena manage; Anna has drafted ACME-1/4."""
    with store.writing("operator", NOW) as work:
        for user in (ANNA, BEN):
            work.people.grant(user.id, Role.REP)
        for user in (MARIA, LENA):
            work.people.grant(user.id, Role.MANAGER)
    draft = a_contract("X", a_version(4, state="draft", summary="A year more", **NEXT))
    keeping(replaced(ACME_1, draft.versions[0]))
    with store.writing(ANNA.id, NOW) as work:
        work.editors.add("ACME-1", 4, ANNA.id)


def cards(slack, name: str) -> list[str]:
    """What stands in that person's direct messages with the bot."""
    return [of_message(message) for message in slack.person(name).sees()]


def buttons(slack, name: str) -> set[str]:
    [message] = slack.person(name).sees()
    return {
        e["text"]["text"] for b in message.blocks for e in b.get("elements", []) if "value" in e
    }


def test_every_manager_who_did_not_write_it_gets_a_card(types, slack, deliver) -> None:
    types("submit ACME-1")
    deliver()
    for name in ("maria", "lena"):
        [card] = cards(slack, name)
        lines = card.splitlines()
        assert lines[0] == "*ACME Industries* · *ACME-1/4* · Master supply agreement"
        assert lines[1] == (
            "*260,000 EUR* (was 240,000 EUR) · 1 Jan 2027 to 31 Dec 2027 (was until 31 Dec 2026)"
        )
        assert lines[2] == (
            "You are asked as a manager who did not write it."
            " Please decide by *31 Dec (in 137 days)*: it starts the day after."
        )
        assert "• −5 % on the whole catalog → *−7 % on the whole catalog*" in card
        assert "• *No longer:* Payment within 30 days, end of month" in card
        assert "A year more" in card
        assert "opens the whole catalog" in card
        assert "Asked by <@U0REP0001>" in card
    assert cards(slack, "anna") == cards(slack, "ben") == []


def test_the_card_of_a_new_contract_names_its_conditions_and_its_base(
    types, slack, keeping, deliver
) -> None:
    terms = {"renewal": {"kind": "automatic", "for": "12 months"}, "notice": {"period": "3 months"}}
    keeping(
        a_contract("ACME-9", a_version(1, state="draft", terms=PRICED, **terms), base="BASE-EU")
    )
    types("submit ACME-9", by="lena", in_="#renewals")
    deliver()
    [card] = cards(slack, "maria")
    assert "*A new contract*, with 2 terms and those of BASE-EU" in card
    assert "• renewal: automatic, for 12 months" in card
    assert "• notice: 3 months to the end of the term" in card


def test_nothing_confidential_stands_in_the_notification(types, slack, deliver) -> None:
    types("submit ACME-1")
    deliver()
    [message] = slack.person("maria").sees()
    assert message.text == "ACME-1/4 waits for your decision"
    assert "ACME" not in str(message.metadata)


def test_all_copies_follow_a_decision_and_the_requester_is_told(types, slack, deliver) -> None:
    types("submit ACME-1")
    deliver()
    slack.person("maria").presses("Approve")
    deliver()
    for name in ("maria", "lena"):
        assert any("*Approved* by <@U0MGR0001>" in card for card in cards(slack, name))
    assert buttons(slack, "lena") == {"Show all terms"}
    [told] = cards(slack, "anna")
    assert "*Approved* by <@U0MGR0001> on 16 Aug 2026" in told
    assert "*Waiting for the customer’s acceptance*" in told
    types("accept ACME-1 --how signature --by Buyer")
    deliver()
    [told] = cards(slack, "anna")
    assert "*Accepted*: signature, 16 Aug 2026, Buyer. It takes over on 1 Jan 2027." in told


def test_the_requester_is_told_why_it_was_rejected(types, slack, deliver) -> None:
    types("submit ACME-1")
    types("reject ACME-1 The discount is <too> high", by="maria")
    deliver()
    [told] = cards(slack, "anna")
    assert "*Rejected* by <@U0MGR0001>" in told
    [message] = slack.person("anna").sees()
    assert "The discount is &lt;too&gt; high" in str(message.blocks)
    assert buttons(slack, "anna") == {"Edit it", "Show all terms"}
    assert cards(slack, "maria") == []  # decided before anybody was asked


def test_a_recall_takes_the_buttons_away(types, slack, deliver) -> None:
    types("submit ACME-1")
    deliver()
    types("recall ACME-1")
    deliver()
    [card] = cards(slack, "maria")
    assert "*Recalled* by <@U0REP0001>" in card
    assert buttons(slack, "maria") == {"Show all terms"}


def test_whoever_waits_for_the_acceptance_sees_that_it_was_canceled(types, slack, deliver) -> None:
    types("submit ACME-1")
    deliver()
    types("approve ACME-1", by="maria")
    deliver()
    assert "Record the acceptance" in buttons(slack, "anna")
    types("cancel ACME-1", by="maria")
    deliver()
    assert "canceled" in cards(slack, "anna")[0]
    assert buttons(slack, "anna") == {"Show all terms"}


def test_what_is_imported_in_another_state_waits_for_nobody(types, slack, store, deliver) -> None:
    types("submit ACME-1")
    deliver()
    drafted = {"title": "Spare parts", **a_version(4, state="draft", **NEXT)}
    file = {"contracts": [{"ref": "ACME-1", "account": "ACME", "versions": [drafted]}]}
    [outcome] = importing(store, json.dumps(file))
    assert outcome.result is Result.IMPORTED
    assert "Nothing waits for your decision." in types("queue", by="maria")
    deliver()
    assert "*Canceled* by operator" in cards(slack, "maria")[0]
    types("submit ACME-1")
    assert "1 request waits for you" in types("queue", by="maria")


def test_a_new_submission_is_a_new_card(types, slack, deliver) -> None:
    types("submit ACME-1")
    deliver()
    types("recall ACME-1")
    types("submit ACME-1")
    deliver()
    old, new = cards(slack, "maria")
    assert "Recalled" in old
    assert "You are asked" in new


def test_a_card_whose_change_failed_is_brought_up_to_date_later(types, slack, deliver) -> None:
    """As after a crash between the decision and the change of the cards."""
    types("submit ACME-1")
    deliver()
    slack.inject(Fault(kind=FaultKind.CONNECTION_CLOSED, on="chat.update", times=9))
    types("approve ACME-1", by="maria")
    slack.faults.clear()
    assert "You are asked" in cards(slack, "lena")[0]
    pressed = slack.person("lena").presses("Approve")
    assert "is decided already" in pressed
    deliver()
    assert "*Approved* by <@U0MGR0001>" in cards(slack, "lena")[0]


def test_who_lost_the_role_meanwhile_gets_no_card(types, slack, deliver) -> None:
    types("submit ACME-1")
    types("role revoke <@U0LEG0001> manager", by="ada")
    deliver()
    deliver()
    assert cards(slack, "lena") == cards(slack, "ada") == []


def test_whoever_becomes_a_manager_is_asked_for_what_waits(types, slack, deliver) -> None:
    types("submit ACME-1")
    types("role grant <@U0REP0002> manager", by="ada")
    deliver()
    assert "You are asked as a manager" in cards(slack, "ben")[0]


def test_the_admins_are_told_where_nobody_can_decide(types, slack, store, deliver) -> None:
    with store.writing(ADA.id, NOW) as work:
        work.people.revoke(MARIA.id, Role.MANAGER)
        work.people.revoke(LENA.id, Role.MANAGER)
    assert "*Nobody can approve it*" in types("submit ACME-1")
    deliver()
    [told] = cards(slack, "ada")
    assert (
        "<@U0REP0001> asked for a decision on *ACME-1/4*, and it waits for nobody who may" in told
    )
    types("role grant <@U0REP0002> manager", by="ada")
    deliver()
    assert "somebody can decide now" in cards(slack, "ada")[-1]
    assert "You are asked as a manager" in cards(slack, "ben")[0]


def test_a_manager_who_left_is_no_reason_to_wait(types, slack, store, deliver) -> None:
    """Her card is set aside and an admin is told; the others have theirs."""
    slack.office.change_user(LENA.id, deleted=True)
    types("submit ACME-1")
    deliver()
    assert len(cards(slack, "maria")) == 1
    assert cards(slack, "lena") == []
    assert "<@U0LEG0001>" in cards(slack, "ada")[0]


def test_nothing_is_said_twice_however_often_it_is_delivered(types, slack, deliver) -> None:
    types("submit ACME-1")
    assert len(deliver()) == 2
    assert deliver() == []
    assert len(cards(slack, "maria")) == 1


def test_ten_changes_and_long_names_still_fit(types, slack, store, keeping, deliver) -> None:
    long = "Hanseatische Gesellschaft für Hafenumschlag und internationale Spedition " * 2
    terms = [{"kind": "clause", "title": f"{long[:150]} {n}", "text": long * 9} for n in range(30)]
    draft = a_contract("X", a_version(4, state="draft", summary=long * 20, **{**NEXT, "terms": [
        *PRICED, *terms]}))  # fmt: skip
    keeping(replaced(ACME_1, draft.versions[0]))
    types("submit ACME-1")
    deliver()
    [message] = slack.person("maria").sees()
    assert "more lines" in of_message(message)
    assert len(message.blocks) < 12


def test_a_long_name_leaves_the_head_of_a_card_three_lines(types, slack, keeping, deliver) -> None:
    name = "Hanseatische Gesellschaft für Hafenumschlag und internationale Spedition mbH & Co. KGaA"
    port = Account(code="HANSEATIC", name=name)
    draft = a_version(1, state="draft", **NEXT)
    title = "Rahmenvertrag über die Lieferung von Verbindungselementen"
    keeping(a_contract("HANSEATIC-1", draft, account="HANSEATIC", title=title), accounts=[port])
    types("submit HANSEATIC-1", by="lena", in_="#renewals")
    deliver()
    [card] = cards(slack, "maria")
    first, _how_much, why = card.splitlines()[:3]
    assert first == (
        "*Hanseatische Gesellschaft für Hafenumschlag und internationale Spedition mbH &…*"
        " · *HANSEATIC-1/1*"
    )
    assert why.startswith("You are asked")


def test_whoever_is_a_manager_again_is_asked_after_all(types, slack, deliver) -> None:
    types("submit ACME-1")
    types("role revoke <@U0LEG0001> manager", by="ada")
    deliver()
    assert cards(slack, "lena") == []
    types("role grant <@U0LEG0001> manager", by="ada")
    deliver()
    assert "You are asked" in cards(slack, "lena")[0]


def test_the_admins_are_told_where_the_last_manager_goes(types, slack, deliver) -> None:
    types("submit ACME-1")
    types("role revoke <@U0LEG0001> manager", by="ada")
    types("role revoke <@U0MGR0001> manager", by="ada")
    deliver()
    assert any("waits for nobody" in card for card in cards(slack, "ada"))
