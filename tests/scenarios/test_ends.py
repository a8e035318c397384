"""A contract is terminated, suspended, resumed or let lapse, where nobody else has to agree."""

from datetime import date

import pytest

from contracts.lifecycle import State
from tests.examples import TODAY, a_contract, a_version
from tests.notifications.sweeping import swept
from tests.scenarios.approving import open_office
from tests.scenarios.ending_early import MARIA_TERMINATES, contract, typed, version


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping)


def test_a_manager_terminates_at_once_and_is_told_what_comes_of_it(types, store) -> None:
    said = typed(types, f"{MARIA_TERMINATES} --on 2026-11-30")
    assert "*ACME-1/3* is terminated: 30 Nov 2026 is its last day in force." in said
    assert "It does not renew any more, neither on 1 Jan 2027 nor later." in said
    assert "Nobody is warned any more of the last day for notice on 30 Sep (in 45 days)." in said
    assert "ACME-1/4, a draft: it stays; cancel it if nothing is to follow." in said
    ended = version(store)
    assert ended.state is State.TERMINATED
    assert ended.termination
    assert str(ended.termination) == "on 30 Nov 2026, They closed their doors, insolvency"
    assert swept(store, TODAY) == []
    assert "Master supply agreement" in types("terms ACME --on 2026-11-30")
    assert "no contract in force" in types("terms ACME --on 2026-12-01")


def test_reason_and_circumstances_stand_in_the_journal_and_in_the_history(types, store) -> None:
    typed(types, MARIA_TERMINATES)
    with store.reading() as work:
        entry = work.journal.of("ACME-1")[-1]
        assert [*work.journal.faults(), *work.audit.faults()] == []
    assert (entry.what, entry.actor) == ("terminated", "U0MGR0001")
    assert entry.new["why"] == {
        "reason": "They closed their doors",
        "circumstances": "insolvency",
    }
    assert "terminated; “They closed their doors”; insolvency" in types("history ACME-1")


def test_without_its_reason_a_form_says_first_what_comes_of_it(slack, store) -> None:
    maria = slack.person("maria")
    form = maria.types("/contract terminate ACME-1", in_="#sales")
    assert "ACME Industries" in form
    assert "Its last day in force is *16 Aug 2026* instead of 31 Dec 2026." in form
    assert "It does not renew any more, neither on 1 Jan 2027 nor later." in form
    assert "Nobody else has to agree: it is done at once." in form
    assert version(store).state is State.ACTIVE
    filled = {
        "Last day in force": "2026-09-30",
        "Reason": "They buy elsewhere",
        "Circumstances": "competitor",
        "More about the circumstances": "10 % cheaper",
    }
    said = maria.submits(form, filled)
    assert "30 Sep 2026 is its last day in force" in said
    stop = version(store).termination
    assert stop
    assert stop.circumstances == "competitor, 10 % cheaper"


def test_a_day_on_which_it_does_not_run_is_said_beside_its_input(slack, store) -> None:
    maria = slack.person("maria")
    form = maria.types("/contract terminate ACME-2", in_="#sales")
    assert "There is no contract" in form
    form = maria.types("/contract suspend ACME-1", in_="#sales")
    filled = {"First day on which it is not in force": "2025-09-30", "Reason": "Unpaid"}
    said = maria.submits(form, filled)
    assert "30 Sep 2025 lies before its start, 1 Jan 2026." in said
    assert version(store).state is State.ACTIVE


def test_of_an_end_that_nobody_knows_nothing_is_guessed(types, slack, keeping) -> None:
    keeping(
        a_contract("ODD-1", a_version(end="unknown")), a_contract("OPEN-1", a_version(end=None))
    )
    form = slack.person("maria").types("/contract terminate ODD-1", in_="#sales")
    assert "in force is *16 Aug 2026*; when it would end is not known." in form
    form = slack.person("maria").types("/contract end ACME", in_="#sales")
    assert "*ODD-1/1* · Master supply agreement, of which nobody knows when it would end" in form
    assert "*OPEN-1/1* · Master supply agreement, which was open-ended" in form


def test_whoever_is_no_manager_is_told_whom_to_ask(types, store) -> None:
    for line in ("terminate ACME-1", "terminate ACME-1 --reason x", "suspend ACME-1 --reason x"):
        said = types(line)
        assert "Only a manager" in said
        assert "<@U0MGR0001>" in said
    refused = types("terminate ACME-1", by="farid", in_="#renewals")
    assert "You may not end or suspend contracts." in refused
    assert version(store).state is State.ACTIVE


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("terminate ACME-1 --on 2025-12-31 --reason x", "lies before its start, 1 Jan 2026"),
        ("terminate ENDS-1 --on 2027-01-01 --reason x", "It ends on 31 Dec 2026 anyway"),
        ("suspend ENDS-1 --from 2027-01-01 --reason x", "It ends on 31 Dec 2026 anyway"),
        ("terminate DONE-1 --reason x", "DONE-1 has no version in force."),
        ("terminate ACME-1/2 --reason x", "was replaced by a later version: it cannot be termina"),
        ("terminate ACME-1/4 --reason x", "is a draft: it cannot be terminated."),
        ("suspend PAUSED-1 --reason x", "PAUSED-1/1 is suspended: it cannot be suspended."),
        ("resume ACME-1", "there is nothing to resume."),
        ("lapse OPEN-1 --reason x", "It runs until notice"),
        ("lapse ODD-1 --reason x", "Nobody knows how long it runs"),
        ("lapse OVER-1 --reason x", "It ended on 30 Jun 2026: nothing follows it."),
        ("terminate BASE-EU --reason x", "BASE-EU is in use by ACME-1: it stays in force."),
        ("suspend BASE-EU --reason x", "BASE-EU is in use by ACME-1: it stays in force."),
        ("suspend BASE-EU", "BASE-EU is in use by ACME-1: it stays in force."),
        ("terminate ACME-8 --reason x", "There is no contract “ACME-8”."),
    ],
)
def test_what_cannot_be_is_a_sentence(types, keeping, store, line, sentence) -> None:
    paused = {"state": "suspended", "suspensions": [{"from": "2026-08-01"}]}
    odd = {"end": "unknown"}
    keeping(
        a_contract("ENDS-1"),
        a_contract("DONE-1", a_version(state="canceled")),
        a_contract("PAUSED-1", a_version(**paused)),
        a_contract("OPEN-1", a_version(end=None)),
        a_contract("ODD-1", a_version(**odd)),
        a_contract("OVER-1", a_version(end="2026-06-30")),
    )
    before = {ref: contract(store, ref) for ref in ("ACME-1", "ENDS-1", "BASE-EU", "PAUSED-1")}
    assert sentence in typed(types, line)
    assert before == {ref: contract(store, ref) for ref in before}


def test_a_base_that_nothing_in_force_refers_to_can_end_on_its_day(types, store) -> None:
    typed(types, f"{MARIA_TERMINATES} --on 2026-11-30")
    refused = typed(types, "terminate BASE-EU --on 2026-11-29 --reason new terms")
    assert "is in use by ACME-1" in refused
    said = typed(types, "terminate BASE-EU --on 2026-11-30 --reason new terms")
    assert "*BASE-EU/2* is terminated: 30 Nov 2026 is its last day in force." in said


def test_what_is_suspended_is_not_in_force_until_it_is_resumed(types, store, watch) -> None:
    said = typed(types, "suspend ACME-1 --reason Unpaid invoices")
    assert "*ACME-1/3* is suspended from 16 Aug 2026 on, until somebody resumes it." in said
    assert "Its deadlines go on meanwhile: the last day for notice on 30 Sep (in 45 days)" in said
    assert version(store).state is State.SUSPENDED
    assert "no contract in force" in types("terms ACME")
    assert "Unpaid invoices" in types("show ACME-1/3")
    watch.turn(days=10)
    assert "no contract in force" in types("terms ACME --on 2026-08-25")
    again = typed(types, "resume ACME-1")
    assert "*ACME Industries* · *ACME-1/3* is in force again." in again
    assert "Master supply agreement" in types("terms ACME")
    assert "no contract in force" in types("terms ACME --on 2026-08-25")
    assert "Master supply agreement" in types("terms ACME --on 2026-08-15")
    [pause] = version(store).suspensions
    assert (pause.start, pause.end) == (TODAY, date(2026, 8, 25))


def test_a_suspension_that_was_still_to_come_never_was(types, store) -> None:
    typed(types, "suspend ACME-1 --from 2026-09-01 --reason Unpaid invoices")
    assert "Master supply agreement" in types("terms ACME")
    assert "Only a manager resumes a contract." in types("resume ACME-1")
    typed(types, "resume ACME-1")
    assert version(store).suspensions == ()
    assert version(store).state is State.ACTIVE


def test_what_is_suspended_can_be_terminated(types, store) -> None:
    typed(types, "suspend ACME-1 --reason Unpaid invoices")
    assert "is terminated" in typed(types, MARIA_TERMINATES)
    assert "no contract in force" in types("terms ACME")


def test_what_renews_itself_still_does_after_it_was_let_lapse(types, store) -> None:
    said = typed(types, "lapse ACME-1 --reason Too expensive for them --circumstances price")
    assert "It is decided: nothing follows *ACME-1/3* after 31 Dec 2026." in said
    assert "It still renews after 31 Dec 2026 unless a notice is recorded:" in said
    assert "The last day for that notice is *30 Sep (in 45 days)*." in said
    lapse = version(store).lapse(date(2026, 12, 31))
    assert lapse
    assert (lapse.reason, lapse.circumstances) == ("Too expensive for them", "price")
    assert (lapse.by, lapse.decided) == ("U0MGR0001", TODAY)
    assert swept(store, date(2026, 9, 1))  # it stays red
    assert "It is decided already: after 31 Dec 2026" in typed(types, "lapse ACME-1 --reason x")


def test_after_the_last_day_for_notice_it_is_about_the_next_term(types, store, watch) -> None:
    watch.turn(days=50)
    said = typed(types, "lapse ACME-1 --reason Too expensive for them")
    assert "nothing follows *ACME-1/3* after 31 Dec 2027." in said


def test_of_the_end_that_shall_come_nobody_is_warned(types, store, keeping) -> None:
    keeping(a_contract("ENDS-1"))
    assert len(swept(store, date(2026, 10, 10))) >= 1
    said = typed(types, "lapse ENDS-1 --reason The project is over")
    assert "It ends by itself on *31 Dec (in 137 days)*: nothing more has to be done" in said
    with store.reading() as work:
        due = [one for one in work.warnings.due(date.max, None, 99) if one.contract == "ENDS-1"]
    assert due == []
