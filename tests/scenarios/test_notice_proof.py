"""What proves a notice: its form, its papers and numbers, and the day on which it arrived."""

from datetime import date
from typing import Any

import pytest

from contracts.people import Role
from contracts.renewal import NoticeGiven
from sandbox.cast import ANNA
from sandbox.people.uploads import Upload
from tests.examples import NOW, a_contract, a_version

RENEWING: dict[str, Any] = {
    "renewal": {"kind": "automatic", "for": "12 months"},
    "notice": {"period": "3 months", "form": "registered letter"},
}
LETTER = Upload("letter.pdf", b"%PDF-1.7 notice")


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    with store.writing("operator", NOW) as work:
        work.people.grant(ANNA.id, Role.REP)
    keeping(a_contract("ACME-5", a_version(**RENEWING)))


def given(store, ref: str = "ACME-5") -> NoticeGiven:
    with store.reading() as work:
        found = work.contracts.called(ref).versions[-1].notice_given
    assert found
    return found


def test_another_form_than_agreed_is_recorded_with_a_warning(types, store) -> None:
    said = types("notice ACME-5 received --form e-mail")
    assert "Agreed is registered letter, but it was given by e-mail: it may not count." in said
    assert given(store).form == "e-mail"


def test_the_agreed_form_and_a_stronger_one_need_no_warning(types, keeping) -> None:
    letter = RENEWING | {"notice": {"period": "3 months", "form": "letter"}}
    keeping(a_contract("ACME-6", a_version(**letter)))
    assert "may not count" not in types("notice ACME-5 received --form Registered Letter")
    assert "may not count" not in types("notice ACME-6 received --form registered letter")


def test_a_form_that_nobody_named_is_asked_for(types) -> None:
    said = types("notice ACME-5 received")
    assert "Agreed is registered letter; in which form it was given is not recorded." in said


def test_the_proof_stands_on_every_card(types, store) -> None:
    paper = "https://files.example.com/n.pdf"
    proof = f"--proof postal receipt --reference RR 12 NL --document {paper}"
    said = types(f"notice ACME-5 sent --form registered letter {proof}")
    words = "proof: postal receipt, RR 12 NL, <https://files.example.com/n.pdf|the paper>"
    assert f"Given by registered letter · {words}" in said
    assert words in types("show ACME-5/1")
    assert words in types("history ACME-5")
    assert (given(store).proof, given(store).reference) == ("postal receipt", "RR 12 NL")


def test_a_file_from_the_form_is_kept_by_where_slack_shows_it(slack, types, store) -> None:
    form = types("notice ACME-5")
    assert "Agreed: registered letter. Another form is recorded, too, with a warning." in form
    filled = {
        "What happened": "Received",
        "Form": "registered letter (as agreed)",
        "Proof": "signed copy",
        "The paper, as a file": LETTER,
    }
    done = slack.person("anna").submits(form, filled)
    assert "proof: signed copy, <" in done
    assert given(store).document.endswith("/letter.pdf")
    assert "/files/" in given(store).document
    assert given(store).form == "registered letter"


def test_what_is_too_long_for_a_menu_can_still_be_typed(types, store) -> None:
    long = "x" * 180
    assert "Record a notice" in types(f"notice ACME-5 --form {long} --proof {long}")
    types(f"notice ACME-5 received --form {long} --proof {long}")
    assert (given(store).form, given(store).proof) == (long, long)


def test_an_address_that_no_card_could_show_is_refused(types) -> None:
    said = types(f"notice ACME-5 --document https://files.example.com/{'x' * 1_800}")
    assert "--document has 1,800 characters at most: shorten it." in said


def test_one_paper_is_kept(slack, types) -> None:
    form = types("notice ACME-5")
    both = {"The paper, as a file": LETTER, "Or its web address": "https://files.example.com/a"}
    assert "One paper is kept" in slack.person("anna").submits(form, both).errors["document"]


def test_what_was_sent_has_no_effect_before_it_is_received(slack, types, store) -> None:
    said = types("notice ACME-5 sent --on 2026-08-14 --form registered letter")
    assert "it ends on 31 Dec (in 137 days), once the notice is received*" in said
    assert "It has no effect until it is received: record the receipt then." in said
    anna = slack.person("anna")
    form = anna.presses("Record the receipt", on=said)
    assert "It counts from its receipt" in form
    proof = {"Received on": "2026-08-16", "Proof": "advice of delivery", "Reference": "RR 12 NL"}
    done = anna.submits(form, proof)
    ends = "Notice sent on 14 Aug 2026, received on 16 Aug 2026: it ends on 31 Dec (in 137 days)"
    assert ends in done
    assert "proof of receipt: advice of delivery, RR 12 NL" in done
    assert "Record the receipt" not in done
    assert "takes the place" not in done
    found = given(store)
    assert found.receipt
    assert (found.on, found.receipt.on) == (date(2026, 8, 14), date(2026, 8, 16))
    with store.reading() as work:
        entries = [entry.what for entry in work.journal.of("ACME-5")]
        assert [*work.journal.faults(), *work.audit.faults()] == []
    assert entries[-2:] == ["notice recorded", "receipt of the notice recorded"]


def test_a_receipt_that_comes_too_late_moves_the_end(types, keeping, store) -> None:
    soon = a_version(start="2025-11-16", end="2026-11-15", **RENEWING)
    keeping(a_contract("ACME-7", soon))
    said = types("notice ACME-7 sent --on 2026-08-14 --form registered letter")
    assert "it ends on 15 Nov (in 91 days), once the notice is received" in said
    late = types("notice ACME-7 received --by us")
    assert "It came too late for the term that ran then" in late
    assert "whose last day for notice was 15 Aug 2026: it ends the contract on 15 Nov 2027." in late
    assert "By the day of its receipt it ends then, and not on 15 Nov 2026." in late
    assert "takes the place" not in late
    assert given(store, "ACME-7").ends == date(2027, 11, 15)


def test_where_ours_is_on_its_way_nobody_guesses_which_one_came(slack, types, store) -> None:
    types("notice ACME-5 sent --on 2026-08-14 --form registered letter")
    said = types("notice ACME-5 received")
    assert "has not been received yet: which one came?" in said
    assert given(store).receipt is None
    assert "Received on" in slack.person("anna").presses("Ours was received", on=said)
    theirs = types("notice ACME-5 received --by them")
    assert "Notice received on 16 Aug 2026" in theirs
    assert "takes the place of the notice that was recorded before: sent on 14 Aug" in theirs


def test_in_the_form_it_is_asked_beside_by_whom(slack, types) -> None:
    types("notice ACME-5 sent --on 2026-08-14 --form registered letter")
    form = types("notice ACME-5")
    anna = slack.person("anna")
    errors = anna.submits(form, {"What happened": "Received"}).errors
    assert "which one came?" in errors["by"]


def test_it_cannot_have_come_before_it_was_sent(slack, types) -> None:
    types("notice ACME-5 sent --on 2026-08-14")
    assert "cannot have come before" in types("notice ACME-5 received --by us --on 2026-08-13")
    form = types("notice ACME-5 --receipt")
    assert "on" in slack.person("anna").submits(form, {"Received on": "2026-08-13"}).errors


def test_the_receipt_of_nothing_is_refused(types) -> None:
    assert "No notice was sent of which a receipt could be recorded." in types(
        "notice ACME-5 --receipt"
    )


def test_the_card_of_the_version_offers_the_receipt(slack, types) -> None:
    types("notice ACME-5 sent --on 2026-08-14")
    shown = types("show ACME-5/1")
    assert "Received on" in slack.person("anna").presses("Record the receipt", on=shown)
