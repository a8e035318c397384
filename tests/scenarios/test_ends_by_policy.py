"""A contract ends as the approval policy has it: those whom it names agree first."""

import pytest

from contracts.lifecycle import State
from contracts.people import Role
from contracts.requests import RequestState
from sandbox.cast import ADA, LENA
from store import OPERATOR
from tests.examples import NOW, a_contract
from tests.scenarios.approving import FINANCE, MANAGERS, apply, buttons, cards, looks, open_office
from tests.scenarios.approving import rule as a_rule
from tests.scenarios.ending_early import LINE, contract, last_request, rule, state


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping)
    apply(store, rule("terminate", FINANCE))


def test_whoever_the_policy_names_reads_first_what_when_why_and_by_when(
    types, slack, store, deliver
) -> None:
    said = types(LINE)
    assert "It is proposed to terminate *ACME-1/3*. Nothing has changed yet." in said
    assert "<@U0FIN0001> decides; you are told." in said
    assert state(store) is State.ACTIVE
    deliver()
    [card] = cards(slack, "farid")
    assert card.splitlines()[:3] == [
        "*ACME Industries* · *ACME-1/3* · Master supply agreement",
        "*Terminate* on 30 Nov 2026, its last day · *240,000 EUR* · 1 Jan 2026 to 31 Dec 2026",
        "The rule *Ending early* asks you each time. Please decide by *30 Nov (in 106 days)*.",
    ]
    assert "Proposed by <@U0REP0001> on 16 Aug 2026" in card
    assert "> They closed down · insolvency" in card
    assert "Its last day in force is *30 Nov 2026* instead of 31 Dec 2026" in card
    assert "It does not renew any more, neither on 1 Jan 2027 nor later." in card
    assert "ACME-1/4, a draft: it stays; cancel it if nothing is to follow." in card


def test_what_is_approved_is_done_with_the_last_yes_and_its_proposer_is_told(
    types, slack, store, deliver
) -> None:
    types(LINE)
    deliver()
    said = slack.person("farid").presses("Approve")
    assert "*ACME-1/3* is terminated: 30 Nov 2026 is its last day in force." in said
    assert "<@U0REP0001> is told." in said
    ended = contract(store).versions[1]
    assert ended.state is State.TERMINATED
    assert str(ended.termination) == "on 30 Nov 2026, They closed down, insolvency"
    deliver()
    [told] = cards(slack, "anna")
    assert "*Approved* by <@U0FIN0001> on 16 Aug 2026" in told
    assert "*ACME-1/3* is terminated: 30 Nov 2026 is its last day in force." in told
    assert "*Approved* by <@U0FIN0001>" in cards(slack, "farid")[0]
    with store.reading() as work:
        proposed, done = work.journal.of("ACME-1")[-2:]
        assert [*work.journal.faults(), *work.audit.faults()] == []
    assert (proposed.what, proposed.actor) == ("termination proposed", "U0REP0001")
    assert (done.what, done.actor) == ("terminated", "U0FIN0001")
    assert done.new["why"]["circumstances"] == "insolvency"
    assert done.new["why"]["rules"] == ["Ending early"]


def test_what_is_rejected_changes_nothing(types, slack, store, deliver) -> None:
    types(LINE)
    deliver()
    farid = slack.person("farid")
    form = farid.presses("Reject")
    assert "*Terminate* on 30 Nov 2026" in form
    farid.submits(form, {"Reason": "They still owe us money"})
    assert state(store) is State.ACTIVE
    deliver()
    [told] = cards(slack, "anna")
    assert "*Rejected* by <@U0FIN0001> on 16 Aug 2026" in told
    assert "They still owe us money" in told
    assert "It is not terminated." in told
    said = types("history ACME-1")
    assert "termination rejected; by Ending early" in said
    assert "“They still owe us money”" in said


def test_something_else_can_be_asked_for(types, slack, store, deliver) -> None:
    types(LINE)
    deliver()
    farid = slack.person("farid")
    said = farid.submits(farid.presses("Ask for a change"), {"What to change": "Not before May"})
    assert "Nothing was done about *ACME-1/3*." in said
    deliver()
    [told] = cards(slack, "anna")
    assert "*Sent back* by <@U0FIN0001> on 16 Aug 2026: something else was asked for" in told
    assert "a draft again" not in told
    assert state(store) is State.ACTIVE
    assert "is proposed to terminate" in types(LINE)


def test_nobody_decides_on_what_they_proposed(types, slack, store, deliver) -> None:
    apply(store, rule("terminate", MANAGERS))
    said = types(LINE, by="maria")
    assert "*Nobody can approve it*" in said
    assert "You proposed this yourself: somebody else decides on it." in types(
        "approve ACME-1/3", by="maria"
    )
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(LENA.id, Role.MANAGER)
    assert "You proposed this yourself" in types("reject ACME-1/3 no", by="maria")
    assert "is terminated" in types("approve ACME-1/3", by="lena", in_="#renewals")


def test_an_author_of_the_version_may_decide_on_its_end(types, store) -> None:
    """It is not their own work that is judged: somebody else proposed to end it."""
    apply(store, rule("terminate", MANAGERS))
    with store.writing(OPERATOR, NOW) as work:
        work.editors.add("ACME-1", 3, "U0MGR0001")
    types(LINE)
    done = types("approve ACME-1/3", by="maria")
    assert "*ACME Industries* · *ACME-1/3*" in done
    assert "is terminated" in done


@pytest.mark.parametrize(
    "meanwhile",
    ["notice ACME-1 received --on 2026-08-10", "notice ACME-1 sent --ends 2026-12-31"],
)
def test_what_changed_meanwhile_makes_it_void_and_its_proposer_is_told(
    types, slack, store, deliver, meanwhile
) -> None:
    types(LINE)
    deliver()
    types(meanwhile, by="maria")
    said = slack.person("farid").presses("Approve")
    assert "ACME-1/3 is not as it was when this was proposed: nothing was decided." in said
    assert state(store) is State.ACTIVE
    deliver()
    [told] = cards(slack, "anna")
    assert "*Void* since 16 Aug 2026" in told
    assert "What it depends on has changed since." in told
    assert buttons(slack, "farid")[0] == {"Show all terms"}


def test_the_clock_finds_void_what_nobody_presses(types, slack, store, deliver, watch) -> None:
    types(LINE)
    types("notice ACME-1 received --on 2026-08-10", by="maria")
    looks(store, watch)
    request = last_request(store)
    assert request.state is RequestState.VOID
    deliver()
    assert "*Void*" in cards(slack, "anna")[0]
    assert "termination void" in types("history ACME-1")


def test_what_cannot_be_done_any_more_is_void_with_the_reason(
    types, slack, store, deliver, keeping
) -> None:
    keeping(a_contract("ONEIL-9"))
    base = contract(store, "BASE-EU")
    unused = base.model_copy(update={"ref": "BASE-US"})
    keeping(unused)
    types("terminate BASE-US --reason New terms")
    deliver()
    assert "BASE-US/2" in cards(slack, "farid")[0]
    keeping(a_contract("ACME-7", base="BASE-US"))
    said = slack.person("farid").presses("Approve")
    assert "nothing was decided" in said
    deliver()
    assert "BASE-US is in use by ACME-7: it stays in force." in cards(slack, "anna")[0]
    assert state(store, "BASE-US", 2) is State.ACTIVE


def test_one_decision_about_a_version_comes_after_the_other(types) -> None:
    types(LINE)
    said = types("suspend ACME-1 --reason x", by="maria")
    assert "Something about ACME-1/3 waits for a decision already." in said
    assert "waits for a decision already" in types("terminate ACME-1", by="maria")


def test_a_proposal_and_a_submission_of_one_contract_wait_side_by_side(
    types, slack, store, deliver
) -> None:
    apply(store, rule("terminate", FINANCE), a_rule("Submitting", FINANCE))
    types(LINE)
    types("submit ACME-1")
    deliver()
    assert len(cards(slack, "farid")) == 2
    said = types("queue", by="farid", in_="#renewals")
    assert "*2 requests wait for you*" in said
    assert "is approved" in types("approve ACME-1", by="farid", in_="#renewals")
    assert "is terminated" in types("approve ACME-1", by="farid", in_="#renewals")
    assert [one.state for one in contract(store).versions[1:]] == [
        State.TERMINATED,
        State.APPROVED,
    ]


def test_whoever_proposed_it_can_recall_it(types, slack, store, deliver) -> None:
    types(LINE)
    deliver()
    assert "Only whoever submitted it recalls it." in types("recall ACME-1/3", by="maria")
    said = types("recall ACME-1/3")
    assert "nobody has to decide any more. It is not terminated." in said
    deliver()
    assert "*Recalled* by <@U0REP0001>" in cards(slack, "farid")[0]
    assert "decided already" in types("approve ACME-1/3", by="farid", in_="#renewals")
    assert state(store) is State.ACTIVE


def test_an_approval_admin_may_override(types, slack, store, deliver) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(ADA.id, Role.APPROVAL_ADMIN)
    types(LINE)
    said = types("override ACME-1/3 approve The board decided it", by="ada")
    assert "*ACME-1/3* is terminated" in said
    assert "By override: its rules were not asked." in said
    deliver()
    assert "*Approved by override* of <@U0ADM0001>" in cards(slack, "anna")[0]


def test_status_and_who_say_what_is_proposed_and_whom_it_takes(types) -> None:
    types(LINE)
    said = types("status ACME-1/3")
    assert "About *ACME-1/3* <@U0REP0001> proposed on 16 Aug 2026:" in said
    assert "*Terminate* on 30 Nov 2026, its last day" in said
    assert "● *Ending early*: waits for <@U0FIN0001>" in said
    said = types("who ACME-1/3")
    assert "It is proposed to terminate *ACME-1/3*. Nothing has changed yet." in said
    assert "*Ending early*: <@U0FIN0001>" in said
