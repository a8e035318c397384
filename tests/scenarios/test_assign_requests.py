"""Somebody leaves who asked for a decision: a colleague hears of it, and may take it back."""

import pytest

from contracts.people import Person, Role
from sandbox.cast import ANNA, BEN, FARID, LENA, MARIA, TEAM
from store import OPERATOR
from tests.examples import NOW
from tests.scenarios.approving import FINANCE, apply, cards, open_office, rule, state_of

TO_BEN = f"assign <@{ANNA.id}> <@{BEN.id}>"
TO_FARID = f"assign <@{ANNA.id}> <@{FARID.id}>"
LINE = "terminate ACME-1 --on 2026-11-30 --reason They closed down"
THERE = "#renewals"  # where finance and legal are
WAITS = "*1 request for a decision*: ACME-1/3 (ACME Industries)."


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    """Anna looks after ACME; finance decides on what ends, and she proposed to end ACME-1/3."""
    open_office(store, keeping)
    apply(store, rule("Ending early", FINANCE, on=["terminate", "end account"]))
    with store.writing(OPERATOR, NOW) as work:
        for user in (ANNA, BEN, MARIA, FARID, LENA):
            work.people.put(Person(user.id, TEAM.id, user.name), NOW)


def assigned(types, slack, line: str = TO_BEN, by: str = "maria") -> str:
    """What Maria is shown before she confirms *line*."""
    form = types(line, by=by)
    slack.person(by).submits(form, {})
    return form


def test_what_somebody_proposed_is_shown_and_told(types, slack, deliver) -> None:
    types(LINE)
    form = assigned(types, slack)
    assert f"{WAITS} <@{BEN.id}> hears what is decided, and may recall it" in form
    deliver()
    assert WAITS in cards(slack, "ben")[0]
    said = types("history ACME-1")
    assert f"assigned; to <@{BEN.id}>" in said


def test_both_hear_how_it_ends(types, slack, deliver) -> None:
    types(LINE)
    assigned(types, slack)
    types("approve ACME-1/3", by="farid", in_=THERE)
    deliver()
    for name in ("anna", "ben"):
        assert any("*Approved* by <@U0FIN0001>" in one for one in cards(slack, name))


def test_whoever_goes_on_with_it_takes_it_back(types, slack, store) -> None:
    types(LINE)
    assert "Only whoever submitted it recalls it." in types("recall ACME-1/3", by="ben")
    assigned(types, slack)
    said = types("recall ACME-1/3", by="ben")
    assert "nobody has to decide any more. It is not terminated." in said
    assert state_of(store, number=3) == "active"


def test_it_goes_on_to_the_next_one_who_takes_over(types, slack, store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(LENA.id, Role.REP)
    types(LINE)
    assigned(types, slack)
    assert "Nothing of <@U0REP0001> can be assigned." in types(TO_BEN, by="maria")
    assert WAITS in assigned(types, slack, f"assign <@{BEN.id}> <@{LENA.id}>")
    refused = types("recall ACME-1/3", by="ben")
    assert "Only whoever submitted it recalls it." in refused
    assert f"<@{LENA.id}>" in refused
    assert "nobody has to decide any more" in types("recall ACME-1/3", by="lena", in_=THERE)


def test_what_is_proposed_anew_is_not_for_whoever_took_over_the_one_before(
    types, slack, store
) -> None:
    types(LINE)
    assigned(types, slack)
    types("recall ACME-1/3", by="ben")
    types(LINE)
    assert "Only whoever submitted it recalls it." in types("recall ACME-1/3", by="ben")


def test_the_end_of_an_account_is_gone_on_with_too(types, slack, deliver) -> None:
    types("end ACME --reason They were bought")
    assert WAITS in assigned(types, slack)
    types("approve ACME-1/3", by="farid", in_=THERE)
    deliver()
    assert any("*ACME* is ended, with all its contracts." in one for one in cards(slack, "ben"))


def test_what_was_submitted_for_others_is_gone_on_with(types, slack, store) -> None:
    """Maria wrote nothing in ACME-1/4: she only sent it on its way."""
    types("submit ACME-1", by="maria")
    form = assigned(types, slack, f"assign <@{MARIA.id}> <@{BEN.id}>", by="ada")
    assert "*1 request for a decision*: ACME-1/4 (ACME Industries)." in form
    assert "is a draft again" in types("recall ACME-1", by="ben")
    with store.reading() as work:
        assert work.editors.of("ACME-1", 4) == [ANNA.id]


def test_only_of_the_account_that_is_named(types) -> None:
    types(LINE)
    assert "ACME-1/3" not in types(f"{TO_BEN} --account ONEIL", by="maria")
    assert WAITS in types(f"{TO_BEN} --account ACME", by="maria")


def test_who_decides_on_it_does_not_take_it_over(types, slack, store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(FARID.id, Role.REP)
    types(LINE)
    form = assigned(types, slack, TO_FARID)
    assert "*ACME-1/3* · ACME Industries: Whoever takes over is asked to decide on it" in form
    assert WAITS not in form
    assert "is terminated" in types("approve ACME-1/3", by="farid", in_=THERE)


def test_who_took_it_over_does_not_decide_on_it_later(types, slack, store) -> None:
    types(LINE)
    assigned(types, slack)
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(BEN.id, Role.FINANCE)
    said = types("approve ACME-1/3", by="ben")
    assert f"You go on with this in the place of <@{ANNA.id}>" in said
    assert f"waits for <@{FARID.id}>" in types("status ACME-1/3")
    assert state_of(store, number=3) == "active"


def test_who_proposed_it_does_not_take_over_the_decision(types, store) -> None:
    """Of a proposal that is whoever made it, not whoever wrote the version."""
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(ANNA.id, Role.FINANCE)
        work.people.grant(BEN.id, Role.FINANCE)
        work.editors.add("ACME-1", 3, BEN.id)
    apply(store, rule("Ending early", [{"user": MARIA.id}], on=["terminate"]))
    types(LINE)
    form = types(f"assign <@{MARIA.id}> <@{ANNA.id}>", by="ada")
    assert "ACME-1/3* · ACME Industries: Whoever takes over proposed it" in form
    form = types(f"assign <@{MARIA.id}> <@{BEN.id}>", by="ada")
    assert "*1 decision*: ACME-1/3 (ACME Industries)." in form


def test_what_is_decided_by_then_is_not_named(types, slack) -> None:
    types(LINE)
    types("approve ACME-1/3", by="farid", in_=THERE)
    assert "request for a decision" not in types(TO_BEN, by="maria")
