"""Somebody leaves: a colleague goes on with customers, drafts and what waits."""

from datetime import timedelta

import pytest

from contracts.account import AccountEnd
from contracts.journal import HOUSE
from contracts.people import Person, Role
from sandbox.cast import ANNA, BEN, FARID, GUS, LENA, MARIA, TEAM, VIKTOR
from store import OPERATOR, Delegation
from tests.examples import ACME, NOW, TODAY, a_contract, a_version
from tests.scenarios.approving import (
    FINANCE,
    MANAGERS,
    apply,
    cards,
    open_office,
    rule,
    state_of,
)

LINE = f"assign <@{ANNA.id}> <@{BEN.id}>"
TO_LENA = f"assign <@{MARIA.id}> <@{LENA.id}>"
GLOBEX = ACME.model_copy(update={"code": "GLOBEX", "name": "Globex", "aliases": ()})


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    """Anna looks after ACME and Globex, and has drafted ACME-1/4; everybody is known."""
    open_office(store, keeping)
    apply(store, rule("Sales", MANAGERS))
    keeping(accounts=(GLOBEX,))
    with store.writing(OPERATOR, NOW) as work:
        for user in (ANNA, BEN, MARIA, FARID, LENA, VIKTOR):
            work.people.put(Person(user.id, TEAM.id, user.name), NOW)
        work.people.put(Person(GUS.id, TEAM.id, "gus", guest=True), NOW)


def owners(store) -> dict[str, str | None]:
    with store.reading() as work:
        found = work.accounts.by_code(["ACME", "GLOBEX"])
        return {code: account.owner for code, account in found.items()}


def entries(store, chain: str, what: str) -> list[dict[str, object]]:
    with store.reading() as work:
        assert [*work.journal.faults(), *work.audit.faults()] == []
        return [dict(e.new) for e in work.journal.of(chain) if e.what == what]


def test_what_would_move_is_shown_before_anything_moves(types, slack, store) -> None:
    types("submit ACME-1")
    form = types(LINE, by="maria")
    assert f"<@{BEN.id}> goes on with the work of <@{ANNA.id}>" in form
    assert "*2 customers*: ACME Industries and Globex." in form
    assert "*1 open version*: ACME-1/4 (ACME Industries)." in form
    assert owners(store) == {"ACME": ANNA.id, "GLOBEX": ANNA.id}
    done = slack.person("maria").submits(form, {"Reason": "Anna leaves"})
    assert "*2 customers*: ACME Industries and Globex." in done
    assert "keeps every role until an admin takes it" in done
    assert owners(store) == {"ACME": BEN.id, "GLOBEX": BEN.id}
    changed = entries(store, HOUSE, "account changed")
    assert [one["code"] for one in changed if one.get("owner") == BEN.id] == ["ACME", "GLOBEX"]
    assert entries(store, HOUSE, "assigned")[0]["reason"] == "Anna leaves"
    assert entries(store, "ACME-1", "assigned")[0]["why"] == {
        "version": 4,
        "of": ANNA.id,
        "to": BEN.id,
        "reason": "Anna leaves",
    }
    assert f"assigned; to <@{BEN.id}>; “Anna leaves”" in types("history ACME-1")


def test_both_are_told_in_one_message_each(types, slack, deliver) -> None:
    slack.person("maria").submits(types(LINE, by="maria"), {"Reason": "Anna leaves"})
    deliver()
    for name in ("anna", "ben"):
        [told] = cards(slack, name)
        assert f"<@{BEN.id}> goes on with the work of <@{ANNA.id}>. <@{MARIA.id}>" in told
        assert "“Anna leaves”" in told
        assert "*2 customers*: ACME Industries and Globex." in told
        assert "*1 open version*: ACME-1/4 (ACME Industries)." in told
    assert cards(slack, "maria") == []


def test_whoever_takes_over_edits_submits_and_recalls_and_hears_the_decision(
    types, slack, store, deliver
) -> None:
    types("submit ACME-1")
    slack.person("maria").submits(types(LINE, by="maria"), {})
    types("recall ACME-1", by="ben")
    assert state_of(store) == "draft"
    types("edit ACME-1 --title Frame agreement", by="ben")
    types("submit ACME-1", by="anna")
    types("approve ACME-1", by="maria")
    deliver()
    assert any("Waiting for the customer’s acceptance" in one for one in cards(slack, "anna"))
    assert any("Waiting for the customer’s acceptance" in one for one in cards(slack, "ben"))


def test_whoever_leaves_stays_among_the_authors(types, slack, store) -> None:
    slack.person("maria").submits(types(LINE, by="maria"), {})
    with store.reading() as work:
        assert work.editors.of("ACME-1", 4) == [ANNA.id, BEN.id]
        assert work.assigned.heirs("ACME-1", 4, ANNA.id) == [BEN.id]
        assert work.assigned.heirs("ACME-1", 4, BEN.id) == []


def test_decisions_that_wait_are_asked_of_a_colleague(types, slack, deliver) -> None:
    types("submit ACME-1")
    deliver()
    form = types(TO_LENA, by="ada")
    assert "That person may look after no customer: it takes the role rep or manager." in form
    types(f"role grant <@{LENA.id}> manager", by="ada")
    types(f"role revoke <@{LENA.id}> legal", by="ada")
    done = slack.person("ada").submits(types(TO_LENA, by="ada"), {})
    assert "*1 decision*: ACME-1/4 (ACME Industries)." in done
    deliver()
    assert "*Sales* asks you" in cards(slack, "lena")[0]
    assert "You need not act any more." in cards(slack, "maria")[0]
    assert "ACME-1/4* is approved" in types("approve ACME-1", by="lena", in_="#renewals")


def test_who_may_not_decide_is_not_asked_and_it_is_said_why(types, slack) -> None:
    types("submit ACME-1")
    form = types(f"assign <@{MARIA.id}> <@{BEN.id}>", by="ada")
    assert "Nothing of <@U0MGR0001> can be assigned." in form
    assert "*ACME-1/4* · ACME Industries: Whoever takes over may not decide" in form


def test_nobody_decides_on_what_they_take_over(types, store, slack) -> None:
    types("submit ACME-1")
    form = types(f"assign <@{ANNA.id}> <@{MARIA.id}>", by="ada")
    assert "*2 customers*" in form
    assert "*ACME-1/4* · ACME Industries: Whoever takes over is asked to decide on it" in form
    slack.person("ada").submits(form, {})
    with store.reading() as work:
        assert work.editors.of("ACME-1", 4) == [ANNA.id]
    assert "ACME-1/4* is approved" in types("approve ACME-1", by="maria")


def test_who_wrote_in_it_does_not_take_over_the_decision(types, store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(BEN.id, Role.MANAGER)
        work.editors.add("ACME-1", 4, BEN.id)
    types("submit ACME-1")
    form = types(f"assign <@{MARIA.id}> <@{BEN.id}>", by="ada")
    assert "Whoever takes over wrote in it, and does not decide on it." in form


def test_a_rule_that_takes_several_keeps_them_apart(types, store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(BEN.id, Role.MANAGER)
    apply(store, rule("Two", MANAGERS, mode="all"))
    types("submit ACME-1")
    form = types(f"assign <@{MARIA.id}> <@{BEN.id}>", by="ada")
    assert "The same rule asks whoever takes over, too, and takes several people." in form


def test_only_the_work_for_one_customer(types, slack, store, keeping) -> None:
    form = types(f"{LINE} --account GLOBEX", by="maria")
    assert "*1 customer*: Globex." in form
    assert "ACME-1/4" not in form
    slack.person("maria").submits(form, {})
    assert owners(store) == {"ACME": ANNA.id, "GLOBEX": BEN.id}


def test_delegations_end_and_their_seat_goes_back_or_on(types, slack, store) -> None:
    until = NOW + timedelta(days=10)
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(LENA.id, Role.MANAGER)
        work.people.grant(BEN.id, Role.MANAGER)
        work.delegations.add(Delegation(MARIA.id, LENA.id, NOW, until, MARIA.id, NOW))
        work.delegations.add(Delegation(FARID.id, MARIA.id, NOW, until, FARID.id, NOW))
    apply(store, rule("Sales", [{"user": MARIA.id}]), rule("Money", FINANCE))
    types("submit ACME-1")
    form = types(f"assign <@{MARIA.id}> <@{BEN.id}>", by="ada")
    assert "2 delegations end." in form
    slack.person("ada").submits(form, {})
    with store.reading() as work:
        assert work.delegations.to_come(NOW + timedelta(hours=1)) == []
    said = types("status ACME-1")
    assert f"*Sales*: waits for <@{BEN.id}>" in said
    assert f"*Money*: waits for <@{FARID.id}>" in said


def test_deadlines_that_were_taken_are_looked_after(types, slack, store) -> None:
    assert "look" in types("take ACME-1 --kind notice")
    form = types(LINE, by="maria")
    assert f"Deadlines that <@{ANNA.id}> took, of ACME-1/3 (ACME Industries)" in form
    slack.person("maria").submits(form, {})
    with store.reading() as work:
        [matter] = work.matters.of(["ACME-1"]).values()
        assert work.matters.taken_by(ANNA.id, TODAY) == []
        assert work.matters.taken_by(BEN.id, TODAY) == [("ACME-1", 3)]
    assert matter.taken_by == BEN.id
    assert f"deadline taken; to <@{BEN.id}>" in types("history ACME-1")


def test_a_deadline_that_passed_is_looked_after_as_long_as_its_version_runs(
    types, slack, store, watch
) -> None:
    types("take ACME-1 --kind notice")
    watch.turn(days=60)
    form = types(LINE, by="maria")
    assert f"Deadlines that <@{ANNA.id}> took, of ACME-1/3 (ACME Industries)" in form
    slack.person("maria").submits(form, {})
    with store.reading() as work:
        [matter] = work.matters.of(["ACME-1"]).values()
    assert matter.deadline.day < watch().date()
    assert matter.taken_by == BEN.id


def test_a_deadline_of_a_version_that_is_over_is_nobodys_work(types, store, watch, keeping) -> None:
    types("take ACME-1 --kind notice")
    keeping(a_contract("ACME-1", a_version(3, state="superseded"), a_version(4)))
    assert f"Deadlines that <@{ANNA.id}> took" in types(LINE, by="maria")
    watch.turn(days=60)
    assert f"Deadlines that <@{ANNA.id}> took" not in types(LINE, by="maria")


def test_a_customer_who_was_ended_stays(types, slack, store, keeping) -> None:
    end = AccountEnd(on=TODAY, reason="Closed its doors")
    keeping(accounts=(GLOBEX.model_copy(update={"ended": end}),))
    form = types(LINE, by="maria")
    assert "*1 customer*: ACME Industries." in form
    assert f"Customers who were ended stay with <@{ANNA.id}>: Globex." in form
    slack.person("maria").submits(form, {})
    assert owners(store) == {"ACME": BEN.id, "GLOBEX": ANNA.id}
    refused = types(f"{LINE} --account GLOBEX", by="maria")
    assert "Nothing of <@U0REP0001> can be assigned." in refused
    assert "Globex. Restore them first." in refused


def test_who_reports_to_them_is_named(types, store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.people.report(FARID.id, ANNA.id)
    assert f"Still reporting to <@{ANNA.id}>: <@{FARID.id}>" in types(LINE, by="maria")


def test_without_names_a_form_asks_for_them(types, slack) -> None:
    maria = slack.person("maria")
    form = maria.submits(
        types("assign", by="maria"), {"Whose work?": ANNA.id, "Who goes on with it?": BEN.id}
    )
    assert "*2 customers*: ACME Industries and Globex." in form
    assert "Both are told." in maria.submits(form, {})


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (f"assign <@{ANNA.id}> <@{ANNA.id}>", "That is the same person"),
        (f"assign <@{ANNA.id}> <@U0NOBODY1>", "I do not know yet who that is"),
        (f"assign <@{ANNA.id}> <@{GUS.id}>", "Guests and people who left take nothing over"),
        (f"assign <@{ANNA.id}> <@{VIKTOR.id}>", "may look after no customer"),
        (f"assign <@{VIKTOR.id}> <@{BEN.id}>", "Nothing of <@U0VIE0001> can be assigned."),
        ("assign anna ben", "“anna” is nobody I know."),
        (f"{LINE} --account NOWHERE", "There is no account “NOWHERE”."),
    ],
)
def test_what_cannot_be_is_a_sentence(types, store, line, sentence) -> None:
    assert sentence in types(line, by="maria")
    assert owners(store) == {"ACME": ANNA.id, "GLOBEX": ANNA.id}


def test_who_left_the_company_takes_nothing_over(types, store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.people.put(Person(BEN.id, TEAM.id, "ben", deleted=True), NOW)
    assert "people who left take nothing over" in types(LINE, by="maria")


def test_a_rep_assigns_nothing(types, store) -> None:
    assert "You may not assign work to somebody else." in types(LINE, by="ben")
    assert "You may not assign work" in types(f"{LINE} --confirmed", by="ben")
    assert owners(store) == {"ACME": ANNA.id, "GLOBEX": ANNA.id}


def test_a_second_press_moves_nothing_twice(types, slack, store, deliver) -> None:
    maria = slack.person("maria")
    maria.submits(types(LINE, by="maria"), {})
    said = types(f"{LINE} --confirmed", by="maria")
    assert "Nothing of <@U0REP0001> can be assigned." in said
    deliver()
    assert len(cards(slack, "ben")) == 1


def test_a_draft_that_was_taken_over_can_be_deleted(types, slack, store, keeping) -> None:
    draft = a_version(1, state="draft")
    keeping(a_contract("GLOBEX-1", draft, account="GLOBEX"))
    with store.writing(ANNA.id, NOW) as work:
        work.editors.add("GLOBEX-1", 1, ANNA.id)
    slack.person("maria").submits(types(LINE, by="maria"), {})
    assert "The draft *GLOBEX-1/1* is gone." in types("delete GLOBEX-1")
    with store.reading() as work:
        assert work.assigned.heirs("GLOBEX-1", 1, ANNA.id) == []
