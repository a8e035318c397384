"""Somebody in another's place, or beside them: hand over, add, delegate, comment, override."""

import pytest

from contracts.journal import HOUSE
from contracts.people import Role
from sandbox.cast import ADA, FARID, LENA, MARIA
from store import OPERATOR
from tests.examples import NOW
from tests.scenarios.approving import (
    FINANCE,
    MANAGERS,
    apply,
    buttons,
    cards,
    looks,
    open_office,
    rule,
    state_of,
)

CHANNEL = "#renewals"


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping)
    apply(store, rule("Sales", MANAGERS), rule("Later", FINANCE, stage=2))


def test_only_whoever_decides_in_ones_place_is_named_so(types, slack, store, deliver) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(FARID.id, Role.MANAGER)
    types("submit ACME-1")
    deliver()
    types("hand-over ACME-1 <@U0LEG0001>", by="maria")
    deliver()
    card = cards(slack, "maria")[0]
    assert "*You need not act any more.* Asked in your place: <@U0LEG0001>." in card


def test_what_is_handed_over_and_given_back(types, slack, deliver) -> None:
    types("submit ACME-1")
    deliver()
    maria, lena = slack.person("maria"), slack.person("lena")
    form = maria.presses("Hand it over")
    done = maria.submits(form, {"Who decides in your place?": LENA.id})
    assert "<@U0LEG0001> decides on *ACME-1/4* in your place, and is asked." in done
    deliver()
    assert (
        "*You need not act any more.* Asked in your place: <@U0LEG0001>."
        in cards(slack, "maria")[0]
    )
    assert "Nothing waits for your decision." in types("queue", by="maria")
    mine = "*Sales* asks you about each version. You are asked in the place of <@U0MGR0001>."
    assert mine in cards(slack, "lena")[0]
    assert mine in types("queue", by="lena", in_=CHANNEL)
    form = lena.presses("Hand it over")
    assert "You have it already" in lena.submits(form, {"Who decides in your place?": LENA.id})
    types("hand-over ACME-1 <@U0MGR0001>", by="lena", in_=CHANNEL)
    deliver()
    assert "*Sales* asks you" in cards(slack, "maria")[0]
    assert "*You need not act any more.*" in cards(slack, "lena")[0]
    types("hand-over ACME-1 <@U0LEG0001>", by="maria")
    said = types("approve ACME-1", by="lena", in_=CHANNEL)
    assert "*Sales*: <@U0LEG0001> approved it for <@U0MGR0001> on 16 Aug 2026" in said
    said = types("history ACME-1")
    assert "<@U0LEG0001> · said yes; by Sales; in the place of <@U0MGR0001>" in said
    assert "<@U0MGR0001> · handed over; to <@U0LEG0001>" in said


def test_only_whoever_is_asked_and_only_to_whoever_may_decide(types) -> None:
    types("submit ACME-1")
    for verb in ("hand-over", "involve"):
        refused = types(f"{verb} ACME-1 <@U0LEG0001>", by="farid", in_=CHANNEL)
        assert "Only whoever is asked does that." in refused
        assert "Asked are now: <@U0MGR0001>" in refused
        assert "That person may not decide" in types(f"{verb} ACME-1 <@U0VIE0001>", by="maria")


def test_another_approver_has_to_agree_too(types, slack, store, deliver) -> None:
    types("submit ACME-1")
    deliver()
    maria = slack.person("maria")
    form = maria.presses("Add an approver")
    done = maria.submits(form, {"Who has to agree, too?": LENA.id})
    assert "<@U0LEG0001> has to agree to *ACME-1/4*, too, and is asked." in done
    assert "is asked about *ACME-1/4* anyway" in types("involve ACME-1 <@U0LEG0001>", by="maria")
    deliver()
    assert "<@U0MGR0001> asked for your decision, too." in cards(slack, "lena")[0]
    assert "waits for <@U0LEG0001> now" in maria.presses("Approve")
    types("role revoke <@U0LEG0001> legal", by="ada")
    deliver()
    told = cards(slack, "ada")[0]
    assert "waits for nobody who may decide, or for too few: added by <@U0MGR0001>." in told
    types("role grant <@U0LEG0001> legal", by="ada")
    deliver()
    assert "waits for <@U0FIN0001> now" in slack.person("lena").presses("Approve")
    assert "added by <@U0MGR0001>: <@U0LEG0001> approved it" in types("status ACME-1")


def test_to_submit_it_again_does_not_shed_an_approver_who_was_added(types) -> None:
    types("submit ACME-1")
    types("involve ACME-1 <@U0LEG0001>", by="maria")
    types("recall ACME-1")
    assert "added by <@U0MGR0001>: waits for <@U0LEG0001>" in types("submit ACME-1")
    types("account ACME --segment enterprise")
    assert "has changed since" in types("approve ACME-1", by="maria")
    assert "added by <@U0MGR0001>: waits for <@U0LEG0001>" in types("status ACME-1")


def test_what_was_said_and_handed_over_follows_where_it_is_asked_anew(
    types, slack, store, watch, deliver
) -> None:
    types("submit ACME-1")
    types("hand-over ACME-1 <@U0LEG0001>", by="maria")
    types("comment ACME-1 The board agreed", by="maria")
    types("comment ACME-1 In March", by="lena", in_=CHANNEL)
    types("account ACME --segment enterprise")
    watch.turn(hours=1)
    looks(store, watch)
    said = types("status ACME-1")
    assert "*Sales*: waits for <@U0LEG0001>" in said
    assert said.text.index("The board agreed") < said.text.index("In March")
    types("comment ACME-1 And signed", by="maria")
    deliver()
    assert any("“And signed”" in card for card in cards(slack, "anna"))
    assert "*Sales* asks you" in cards(slack, "lena")[-1]
    assert "waits for <@U0FIN0001> now" in types("approve ACME-1", by="lena", in_=CHANNEL)


def test_to_submit_it_again_hands_nothing_over(types) -> None:
    types("submit ACME-1")
    types("hand-over ACME-1 <@U0LEG0001>", by="maria")
    types("recall ACME-1")
    types("submit ACME-1")
    assert "*Sales*: waits for <@U0MGR0001>" in types("status ACME-1")


def test_a_comment_reaches_who_waits_and_stands_on_every_card(types, slack, deliver) -> None:
    types("submit ACME-1")
    deliver()
    maria = slack.person("maria")
    done = maria.submits(maria.presses("Comment"), {"Comment": "Who <agreed> to that?"})
    assert "stands on every card" in done
    deliver()
    assert "<@U0MGR0001> on *ACME-1/4*: “Who <agreed> to that?”" in cards(slack, "anna")[0]
    assert "• <@U0MGR0001> on 16 Aug 2026: “Who <agreed> to that?”" in cards(slack, "maria")[0]
    anna = slack.person("anna")
    anna.submits(anna.presses("Answer"), {"Comment": "The board did"})
    deliver()
    assert "<@U0REP0001> on *ACME-1/4*: “The board did”" in cards(slack, "maria")[-1]
    assert "Only those who wrote it or are asked" in types("comment ACME-1 Hm", by="viktor")
    assert "The board did" in types("status ACME-1")


def test_a_delegate_decides_while_it_lasts_with_both_names(
    types, slack, store, watch, deliver
) -> None:
    form = types("delegate --new", by="maria")
    who = {"Who decides in your place?": LENA.id, "From": "2026-08-18"}
    done = slack.person("maria").submits(form, who | {"Until, that day included": "2026-08-19"})
    assert "<@U0LEG0001> decides in the place of <@U0MGR0001> from 18 Aug, 00:00" in done
    assert "until 19 Aug, 23:59" in done
    types("submit ACME-1")
    deliver()
    assert len(cards(slack, "lena")) == 1  # that she will be asked
    watch.turn(days=2)
    looks(store, watch)
    deliver()
    assert "You are asked in the place of <@U0MGR0001>." in cards(slack, "lena")[1]
    assert "Asked in your place: <@U0LEG0001>." in cards(slack, "maria")[-1]
    watch.turn(days=2)
    looks(store, watch)
    deliver()
    assert "You need not act any more" in cards(slack, "lena")[1]
    assert "*Sales* asks you" in cards(slack, "maria")[-1]
    with store.reading() as work:
        [entry] = [one for one in work.journal.of(HOUSE) if one.what == "delegated"]
    assert (entry.new["of"], entry.new["to"]) == (MARIA.id, LENA.id)


def test_an_admin_delegates_for_whoever_is_ill_and_never_twice(types, slack, deliver) -> None:
    types("submit ACME-1")
    line = "delegate <@U0LEG0001> --until 2026-08-20 --for <@U0MGR0001>"
    assert "You may not grant roles" in types(line, by="farid", in_=CHANNEL)
    assert "decides in the place of <@U0MGR0001>" in types(line, by="ada")
    deliver()
    assert "in the place of <@U0MGR0001>" in cards(slack, "lena")[0]
    refused = types("delegate <@U0FIN0001> --until 2026-08-18", by="maria")
    assert "somebody decides in that place already" in refused
    assert "has no rule “Nobody”" in types(line + " --only Nobody", by="ada")
    assert "That person may not decide" in types(
        "delegate <@U0VIE0001> --until 2026-08-18", by="maria"
    )
    assert "That day has passed." in types("delegate <@U0FIN0001> --until 2026-08-01", by="maria")
    assert "Until when?" in types("delegate <@U0FIN0001>", by="maria")
    slack.person("ada").presses("End it", on=types("delegate", by="ada"))
    deliver()
    assert any("You need not act" in card for card in cards(slack, "lena"))
    assert any("no more: the delegation was ended." in card for card in cards(slack, "lena"))
    assert "decides in the place" in types("delegate <@U0FIN0001> --until 2026-08-18", by="maria")


def test_a_delegation_to_somebody_in_the_same_rule_blocks_nothing(types, store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(LENA.id, Role.MANAGER)
    apply(store, rule("Two", MANAGERS, mode=2))
    types("submit ACME-1")
    said = types("delegate <@U0FIN0001> --until 2026-08-16", by="maria")
    assert "stays with" not in said
    types("delegate --end 1", by="maria")
    said = types("delegate <@U0LEG0001> --until 2026-08-20", by="maria")
    assert "*ACME-1/4* stays with <@U0MGR0001>: the rule takes several people" in said
    types("approve ACME-1", by="lena", in_=CHANNEL)
    assert "*Two*: <@U0LEG0001> approved it" in types("status ACME-1")
    assert "is approved" in types("approve ACME-1", by="maria")
    assert state_of(store) == "approved"


def test_a_delegation_of_one_rule_leaves_the_others(types, store) -> None:
    apply(store, rule("Sales", MANAGERS), rule("Value", MANAGERS))
    said = types("delegate <@U0LEG0001> --until 2026-08-20 --only sales", by="maria")
    assert "by the rule *Sales* only" in said
    said = types("who ACME-1")
    assert "*Sales*: <@U0LEG0001>" in said
    assert "*Value*: <@U0MGR0001>" in said


def test_an_override_has_a_reason_and_stands_everywhere(types, slack, store, deliver) -> None:
    types("submit ACME-1")
    deliver()
    assert "You may not override an approval" in types("override ACME-1 approve Yes", by="ada")
    types("role grant <@U0ADM0001> approval-admin", by="ada")
    form = types("override ACME-1 approve", by="ada")
    done = slack.person("ada").submits(form, {"Reason": "The board decided it"})
    assert "*ACME-1/4* is approved. By override: its rules were not asked." in done
    deliver()
    words = "*Approved by override* of <@U0ADM0001> on 16 Aug 2026: its rules were not asked"
    for who in ("maria", "anna"):
        [card] = cards(slack, who)
        assert words in card
        assert "> The board decided it" in card
    assert buttons(slack, "maria") == [{"Show all terms"}]
    assert words in types("status ACME-1/4")
    assert "approved by override" in types("history ACME-1")
    assert state_of(store) == "approved"
    assert "there is nothing to decide" in types("override ACME-1/4 reject No", by="ada")


def test_an_override_rejects_too_but_nobody_overrides_their_own_work(types, slack, store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        for user in (ADA, FARID):
            work.people.grant(user.id, Role.APPROVAL_ADMIN)
        work.editors.add("ACME-1", 4, FARID.id)
    types("submit ACME-1")
    own = types("override ACME-1 reject No", by="farid", in_=CHANNEL)
    assert "You wrote in this version" in own
    said = types("override ACME-1 reject Not this year", by="ada")
    assert "*ACME-1/4* is rejected by override." in said
    assert state_of(store) == "rejected"


@pytest.mark.parametrize("verb", ["reject", "send-back"])
def test_the_form_of_a_decision_does_not_ask_for_one(types, verb: str) -> None:
    types("submit ACME-1")
    form = types(f"{verb} ACME-1", by="maria")
    assert "Asked by <@U0REP0001>." in str(form.view.content)
    assert "Please decide" not in str(form.view.content)


def test_where_it_stands_offers_what_its_reader_may_do(types) -> None:
    types("submit ACME-1")
    offered = {
        who: [
            e["text"]["text"] for e in types("status ACME-1", by=who).message.blocks[-1]["elements"]
        ]
        for who in ("anna", "maria", "viktor")
    }
    assert offered["anna"] == ["Remind them", "Comment", "Recall it", "Show all terms"]
    assert offered["maria"] == ["Remind them", "Comment", "Show all terms"]
    assert offered["viktor"] == ["Show all terms"]


def test_a_recall_is_asked_again_before_it_is_done(types) -> None:
    types("submit ACME-1")
    [recall] = [
        element
        for element in types("status ACME-1").message.blocks[-1]["elements"]
        if element["text"]["text"] == "Recall it"
    ]
    assert recall["confirm"]["title"]["text"] == "Recall ACME-1/4?"
