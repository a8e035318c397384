"""From a draft to a decision and the customer's acceptance, by typing and pressing."""

import pytest

from contracts.catalog import Seller
from contracts.people import Role
from contracts.succession import replaced
from sandbox.cast import ANNA, BEN, LENA, MARIA
from store import Saved
from tests.examples import ACME_1, NOW, a_contract, a_version
from tests.scenarios.drafting import asked

PRICED = [
    {"kind": "master_catalog_price", "percent": -7},
    {"kind": "shipping_charge", "paid_to": "carrier"},
]
NEXT = {"start": "2027-01-01", "end": "2027-12-31", "value": "260000.00 EUR", "terms": PRICED}


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    """Anna and Ben are reps, Maria and Lena manage; Anna has drafted ACME-1/4."""
    with store.writing("operator", NOW) as work:
        work.people.grant(ANNA.id, Role.REP)
        work.people.grant(BEN.id, Role.REP)
        work.people.grant(MARIA.id, Role.MANAGER)
        work.people.grant(LENA.id, Role.MANAGER)
    draft = a_contract("X", a_version(4, state="draft", summary="A year more", **NEXT))
    keeping(replaced(ACME_1, draft.versions[0]))
    with store.writing(ANNA.id, NOW) as work:
        work.editors.add("ACME-1", 4, ANNA.id)


def state_of(store, ref: str = "ACME-1", number: int = 4) -> str:
    with store.reading() as work:
        versions = work.contracts.called(ref).versions
        return next(v.state for v in versions if v.number == number)


def test_the_whole_way(types, slack, store) -> None:
    said = types("submit ACME-1")
    assert "*ACME-1/4* is submitted: its content is frozen now." in said
    assert "Any one of these decides, and you are told: <@U0LEG0001> and <@U0MGR0001>." in said
    assert state_of(store) == "pending"
    said = types("approve ACME-1", by="maria")
    assert "*ACME-1/4* is approved. <@U0REP0001> is told." in said
    assert "waits for the customer’s acceptance" in said
    assert state_of(store) == "approved"
    form = types("accept ACME-1")
    anna = slack.person("anna")
    assert form.view.content["title"]["text"] == "Record the acceptance"
    done = anna.submits(form, {"By whom": "A. Buyer", "When": "2026-08-14"})
    assert "Accepted*: signature, 14 Aug 2026, A. Buyer. It takes over on 1 Jan 2027." in done
    assert [state_of(store, number=n) for n in (3, 4)] == ["superseded", "active"]
    assert "in force until 31 Dec 2026" in types("terms ACME")
    assert "ACME-1/4" in types("terms ACME --on 2027-01-01")


def test_the_journal_tells_who_did_what(types, store) -> None:
    types("submit ACME-1")
    types("reject ACME-1 Too cheap", by="maria")
    with store.reading() as work:
        entries = work.journal.of("ACME-1")[-2:]
        assert [(e.what, e.actor) for e in entries] == [
            ("submitted", ANNA.id),
            ("rejected", MARIA.id),
        ]
        assert entries[1].new["why"]["reason"] == "Too cheap"
        assert [*work.journal.faults(), *work.audit.faults()] == []


def test_all_that_is_wrong_is_said_at_once(types, keeping) -> None:
    bad = a_version(1, state="draft", start="2026-01-01", end="2026-01-31", terms=[])
    keeping(a_contract("ACME-9", bad))
    said = types("submit ACME-9", by="maria")
    for sentence in ("The end, 31 Jan 2026, has passed.", "Nothing has a price", "shipping charge"):
        assert sentence in said


def test_the_first_decision_counts(types, store) -> None:
    types("submit ACME-1")
    types("approve ACME-1", by="maria")
    said = types("reject ACME-1/4 No", by="lena", in_="#renewals")
    assert "Nothing was changed: ACME-1/4 is decided already." in said
    assert "*Approved* by <@U0MGR0001>" in said
    assert state_of(store) == "approved"


def test_whoever_wrote_in_it_does_not_decide(types, store) -> None:
    with store.writing(MARIA.id, NOW) as work:
        work.editors.add("ACME-1", 4, MARIA.id)
    types("submit ACME-1")
    assert "You wrote in this version" in types("approve ACME-1", by="maria")
    assert "<@U0MGR0001>" not in types("history ACME-1").text.split("Journal")[0]
    assert state_of(store) == "pending"


@pytest.mark.parametrize("who", ["ben", "viktor", "anna"])
def test_somebody_without_the_role_does_not_decide(types, store, who: str) -> None:
    types("submit ACME-1")
    assert "You may not approve or reject" in types("approve ACME-1", by=who)
    assert "You may not approve or reject" in types("queue", by=who)
    assert state_of(store) == "pending"


def test_a_rejection_asks_for_the_reason(types, slack, store) -> None:
    types("submit ACME-1")
    form = types("reject ACME-1", by="maria")
    maria = slack.person("maria")
    assert maria.submits(form).errors == {"reason": "Please complete this required field"}
    done = maria.submits(form, {"Reason": "The discount is too high."})
    assert "*ACME-1/4* is rejected. <@U0REP0001> is told why." in done
    assert state_of(store) == "rejected"


def test_what_was_submitted_can_be_recalled_by_whoever_did(types, store) -> None:
    types("submit ACME-1")
    assert "Only whoever submitted it recalls it." in types("recall ACME-1", by="maria")
    assert "is a draft again" in types("recall ACME-1")
    assert state_of(store) == "draft"
    assert "Nothing was changed" in types("approve ACME-1", by="maria")


def test_what_was_imported_as_pending_is_submitted_here_before_it_is_decided(
    types, store, keeping
) -> None:
    keeping(a_contract("ACME-5", a_version(1, state="pending", **NEXT)))
    said = types("approve ACME-5", by="maria")
    assert "Nobody submitted ACME-5/1 here: nothing was changed." in said
    assert "Recall it" in said
    assert "Only those who wrote it, or a manager" in types("recall ACME-5")
    assert "is a draft again" in types("recall ACME-5", by="maria")
    types("submit ACME-5", by="maria")
    types("approve ACME-5", by="lena", in_="#renewals")
    assert state_of(store, "ACME-5", 1) == "approved"


def test_an_open_version_is_canceled_and_its_record_stays(types, store) -> None:
    types("submit ACME-1")
    assert "Only those who wrote it, or a manager" in types("cancel ACME-1", by="ben")
    assert "It ends on" not in types("show ACME-1/4")
    assert "*ACME-1/4* is canceled." in types("cancel ACME-1")
    assert state_of(store) == "canceled"
    assert "decided already" in types("approve ACME-1/4", by="maria")
    assert "has no draft and nothing that waits" in types("submit ACME-1")


def test_only_the_author_deletes_and_only_what_was_never_submitted(types, store) -> None:
    assert "Only its author deletes a draft." in types("delete ACME-1", by="maria")
    types("submit ACME-1")
    types("recall ACME-1")
    assert "It was submitted once: its record stays." in types("delete ACME-1")


def test_a_deleted_draft_is_gone_and_the_journal_holds(types, store) -> None:
    assert "The draft *ACME-1/4* is gone." in types("delete ACME-1")
    with store.reading() as work:
        assert [v.number for v in work.contracts.called("ACME-1").versions] == [2, 3]
        assert [*work.journal.faults(), *work.audit.faults()] == []


def test_a_contract_of_which_nothing_is_left_is_gone(types, store, keeping) -> None:
    keeping(a_contract("ACME-8", a_version(1, state="draft")))
    with store.writing(ANNA.id, NOW) as work:
        work.editors.add("ACME-8", 1, ANNA.id)
    types("delete ACME-8")
    assert "There is no contract “ACME-8”" in types("show ACME-8")
    with store.reading() as work:
        assert [*work.journal.faults(), *work.audit.faults()] == []


def test_the_queue_holds_what_waits_and_can_be_pressed(types, slack, store) -> None:
    assert "Nothing waits for your decision." in types("queue", by="maria")
    types("submit ACME-1")
    said = types("queue", by="maria")
    assert "1 request waits for you" in said
    assert "*260,000 EUR* (was 240,000 EUR)" in said
    done = slack.person("maria").presses("Approve", on=said)
    assert "Approve ACME-1/4?" in str(done.confirms)
    assert "is approved" in done
    assert state_of(store) == "approved"


def test_a_button_of_an_earlier_submission_changes_nothing(types, slack, store) -> None:
    types("submit ACME-1")
    old = types("queue", by="maria")
    types("recall ACME-1")
    with store.reading() as work:
        before = work.contracts.called("ACME-1")
    with store.writing(ANNA.id, NOW) as work:
        draft = before.versions[-1].model_copy(update={"summary": "Another"})
        new = before.model_copy(update={"versions": (*before.versions[:-1], draft)})
        work.saver.change(Saved(before, new, "edited"), NOW.date())
    types("submit ACME-1")
    said = slack.person("maria").presses("Approve", on=old)
    assert "shows an earlier submission of ACME-1/4: nothing was changed" in said
    assert state_of(store) == "pending"


def test_nobody_else_may_record_an_acceptance(types) -> None:
    types("submit ACME-1")
    types("approve ACME-1", by="maria")
    assert "You may not record the customer’s acceptance" in types("accept ACME-1", by="viktor")


def test_what_cannot_be_so_stands_beside_its_field(types, slack) -> None:
    types("submit ACME-1")
    types("approve ACME-1", by="maria")
    form = types("accept ACME-1")
    wrong = {"When": "2026-09-01", "Document": "acme.pdf"}
    errors = slack.person("anna").submits(form, wrong).errors
    assert "still to come" in errors["on"]
    assert "web address" in errors["document"]


@pytest.mark.parametrize("flag", ["how", "by"])
def test_words_too_long_for_an_acceptance_are_refused_with_a_sentence(types, flag: str) -> None:
    types("submit ACME-1")
    types("approve ACME-1", by="maria")
    rest = "" if flag == "how" else " --how signature"
    assert f"…” as --{flag}." in types(f"accept ACME-1 --{flag} {'x' * 201}{rest}")


def test_what_was_typed_of_an_acceptance_stands_in_its_form(types) -> None:
    types("submit ACME-1")
    types("approve ACME-1", by="maria")
    paper = "https://files.example.com/acme-1-4.pdf"
    form = types(f"accept ACME-1 --by A. Buyer --on 2026-08-14 --document {paper}")
    assert asked(form.view) == {
        "How": "signature",
        "By whom": "A. Buyer",
        "When": "2026-08-14",
        "Document": paper,
    }


def test_a_contract_type_may_need_no_acceptance(types, store) -> None:
    seller = {"name": "Us", "contract_types": {"fixed_price": {"acceptance": "automatic"}}}
    with store.writing("operator", NOW) as work:
        work.catalog.save([Seller.model_validate(seller)])
    types("submit ACME-1")
    assert "contracts of its type need no acceptance" in types("approve ACME-1", by="maria")
    assert [state_of(store, number=n) for n in (3, 4)] == ["superseded", "active"]
