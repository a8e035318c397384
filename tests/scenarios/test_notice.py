"""Notice was given: by typing or in a form, and what it does to a contract."""

from datetime import date
from typing import Any

import pytest

from contracts.people import Role
from contracts.renewal import NoticeGiven
from sandbox.cast import ANNA, MARIA
from store import NoticeState
from tests.examples import NOW, TODAY, a_contract, a_version
from tests.notifications.sweeping import swept

RENEWING: dict[str, Any] = {
    "renewal": {"kind": "automatic", "for": "12 months"},
    "notice": {"period": "3 months", "form": "registered letter"},
}


@pytest.fixture(autouse=True)
def office(slack, store) -> None:
    with store.writing("operator", NOW) as work:
        work.people.grant(ANNA.id, Role.REP)
        work.people.grant(MARIA.id, Role.MANAGER)


def given(store, ref: str = "ACME-1") -> NoticeGiven | None:
    with store.reading() as work:
        return work.contracts.called(ref).versions[-1].notice_given


def test_a_notice_that_was_received_ends_it_and_stops_renewal_and_warnings(types, store) -> None:
    said = types("notice ACME-1 received --on 2026-08-10")
    assert "*ACME Industries* · ACME-1/3" in said
    assert "*Notice received on 10 Aug 2026: it ends on 31 Dec (in 137 days)*" in said
    assert "The contract does not renew, and nobody is warned of it any more." in said
    found = given(store)
    assert found
    assert (found.by.value, found.how.value) == ("them", "received")
    assert "it ends on 31 Dec" in types("terms ACME")
    assert swept(store, TODAY) == []
    assert "*31 Dec 2026* · in 137 days · ends" in types("expiring --within 150")


def test_ours_that_counts_from_receipt_has_to_arrive_in_time(types, store) -> None:
    said = types("notice ACME-1 sent --form registered letter")
    ends = "it ends on 31 Dec (in 137 days), once the notice is received*"
    assert f"*Notice sent on 16 Aug 2026: {ends}" in said
    assert "It counts from receipt: make sure that it arrives by 30 Sep (in 45 days)." in said
    found = given(store)
    assert found
    assert (found.by.value, found.form) == ("us", "registered letter")


def test_what_comes_too_late_reaches_the_next_term_and_says_so(types, keeping) -> None:
    keeping(a_contract("ACME-5", a_version(start="2025-09-01", end="2026-08-31", **RENEWING)))
    said = types("notice ACME-5 received")
    assert "it ends on 31 Aug 2027" in said
    assert "It came too late for the term that ran then" in said
    assert "whose last day for notice was 31 May 2026: it ends the contract on 31 Aug 2027." in said


def test_what_counts_from_sending_may_have_been_sent_in_time(types, keeping) -> None:
    by_post = RENEWING | {"notice": {"period": "3 months", "counts": "sent"}}
    keeping(a_contract("ACME-5", a_version(start="2025-09-01", end="2026-08-31", **by_post)))
    said = types("notice ACME-5 received --on 2026-06-02")
    assert "if it was sent by 31 May 2026, record that instead:" in said
    again = types("notice ACME-5 sent --by them --on 2026-05-30")
    assert "Notice sent on 30 May 2026: it ends on 31 Aug (in 15 days)" in again
    assert "takes the place of the notice that was recorded before: received on 2 Jun" in again


def test_a_second_notice_takes_the_place_of_the_first_and_the_journal_keeps_both(
    types, store
) -> None:
    types("notice ACME-1 received --on 2026-08-10")
    types("notice ACME-1 received --on 2026-08-12", by="maria")
    found = given(store)
    assert found
    assert found.on == date(2026, 8, 12)
    with store.reading() as work:
        entries = [e for e in work.journal.of("ACME-1") if e.what == "notice recorded"]
        assert [*work.journal.faults(), *work.audit.faults()] == []
    assert [entry.actor for entry in entries] == [ANNA.id, MARIA.id]
    assert entries[0].new["3"]["notice_given"]["on"] == "2026-08-10"
    assert entries[1].old["3"]["notice_given"]["on"] == "2026-08-10"
    assert entries[1].new["why"]["replaces"]["on"] == "2026-08-10"


def test_the_same_notice_once_more_changes_nothing(types, store) -> None:
    types("notice ACME-1 received --on 2026-08-10")
    said = types("notice ACME-1 received --on 2026-08-10")
    assert "Recorded already: received on 10 Aug 2026, ends it on 31 Dec 2026." in said
    assert "Nothing changed." in said
    with store.reading() as work:
        assert sum(e.what == "notice recorded" for e in work.journal.of("ACME-1")) == 1


def test_an_end_that_both_sides_agreed_on_is_taken(types, store) -> None:
    said = types("notice ACME-1 received --ends 2026-09-15")
    assert "it ends on 15 Sep (in 30 days)" in said
    assert "too late" not in said


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("notice ACME-1 received --on 2026-08-17", "17 Aug 2026 is still to come"),
        ("notice ACME-1 lost", "HOW cannot be “lost”; possible: received and sent."),
        ("notice ACME-1 received --by both", "--by cannot be “both”; possible: us and them."),
        ("notice ACME-1 received --document paper", "This is no web address"),
        ("notice ACME-1 received --ends 2026-08-01", "lies before the notice"),
        ("notice ACME-1 received --on soon", "“soon” is not a day."),
        ("notice ACME-8 received", "There is no contract “ACME-8”."),
        ("notice", "CONTRACT is missing."),
        ("notice ENDS-1 received", "It ends by itself on 31 Dec 2026"),
        ("notice BARE-1 received", "No notice period was agreed"),
        ("notice OURS-1 received", "Only the other side may give notice."),
        ("notice DONE-1 received", "DONE-1 has no version in force."),
        ("notice PAUSED-1 received", "is suspended: no notice can be recorded."),
    ],
)
def test_what_cannot_be_is_a_sentence(types, keeping, store, line, sentence) -> None:
    paused = {"state": "suspended", "suspensions": [{"from": "2026-08-01"}]}
    keeping(
        a_contract("ENDS-1"),
        a_contract("BARE-1", a_version(renewal=RENEWING["renewal"])),
        a_contract("OURS-1", a_version(**RENEWING | {"notice": {"period": "1 day", "by": "us"}})),
        a_contract("DONE-1", a_version(state="canceled")),
        a_contract("PAUSED-1", a_version(**RENEWING | paused)),
    )
    assert sentence in types(line)
    assert given(store) is None


def test_a_viewer_records_nothing(types, store) -> None:
    assert "You may not record a notice." in types("notice ACME-1 received", by="viktor")
    assert "You may not record a notice." in types("notice ACME-1", by="viktor")
    assert given(store) is None


def test_the_form_says_what_was_agreed_and_what_it_would_do(types, slack, store) -> None:
    form = types("notice ACME-1")
    assert form.view.content["title"]["text"] == "Record a notice"
    assert "Agreed: 3 months to the end of the term, counted from receipt." in form
    assert "Given on 16 Aug 2026, it ends on 31 Dec 2026." in form
    done = slack.person("anna").submits(
        form, {"What happened": "Sent", "When": "2026-08-14", "Form": "registered letter"}
    )
    assert "Notice sent on 14 Aug 2026: it ends on 31 Dec (in 137 days)" in done
    found = given(store)
    assert found
    assert (found.by.value, found.on, found.form) == ("us", date(2026, 8, 14), "registered letter")


def test_an_end_that_nobody_can_work_out_is_asked_for(types, slack, keeping, store) -> None:
    keeping(a_contract("ACME-5", a_version(renewal=RENEWING["renewal"])))
    form = types("notice ACME-5")
    assert "No notice was agreed." in form
    assert "nobody can work out when notice ends it" in form
    anna = slack.person("anna")
    assert "ends" in anna.submits(form, {}).errors
    assert "it ends on 30 Sep (in 45 days)" in anna.submits(
        form, {"Last day in force": "2026-09-30"}
    )
    assert given(store, "ACME-5")


@pytest.mark.parametrize(
    ("name", "typed", "where", "sentence"),
    [
        ("When", "2026-08-17", "on", "is still to come"),
        ("Or its web address", "paper", "document", "This is no web address"),
        ("Last day in force", "2026-01-01", "ends", "lies before the notice"),
    ],
)
def test_mistakes_stand_beside_their_inputs(slack, name, typed, where, sentence) -> None:
    anna = slack.person("anna")
    form = anna.types("/contract notice ACME-1")
    assert sentence in anna.submits(form, {name: typed}).errors[where]


def test_the_other_side_alone_may_give_it_is_said_beside_by_whom(types, slack, keeping) -> None:
    ours = RENEWING | {"notice": {"period": "1 month", "by": "us"}}
    keeping(a_contract("ACME-5", a_version(**ours)))
    form = types("notice ACME-5")
    anna = slack.person("anna")
    assert "other side" in anna.submits(form, {"What happened": "Received"}).errors["by"]
    assert "Notice sent" in anna.submits(form, {"What happened": "Sent"})


def test_what_comes_of_it_is_shown_before_and_after_it_is_recorded(types, slack, keeping) -> None:
    shared = {"account": None, "kind": "base", "title": "Nordic terms"}
    keeping(a_contract("BASE-N", a_version(**RENEWING), **shared))
    keeping(a_contract("ACME-5", base="BASE-N"), a_contract("ACME-6", base="BASE-N"))
    form = types("notice BASE-N")
    assert "It does not renew then, and nobody is warned of it any more." in form
    stays = "ACME-5 and ACME-6 belong or refer to it, and stay as they are."
    assert stays in form
    assert stays in slack.person("anna").submits(form, {"What happened": "Received"})


def test_a_second_notice_in_the_form_says_that_it_replaces_the_first(types) -> None:
    types("notice ACME-1 received --on 2026-08-10")
    assert "A notice is recorded already: received on 10 Aug 2026" in types("notice ACME-1")


def test_what_may_follow_is_named(types, keeping) -> None:
    coming = a_version(2, state="pending", start="2027-01-01", end="2027-12-31")
    keeping(a_contract("ACME-5", a_version(**RENEWING), coming))
    said = types("notice ACME-5 received")
    assert "ACME-5/2 is waiting for approval: cancel it if nothing is to follow." in said


def test_an_open_warning_is_brought_up_to_date(types, store) -> None:
    swept(store, TODAY)
    with store.writing("operator", NOW) as work:
        [before, *_] = work.outbox.listed([NoticeState.WAITING], 10)
    types("notice ACME-1 received")
    with store.reading() as work:
        after = work.outbox.find(before.id)
    assert after
    assert after.wanted == before.wanted + 1
