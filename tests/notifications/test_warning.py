"""What a warning says, when it is delivered and when it is brought up to date."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from blocks.kit import Message
from blocks.plain import plain_text
from blocks.unique import buttons
from contracts.contract import Contract
from contracts.deadlines import Deadline, DeadlineKind
from notifications.kind import Moment
from notifications.kinds.warning import warning
from notifications.warnings import Warned
from sandbox.checks.surfaces import check_message
from store import Notice, NoticeState, Store
from tests.examples import ACME, BASE_EU, a_contract, a_version, keep
from tests.notifications.sweeping import HERE

RENEWING: dict[str, Any] = {
    "renewal": {"kind": "automatic", "for": "12 months"},
    "notice": {"period": "3 months"},
    "value": "240000 EUR",
}
NOTICE = Deadline(DeadlineKind.NOTICE, date(2026, 9, 30))
RENEWAL = Deadline(DeadlineKind.RENEWAL, date(2027, 1, 1))
SUNDAY = Deadline(DeadlineKind.END, date(2026, 9, 20))
AUGUST = datetime(2026, 8, 16, 9, tzinfo=UTC)
OCTOBER = datetime(2026, 10, 12, 9, tzinfo=UTC)
SAID = "1700000000.000100"


def a_notice(deadline: Deadline, ref: str, ts: str | None) -> Notice:
    """The row about *deadline* as it stands in the outbox; with *ts* it was said already."""
    new = Warned(ref, 1, deadline, 30).notice("C0ALR0001")
    said = {name: getattr(new, name) for name in new.__dataclass_fields__}
    waits = {"wanted": 1, "shown": 0, "state": NoticeState.WAITING}
    return Notice(id=1, token="t", created_at=AUGUST, due_at=AUGUST, ts=ts, **said, **waits)


def shown(
    store: Store,
    deadline: Deadline,
    now: datetime = AUGUST,
    *,
    ts: str | None = None,
    ref: str = "ACME-1",
) -> Message | None:
    with store.reading() as work:
        return warning.message(a_notice(deadline, ref, ts), work, Moment(now, HERE))


def said(store: Store, deadline: Deadline, now: datetime = AUGUST, **more: str | None) -> str:
    message = shown(store, deadline, now, **more)
    assert message
    assert check_message(list(message.blocks))
    return plain_text(message)


def labels(message: Message | None) -> list[str]:
    assert message
    return [button["text"]["text"] for block in message.blocks for button in buttons(block)]


@pytest.fixture
def renewing(store: Store) -> Store:
    keep(store, a_contract("ACME-1", a_version(**RENEWING)), accounts=(ACME,))
    return store


def test_a_notice_deadline_says_until_when_and_what_happens_else(renewing: Store) -> None:
    assert said(renewing, NOTICE).splitlines() == [
        "ACME Industries · ACME-1/1 · Master supply agreement",
        "Notice must arrive by 30 Sep (in 45 days), else it renews for 12 months",
        "Without notice the next term runs from 1 Jan 2027 to 31 Dec 2027.",
        "Value 240,000 EUR · Owner @U0REP0001",
        "  [Draft the renewal] renew ACME-1",
        "  [Record a notice] notice ACME-1",
        "  [Terms in force] terms ACME",
    ]


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
    assert "the working day before is 18 Sep" in words


def test_an_end_says_that_nothing_follows_and_until_when_it_could(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(end="2026-09-20")), accounts=(ACME,))
    words = said(store, SUNDAY)
    assert "It ends on 20 Sep (in 35 days) and does not renew" in words
    assert "Nothing follows it yet: the next version has to be accepted by 18 Sep." in words
    assert "Record a notice" not in words
    assert "It ended on 20 Sep 2026" in said(store, SUNDAY, OCTOBER)


def test_a_gap_before_the_next_version_is_named(store: Store) -> None:
    ending, later = a_version(end="2026-09-20"), a_version(2, start="2026-10-15", end=None)
    keep(store, a_contract("ACME-1", ending, later), accounts=(ACME,))
    assert "ACME-1/2 follows on 15 Oct 2026 only." in said(store, SUNDAY)


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
    assert labels(shown(renewing, NOTICE)) == ["Show ACME-1/2", "Record a notice", "Terms in force"]


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
        (OTHERWISE, "in force until 31 Dec 2028."),
    ],
)
def test_what_is_settled_is_not_said_but_what_was_said_says_so(
    renewing: Store, contract: Contract, outcome: str
) -> None:
    keep(renewing, contract)
    assert shown(renewing, NOTICE) is None
    assert f"Settled: {outcome}" in said(renewing, NOTICE, ts=SAID)
    message = shown(renewing, NOTICE, ts=SAID)
    assert labels(message) == ["Terms in force"]
    assert message
    assert message.text == "ACME Industries: settled"


def test_a_deadline_that_has_passed_is_not_settled_by_that(renewing: Store) -> None:
    assert "the last day for notice was 30 Sep 2026" in said(renewing, NOTICE, OCTOBER, ts=SAID)


def test_there_is_nothing_to_say_of_what_is_gone(renewing: Store) -> None:
    assert shown(renewing, NOTICE, ref="ACME-7") is None
    assert shown(renewing, NOTICE, ref="ACME-7", ts=SAID) is None


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


@pytest.mark.parametrize(
    ("zone", "left"), [("Pacific/Kiritimati", "in 44 days"), ("Pacific/Pago_Pago", "in 46 days")]
)
def test_days_are_counted_where_the_contract_lives(store: Store, zone: str, left: str) -> None:
    contract = a_contract("ACME-1", a_version(**RENEWING), timezone=zone)
    keep(store, contract, accounts=(ACME,))
    assert left in said(store, NOTICE, datetime(2026, 8, 16, 10, 30, tzinfo=UTC))


def test_an_admin_learns_why_the_warning_comes_to_them(renewing: Store) -> None:
    row = replace(a_notice(NOTICE, "ACME-1", None), recipient="U0ADM0001")
    with renewing.reading() as work:
        message = warning.message(row, work, Moment(AUGUST, HERE))
    assert message
    assert "No channel gets its warnings, so you do: type" in plain_text(message)
    assert "No channel" not in said(renewing, NOTICE)
