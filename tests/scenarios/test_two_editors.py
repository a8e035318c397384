"""Two people in one draft: the second is told, sees what differs, and loses nothing."""

import pytest

from sandbox.people.person import Person
from sandbox.slack import Slack
from store import Store
from tests.examples import a_contract, a_version
from tests.scenarios.drafting import (
    ANNA,
    LENA,
    MARIA,
    adds,
    asked,
    cast_roles,
    editors,
    journal,
    listed,
    renewed,
    screen,
    version_in,
)


@pytest.fixture(autouse=True)
def roles(slack: Slack, store: Store) -> None:
    cast_roles(store)


@pytest.fixture
def anna(slack: Slack) -> Person:
    return slack.person("anna")


@pytest.fixture
def maria(slack: Slack) -> Person:
    return slack.person("maria")


def test_the_second_to_save_is_told_and_shown_the_difference(types, anna, maria, store) -> None:
    hers = types("amend ACME-1").view
    theirs = types("edit ACME-1", by="maria").view
    anna.submits(hers, {"Value": "250000 EUR", "Summary": "Anna was here"})
    told = maria.submits(theirs, {"Value": "260000 EUR", "Title": "Another name"})
    assert "<@U0REP0001> changed *ACME-1/4* meanwhile (16 Aug, 11:00)." in told
    assert "• title: Master supply agreement → Another name" in told
    assert "• value: 250,000 EUR → 260,000 EUR" in told
    assert "• summary: Anna was here → nothing" in told
    assert version_in(store, "ACME-1", 4).value.written == "250000 EUR"
    maria.closes(told)
    said = maria.submits(renewed(maria, theirs), {"Summary": "Anna was here, and Maria"})
    assert "Saved as a draft" in said
    draft = version_in(store, "ACME-1", 4)
    assert (draft.value.written, draft.title) == ("260000 EUR", "Another name")
    assert draft.summary == "Anna was here, and Maria"
    assert editors(store, "ACME-1", 4) == [ANNA, MARIA]


def test_a_term_added_meanwhile_does_not_hide_the_change_of_a_field(types, anna, maria) -> None:
    hers = types("amend ACME-1").view
    theirs = types("edit ACME-1", by="maria").view
    anna.submits(hers, {"Value": "250000 EUR"})
    maria.submits(adds(maria, "Clause", theirs), {"Title": "New", "Text": "words"})
    form = screen(maria, "New: words")
    assert "• value: 250,000 EUR → 240,000 EUR" in maria.submits(form)


def test_who_saves_the_same_as_stands_there_is_not_bothered(types, anna, maria, store) -> None:
    hers = types("amend ACME-1").view
    theirs = types("edit ACME-1", by="maria").view
    anna.submits(hers, {"Value": "250000 EUR"})
    assert "Saved as a draft" in maria.submits(theirs, {"Value": "250000 EUR"})
    assert editors(store, "ACME-1", 4) == [ANNA]


def test_two_people_work_on_different_terms(types, anna, maria, store) -> None:
    hers = types("amend ACME-1").view
    theirs = types("edit ACME-1", by="maria").view
    one = anna.presses(("Payment within", "Edit"), on=hers)
    other = maria.presses(("whole catalog", "Edit"), on=theirs)
    anna.submits(one, {"Net days": "45"})
    maria.submits(other, {"Percent": "-7"})
    shown = listed(screen(maria, "−7 % on the whole catalog"))
    assert "Payment within 45 days, end of month" in shown
    assert "−7 % on the whole catalog" in shown
    assert editors(store, "ACME-1", 4) == [ANNA, MARIA]


def test_a_term_that_is_gone_is_explained_and_the_list_brought_up_to_date(types, anna, maria):
    hers = types("amend ACME-1").view
    theirs = types("edit ACME-1", by="maria").view
    anna.submits(anna.presses(("Payment within", "Edit"), on=hers), {"Net days": "45"})
    screen(anna, "45 days")
    maria.presses(("Payment within", "Remove"), on=theirs)
    told = screen(maria, "Changed meanwhile")
    assert "This term of *ACME-1/4* is gone: <@U0REP0001> changed or removed it" in str(
        told.content
    )
    assert "Payment within 45 days, end of month" in str(told.content)
    maria.closes(told)
    assert "Payment within 45 days, end of month" in listed(screen(maria, "45 days"))


def test_what_was_typed_into_a_term_that_is_gone_can_still_be_added(types, anna, maria, store):
    hers = types("amend ACME-1").view
    theirs = types("edit ACME-1", by="maria").view
    edit = maria.presses(("Governing law", "Edit"), on=theirs)
    anna.presses(("Governing law", "Remove"), on=hers)
    maria.submits(edit, {"Text": "The laws of Belgium."})
    told = screen(maria, "Changed meanwhile")
    assert "Go back and save again to add yours as another term." in str(told.content)
    maria.closes(told)
    maria.submits(renewed(maria, edit.view))
    screen(maria, "Governing law: The laws of Belgium.")
    assert version_in(store, "ACME-1", 4).terms[-1].text == "The laws of Belgium."


def test_what_was_submitted_meanwhile_cannot_be_changed(types, anna, maria, keeping, store):
    keeping(a_contract("ACME-5", a_version(1), a_version(2, state="draft")))
    theirs = types("edit ACME-5", by="maria").view
    keeping(a_contract("ACME-5", a_version(1), a_version(2, state="pending")))
    told = maria.submits(theirs, {"Value": "1 EUR"})
    assert "ACME-5/2 is waiting for approval: it cannot be edited." in told
    assert version_in(store, "ACME-5", 2).value is None
    assert "ACME-5/1 was accepted by the customer" in types("edit ACME-5/1", by="maria")


def test_what_was_rejected_is_a_draft_again_once_it_is_saved(types, maria, keeping, store) -> None:
    keeping(a_contract("ACME-5", a_version(1), a_version(2, state="rejected")))
    form = types("edit ACME-5", by="maria")
    assert "*ACME-5/2* · ACME Industries · rejected" in form
    assert "It was rejected." in form
    assert version_in(store, "ACME-5", 2).state == "rejected"
    assert "Saved as a draft" in maria.submits(form)
    assert version_in(store, "ACME-5", 2).state == "draft"
    keeping(a_contract("ACME-5", a_version(1), a_version(2, state="rejected")))
    maria.presses(("whole catalog", "Remove"), on=types("edit ACME-5", by="maria"))
    assert version_in(store, "ACME-5", 2).state == "draft"


def test_who_rejected_it_and_why_stands_above_the_form(types, maria) -> None:
    types("amend ACME-1")
    types("edit ACME-1 --value 300000 EUR")
    types("submit ACME-1")
    types("reject ACME-1 Too <cheap>", by="maria")
    form = types("edit ACME-1")
    assert "<@U0MGR0001> rejected it: “Too <cheap>”" in form
    assert "Saving makes it a draft again." in form


def test_another_rep_may_not_change_it_and_learns_whom_to_ask(types, store) -> None:
    types("amend ACME-1")
    for line in ("edit ACME-1", "edit ACME-1 --value 1 EUR", "term ACME-1 remove clause"):
        said = types(line, by="ben")
        assert "Only those who wrote it, or a manager, may do that." in said
        assert "<@U0REP0001>" in said
    assert journal(store, "ACME-1")[-1] == ("drafted", ANNA)


def test_opening_a_form_makes_nobody_an_editor(types, store) -> None:
    types("amend ACME-1")
    types("edit ACME-1", by="maria")
    assert editors(store, "ACME-1", 4) == [ANNA]


@pytest.mark.parametrize(
    "line", ["new ACME", "amend ACME-1", "renew ACME-1", "edit ACME-1", "term ACME-1 add clause"]
)
def test_who_may_only_look_up_drafts_nothing(types, store, line: str) -> None:
    assert "You may not " in types(line, by="viktor")
    guest = types(line, by="gus", in_="#general")
    assert "only full members" in guest
    with store.reading() as work:
        assert [c.ref for c in work.contracts.of_account("ACME")] == ["ACME-1"]


def test_legal_changes_clauses_and_nothing_else(slack, types, store) -> None:
    types("amend ACME-1")
    lena = slack.person("lena")
    form = lena.types("/contract edit ACME-1", in_="#renewals")
    assert asked(form.view) == {}
    assert [line.partition(":")[0] for line in listed(form.view)] == ["Governing law"]
    lena.submits(adds(lena, "Clause", form), {"Title": "Audit", "Text": "Once a year."})
    after = screen(lena, "Audit: Once a year.")
    assert len(listed(after)) == 2
    assert editors(store, "ACME-1", 4) == [ANNA, LENA]
    for line in ("edit ACME-1 --value 1 EUR", "term ACME-1 remove payment_terms"):
        said = lena.types(f"/contract {line}", in_="#renewals")
        assert "You may change the clauses of this draft only." in said
