"""What a warning says, when it is delivered and when it is brought up to date."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from dateutil.relativedelta import relativedelta

from blocks.plain import plain_text
from contracts.contract import Contract
from contracts.deadlines import Deadline, DeadlineKind
from notifications.kind import Moment
from notifications.kinds.warning import warning
from notifications.warnings import Warned
from store import Store
from tests.examples import ACME, BASE_EU, a_contract, a_version, keep
from tests.notifications.sweeping import HERE
from tests.notifications.warning_rows import (
    AUGUST,
    NOTICE,
    OCTOBER,
    RENEWAL,
    RENEWING,
    SAID,
    SUNDAY,
    a_notice,
    labels,
    row_of,
    said,
    shown,
)

pytestmark = pytest.mark.words


@pytest.fixture
def renewing(store: Store) -> Store:
    keep(store, a_contract("ACME-1", a_version(**RENEWING)), accounts=(ACME,))
    return store


def test_a_notice_deadline_says_until_when_and_what_happens_else(renewing: Store) -> None:
    assert said(renewing, NOTICE).splitlines() == [
        "ACME Industries · ACME-1/1 · Master supply agreement",
        "Notice must arrive by 30 Sep (in 45 days), else it renews for 12 months",
        "Without notice the next term runs from 1 Jan 2027 to 31 Dec 2027, about 240,000 EUR.",
        "Value 240,000 EUR · Owner @U0REP0001",
        "  [Renew as is] renew ACME-1 --as-is",
        "  [Renegotiate] renew ACME-1",
        "  [Let it lapse] lapse ACME-1/1",
        "  [Record a notice] notice ACME-1",
        "  [I take it] take ACME-1/1 --kind notice --day 2026-09-30",
        "  [Put it off] snooze ACME-1/1 --kind notice --day 2026-09-30",
        "  [Terms in force] terms ACME",
    ]


@pytest.mark.parametrize(
    ("day", "mark"),
    [(16, ":large_orange_circle: "), (28, ":large_orange_circle: "), (29, ":red_circle: ")],
)
def test_what_is_urgent_has_one_mark_in_front(renewing: Store, day: int, mark: str) -> None:
    words = said(renewing, NOTICE, datetime(2026, 9, day, 9, tzinfo=UTC)).splitlines()
    assert words[0] == f"{mark}ACME Industries · ACME-1/1 · Master supply agreement"
    assert words[1].startswith("Notice must arrive by 30 Sep")
    assert words[2].startswith("Without notice the next term runs from 1 Jan 2027")


def test_what_was_missed_is_red_but_not_what_has_come_to_pass(renewing: Store) -> None:
    assert said(renewing, NOTICE, OCTOBER).startswith(":red_circle: ACME Industries")
    after_it = datetime(2027, 1, 10, 9, tzinfo=UTC)
    assert said(renewing, RENEWAL, after_it).startswith("ACME Industries")
    assert said(renewing, RENEWAL, OCTOBER).startswith("ACME Industries")


def test_once_the_next_term_has_begun_nothing_is_urgent_any_more(renewing: Store) -> None:
    words = said(renewing, NOTICE, datetime(2027, 1, 5, 9, tzinfo=UTC))
    assert words.startswith("ACME Industries")
    assert "It renewed for 12 months on 1 Jan 2027 (4 days ago)" in words


def test_what_is_settled_has_no_mark(renewing: Store) -> None:
    keep(renewing, NOTICED)
    late = datetime(2026, 9, 29, 9, tzinfo=UTC)
    assert said(renewing, NOTICE, late, ts=SAID).startswith("ACME Industries")


def test_there_are_never_two_marks(renewing: Store) -> None:
    decided = [{"on": "2026-12-31", "reason": "They buy elsewhere"}]
    keep(renewing, a_contract("ACME-1", a_version(lapses=decided, **RENEWING)))
    words = said(renewing, NOTICE, datetime(2026, 9, 29, 9, tzinfo=UTC))
    assert words.count(":red_circle:") == 1
    assert ":red_circle: It is decided that nothing follows: They buy elsewhere" in words


@pytest.mark.parametrize(
    ("deadline", "now", "text"),
    [
        (NOTICE, AUGUST, "ACME Industries: notice is possible until 30 Sep 2026"),
        (NOTICE, OCTOBER, "ACME Industries: the last day for notice was 30 Sep 2026"),
        (RENEWAL, OCTOBER, "ACME Industries: renews on 1 Jan 2027"),
    ],
)
def test_the_notification_names_the_day_and_no_amount(renewing, deadline, now, text) -> None:
    message = shown(renewing, deadline, now)
    assert message
    assert message.text == text


@pytest.mark.parametrize("deadline", [NOTICE, RENEWAL])
def test_when_it_is_too_late_it_says_so_and_what_notice_still_does(renewing, deadline) -> None:
    words = said(renewing, deadline, OCTOBER)
    renews = "It renews for 12 months on 1 Jan (in 81 days): the last day for notice was"
    assert f"{renews} 30 Sep 2026" in words
    assert "Notice given today would end it on 31 Dec 2027." in words


def test_a_renewal_that_has_come_says_so(renewing: Store) -> None:
    words = said(renewing, NOTICE, datetime(2027, 1, 10, 9, tzinfo=UTC))
    assert "It renewed for 12 months on 1 Jan 2027 (9 days ago)" in words


def test_a_renewal_that_notice_can_still_prevent_says_that(renewing: Store) -> None:
    assert "Notice must arrive by 30 Sep" in said(renewing, RENEWAL)


def test_the_day_to_act_is_a_working_day(store: Store) -> None:
    version = a_version(**RENEWING | {"end": "2026-12-20"})
    keep(store, a_contract("ACME-1", version), accounts=(ACME,))
    words = said(store, Deadline(DeadlineKind.NOTICE, date(2026, 9, 20)))
    assert "Notice must arrive by 20 Sep (in 35 days)" in words
    assert "; act by 18 Sep, the working day before" in words


def test_an_end_says_that_nothing_follows_and_until_when_it_could(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(end="2026-09-20")), accounts=(ACME,))
    words = said(store, SUNDAY)
    assert "It ends on 20 Sep (in 35 days) and does not renew" in words
    assert "To go on without a gap, a next version must be accepted by 18 Sep." in words
    assert "Record a notice" not in words
    assert "It ended on 20 Sep 2026" in said(store, SUNDAY, OCTOBER)


def test_a_gap_before_the_next_version_is_named(store: Store) -> None:
    ending, later = a_version(end="2026-09-20"), a_version(2, start="2026-10-15", end=None)
    keep(store, a_contract("ACME-1", ending, later), accounts=(ACME,))
    assert "ACME-1/2 follows, but only on 15 Oct 2026." in said(store, SUNDAY)


def test_a_renewal_without_notice_says_that_nothing_ends_it(store: Store) -> None:
    version = a_version(renewal=RENEWING["renewal"])
    keep(store, a_contract("ACME-1", version), accounts=(ACME,))
    words = said(store, RENEWAL, OCTOBER)
    assert "It renews for 12 months on 1 Jan (in 81 days)" in words
    assert "No notice is agreed" in words
    assert "Record a notice" not in words


@pytest.mark.parametrize(
    ("state", "stands"),
    [
        ("draft", "ACME-1/2 is a draft"),
        ("pending", "ACME-1/2 is waiting for approval"),
        ("approved", "ACME-1/2 is approved and waits for the customer’s acceptance"),
        ("rejected", "ACME-1/2 was rejected"),
    ],
)
def test_a_version_on_its_way_is_named_and_settles_nothing(renewing, state, stands) -> None:
    coming = a_version(2, start="2027-01-01", end="2027-12-31", state=state)
    keep(renewing, a_contract("ACME-1", a_version(**RENEWING), coming))
    assert f"{stands}: that alone changes nothing." in said(renewing, NOTICE)
    assert labels(shown(renewing, NOTICE))[:2] == ["Show ACME-1/2", "Let it lapse"]


FOLLOWED = a_contract(
    "ACME-1",
    a_version(state="superseded", **RENEWING),
    a_version(2, start="2027-01-01", end="2027-12-31"),
)
GIVEN = {"on": "2026-08-10", "ends": "2026-12-31"}
NOTICED = a_contract("ACME-1", a_version(notice_given=GIVEN, **RENEWING))
TERMINATION = {"on": "2026-08-31", "reason": "closed its doors"}
TERMINATED = a_contract(
    "ACME-1", a_version(state="terminated", termination=TERMINATION, **RENEWING)
)
OTHERWISE = a_contract("ACME-1", a_version(**RENEWING | {"end": "2028-12-31"}))


@pytest.mark.parametrize(
    ("contract", "outcome"),
    [
        (FOLLOWED, "ACME-1/2 was accepted, in force from 1 Jan 2027."),
        (NOTICED, "Notice received on 10 Aug 2026: it ends on 31 Dec (in 137 days)."),
        (TERMINATED, "Terminated: closed its doors."),
        (
            OTHERWISE,
            "30 Sep 2026 does not count any more. Notice must arrive by 30 Sep 2028 (in 776 days)",
        ),
    ],
)
def test_what_is_settled_is_not_said_but_what_was_said_says_so(
    renewing: Store, contract: Contract, outcome: str
) -> None:
    keep(renewing, contract)
    assert shown(renewing, NOTICE) is None
    assert f"Settled. {outcome}" in said(renewing, NOTICE, ts=SAID)
    message = shown(renewing, NOTICE, ts=SAID)
    assert labels(message) == ["Terms in force"]
    assert message
    assert message.text == "ACME Industries: settled"


def test_a_deadline_that_has_passed_is_not_settled_by_that(renewing: Store) -> None:
    assert "the last day for notice was 30 Sep 2026" in said(renewing, NOTICE, OCTOBER, ts=SAID)


def test_there_is_nothing_to_say_of_what_is_gone(renewing: Store) -> None:
    assert shown(renewing, NOTICE, ref="ACME-7") is None
    assert shown(renewing, NOTICE, ref="ACME-7", ts=SAID) is None


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (1, "It was due once before, and nobody was warned in time: 30 Jun 2026."),
        (2, "due 2 times before, and nobody was warned in time: 31 May 2026 and 30 Jun 2026."),
        (8, "8 times before, and nobody was warned in time: from 30 Nov 2025 to 30 Jun 2026."),
    ],
)
def test_the_times_that_passed_before_are_named(store, before, sentence) -> None:
    report = {"kind": "obligation", "who": "us", "what": "Report", "due": "2025-01-31"}
    version = a_version(start="2025-01-01", terms=[report | {"every": "1 month"}])
    keep(store, a_contract("ACME-1", version), accounts=(ACME,))
    ends = [date(2026, 7, 1) - relativedelta(months=n, days=1) for n in range(before)]
    deadline = Deadline(DeadlineKind.OBLIGATION, date(2026, 7, 31), 1)
    warned = Warned("ACME-1", 1, deadline, 1, (30, 14), unsaid=tuple(sorted(ends)))
    assert Warned.read(warned.notice("C1").facts) == warned
    with store.reading() as work:
        message = warning.message(row_of(warned), work, Moment(AUGUST, HERE))
    assert message
    words = plain_text(message)
    assert sentence in words
    assert words.lower().count("this one stands for all.") == 1
    assert words.startswith(":red_circle: ACME Industries")


def test_shared_terms_have_no_customer(store: Store) -> None:
    base = BASE_EU.model_copy(update={"versions": a_contract("X", a_version()).versions})
    keep(store, base)
    end = Deadline(DeadlineKind.END, date(2026, 12, 31))
    words = said(store, end, ref="BASE-EU")
    assert words.startswith("Shared terms · BASE-EU/1")
    assert "[Show] show BASE-EU/1" in words


def test_why_it_is_suspended_stands_beside(store: Store) -> None:
    paused = {"state": "suspended", "suspensions": [{"from": "2026-08-01", "reason": "unpaid"}]}
    keep(store, a_contract("ACME-1", a_version(**RENEWING | paused)), accounts=(ACME,))
    words = said(store, NOTICE)
    assert "Notice must arrive by 30 Sep" in words
    assert "Suspended: unpaid" in words
    assert "[Resume it] resume ACME-1/1" in words
    assert "Record a notice" not in words


@pytest.mark.parametrize(
    ("zone", "left"), [("Pacific/Kiritimati", "in 44 days"), ("Pacific/Pago_Pago", "in 46 days")]
)
def test_days_are_counted_where_the_contract_lives(store: Store, zone: str, left: str) -> None:
    contract = a_contract("ACME-1", a_version(**RENEWING), timezone=zone)
    keep(store, contract, accounts=(ACME,))
    assert left in said(store, NOTICE, datetime(2026, 8, 16, 10, 30, tzinfo=UTC))


def test_an_admin_learns_why_the_warning_comes_to_them(renewing: Store) -> None:
    row = a_notice(NOTICE, "ACME-1", None)
    row = replace(row, recipient="U0ADM0001", facts={**row.facts, "notes": [{"note": "nobody"}]})
    with renewing.reading() as work:
        message = warning.message(row, work, Moment(AUGUST, HERE))
    assert message
    assert "Nobody else gets its warnings, so you do: type" in plain_text(message)
    assert "Nobody else" not in said(renewing, NOTICE)
