"""Every other look-up, as people type it."""

from tests.examples import TERMS, a_contract, a_version

TERMINATION = {"on": "2026-09-30", "reason": "closed its doors"}


def test_a_bare_command_offers_what_one_may_do(types) -> None:
    said = types("")
    assert "• `/contract terms ACME`  What a customer is entitled to" in said
    assert "role" not in said
    assert "• `/contract role list`" in types("help", by="ada")


def test_the_menu_leads_on_by_buttons(slack, types) -> None:
    menu = types("")
    assert "No deadline in the next 90 days." not in slack.person("anna").presses(
        "What expires soon of mine", on=menu
    )


def test_help_on_one_command_gives_examples(types) -> None:
    said = types("help terms")
    assert "• `/contract terms ACME --on 2026-03-01`" in said
    assert "There is no command “tersm”." in types("help tersm")


def test_find_takes_typing_errors_parts_and_clause_words(types) -> None:
    assert "*ACME Industries* · ACME" in types("find acme industires")
    assert "*BASE-EU* · European base terms" in types("find europ")
    assert "*ACME-1/3*" in types("find laws netherlands")
    assert "*ACME-1/3* · Governing law\n" in types("find governing")
    assert "Nothing found for “qwertz”." in types("find qwertz")


def test_find_says_where_there_may_be_more(types, keeping) -> None:
    keeping(*(a_contract(f"ACME-{n}", title="Rhine Bridge") for n in range(20, 31)))
    assert "The 10 best of a kind are shown: another word narrows it." in types("find rhine")
    assert "best of a kind" not in types("find acme industries")


def test_show_has_every_word_of_a_version(types) -> None:
    said = types("show acme-1")
    assert "*ACME-1/3* · ACME Industries · in force until 31 Dec 2026" in said
    assert "3 months to the end of the term, counted from receipt" in said
    assert "• Governing law\n> The laws of the Netherlands govern this agreement." in said
    assert "*ACME-1/2*" in types("show ACME-1/2")
    assert "ACME-1 has no version “9”." in types("show ACME-1/9")


def test_show_says_since_when_another_version_holds(types, keeping) -> None:
    keeping(a_contract("ACME-5", a_version(1), a_version(2, start="2026-07-01")))
    assert "A later version took over on 1 Jul 2026" in types("show ACME-5/1")
    keeping(a_contract("ACME-10", a_version(1), a_version(2, start="2025-07-01")))
    assert "ACME-10/1* · ACME Industries · superseded on 1 Jul 2025" in types("show ACME-10/1")
    paused = a_version(1, suspensions=[{"from": "2026-08-01"}], state="suspended")
    keeping(a_contract("ACME-7", paused, a_version(2, start="2026-10-01")))
    assert "· suspended since 1 Aug 2026" in types("show ACME-7/1")
    keeping(a_contract("ACME-6", a_version(1, start="unknown"), a_version(2, start="unknown")))
    said = types("show ACME-6/1")
    assert "superseded, on an unknown day" in said
    assert "A later version took over; it is not known when" in said


def test_history_lists_versions_and_the_journal(types) -> None:
    said = types("history ACME-1")
    assert "*ACME-1/3* · in force until 31 Dec 2026" in said
    assert "*ACME-1/2* · superseded on 1 Jan 2026" in said
    assert "16 Aug 2026 · operator · contract added" in said


def test_diff_goes_field_by_field(types, keeping) -> None:
    changed = [TERMS[0] | {"percent": -7}, *TERMS[1:2]]
    keeping(a_contract("ACME-3", a_version(1), a_version(2, start="2026-07-01", terms=changed)))
    said = types("diff ACME-3")
    assert "*ACME-3/2* compared with *ACME-3/1*" in said
    assert "• start: 1 Jan 2026 → 1 Jul 2026" in said
    assert "• −5 % on the whole catalog → *−7 % on the whole catalog*" in said
    assert "\u2003◦ percent: −5 → −7" in said
    assert "*Removed*" in said
    assert "Name two different versions of ACME-3." in types("diff ACME-3 2 2")
    keeping(a_contract("ACME-4", a_version(1, state="superseded"), a_version(2)))
    assert "*ACME-4/2* compared with *ACME-4/1*: nothing differs." in types("diff ACME-4")


def test_expiring_lists_deadlines_by_day(types) -> None:
    said = types("expiring --within 150")
    assert "2 deadlines in the next 150 days" in said
    assert "*30 Sep 2026* · in 45 days · last day for notice, else it renews for 12 months" in said
    assert "No deadline in the next 10 days." in types("expiring --within 10")
    assert "2 deadlines" in types("expiring --within 150 --mine", by="anna")
    assert "No deadline" in types("expiring --within 150 --mine", by="ben")


def test_expiring_leaves_out_what_a_later_version_has_settled(types, keeping) -> None:
    renewing = {"renewal": {"kind": "automatic", "for": "12 months"}, "notice": {"period": "1 day"}}
    following = a_version(2, start="2027-01-01", end="2030-12-31")
    keeping(
        a_contract("ACME-5", a_version(1), following),
        a_contract("ACME-6", a_version(1, **renewing), following),
        a_contract("ACME-7", a_version(1, **renewing, end="2026-09-10"), following),
        a_contract("ACME-8", a_version(1), a_version(2, start="2027-02-01", end="2030-12-31")),
        a_contract("ACME-9", a_version(1, state="terminated", termination=TERMINATION)),
    )
    said = types("expiring --within 150")
    refs = [ref for ref in ("ACME-5", "ACME-6", "ACME-7", "ACME-8", "ACME-9") if ref in said]
    assert refs == ["ACME-8"]
    assert "*31 Dec 2026* · in 137 days · ends" in said


def test_expiring_counts_days_in_words(types) -> None:
    assert "No deadline today." in types("expiring --within 0")
    assert "No deadline in the next day." in types("expiring --within 1")


def test_where_nothing_expires_a_button_looks_further(slack, types) -> None:
    anna = slack.person("anna")
    none = types("expiring --within 10 --mine")
    later = anna.presses("Look 90 days ahead", on=none)
    assert "*30 Sep 2026*" in later
    assert "No deadline in the next 3,650 days." in types("expiring --within 3650 --mine", by="ben")


def test_what_was_perhaps_meant_is_asked_as_it_was_asked(slack, types) -> None:
    anna = slack.person("anna")
    then = anna.presses("ACME · ACME Industries", on=types("terms ACNE --on 2025-03-01"))
    assert "As of 1 Mar 2025" in then
    assert "*ACME-1/2*" in anna.presses("ACME-1", on=types("show ACME-7/2"))
    changed = anna.presses("ACME-1", on=types("diff ACME-7 3 2"))
    assert "*ACME-1/2* compared with *ACME-1/3*" in changed


def test_account_says_who_they_are(types) -> None:
    said = types("account acme")
    assert "*ACME Industries* · ACME" in said
    assert "<@U0REP0001>" in said
    assert "ACME-1/3 · in force until 31 Dec 2026" in said


def test_answers_lead_to_each_other_by_buttons(slack, types) -> None:
    anna = slack.person("anna")
    answer = types("terms ACME")
    shown = anna.presses("Every word of ACME-1/3", on=answer)
    assert "*ACME-1/3*" in shown
    history = anna.presses("History", on=shown)
    assert "*Journal*" in history
    assert "compared with *ACME-1/2*" in anna.presses("What version 3 changed", on=history)
    account = types("account ACME")
    assert "ACME-1/3 · in force until" in anna.presses("Terms in force", on=account)
    never = types("terms O'Neil")
    assert "No contracts yet." in anna.presses("Account", on=never)


def test_the_pages_of_a_shared_answer_are_turned_in_private(slack, types, keeping) -> None:
    clauses = [
        {"kind": "clause", "title": f"Clause {n:02}", "text": "Long. " * 90} for n in range(40)
    ]
    keeping(a_contract("ONEIL-1", a_version(terms=clauses), account="ONEIL"))
    shared = types("show ONEIL-1 --share")
    assert not shared.is_ephemeral
    assert slack.person("ben").presses("Next", on=shared).is_ephemeral
    assert len(slack.person("maria").sees("#sales")) == 1
