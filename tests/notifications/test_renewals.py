"""The clock makes renewals on their day: once, in order, for what entered before its term began."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from blocks.plain import plain_text
from contracts.account import Account
from contracts.deadlines import Deadline, DeadlineKind
from contracts.lifecycle import State
from contracts.people import Role
from contracts.renewal import NoticeGiven
from contracts.version import Version
from notifications.kind import Moment
from notifications.kinds.renewed import renewed
from notifications.kinds.warning import warning
from notifications.reactions import react
from notifications.warnings import KIND, Warned
from sandbox.cast import ADA
from store import OPERATOR, NoticeState, Store
from tests.examples import ACME, TODAY, a_contract, a_version, keep
from tests.notifications.renewing import (
    AUTOMATIC,
    NEW_YEAR,
    change,
    clock,
    contract,
    renewed_notices,
    says,
    stands,
)
from tests.notifications.sweeping import ALERTS, HERE, noon, swept
from tests.office import OFFICE


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """A store that reacts to what happens, as the serving process has it."""
    with closing(Store.at(database, react=react, access=OFFICE)) as reacting:
        yield reacting


def said(store: Store, at: date) -> str:
    notice, *_also = renewed_notices(store)
    with store.reading() as work:
        message = renewed.message(notice, work, Moment(noon(at), HERE))
    assert message
    return plain_text(message)


def test_on_its_day_it_is_a_version_with_a_journal_entry_and_a_message(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(3, **AUTOMATIC)), accounts=(ACME,))
    assert clock(store, date(2026, 12, 31)) == 0
    assert clock(store, NEW_YEAR) == 1
    assert stands(store) == [(3, "superseded", "2026-01-01"), (4, "active", "2027-01-01")]
    with store.reading() as work:
        entry = work.journal.of("ACME-1")[-1]
    assert (entry.actor, entry.what) == ("clock", "renewed by itself")
    assert entry.new["why"] == {"versions": [4], "first": "2027-01-01"}
    assert [one.recipient for one in renewed_notices(store)] == [ALERTS, "U0REP0001"]
    lines = said(store, NEW_YEAR).splitlines()
    assert lines[:5] == [
        "ACME Industries · ACME-1 · Master supply agreement",
        "It renewed by itself, as nobody gave notice: ACME-1/4 runs from 1 Jan 2027 to 31 Dec 2027",
        "All terms and prices stayed as they were.",
        "Next: Notice must arrive by 30 Sep (in 272 days), else it renews for 12 months",
        "Value 240,000 EUR · Owner @U0REP0001",
    ]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, "Next: A later version took over on 1 Jan 2027"),
        ({"start": "2027-02-01"}, "Next: A new version takes over on 1 Feb (in 31 days)"),
    ],
)
def test_once_another_version_takes_over_the_message_says_so(store: Store, more, says) -> None:
    keep(store, a_contract("ACME-1", a_version(3, **AUTOMATIC)), accounts=(ACME,))
    clock(store, NEW_YEAR)
    another = a_version(5, **AUTOMATIC, **{"start": "2027-01-01", "end": "2027-12-31"} | more)
    versions = (*contract(store).versions, Version.model_validate(another))
    keep(store, contract(store).model_copy(update={"versions": versions}))
    told = said(store, NEW_YEAR)
    assert says in told
    assert "superseded" not in told
    assert "Record a notice" not in told


def test_what_a_renewal_settled_is_a_sentence(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(3, **AUTOMATIC)), accounts=(ACME,))
    warned = Warned("ACME-1", 3, Deadline(DeadlineKind.NOTICE, date(2026, 9, 30)), 30)
    with store.writing("sweep", noon(TODAY)) as work:
        work.outbox.add(warned.notice(ALERTS), work.at)
    clock(store, NEW_YEAR)
    with store.reading() as work:
        [row] = [one for one in work.outbox.listed([NoticeState.WAITING], 9) if one.kind == KIND]
        posted = replace(row, ts="1.0")
        message = warning.message(posted, work, Moment(noon(NEW_YEAR), HERE))
    assert message
    assert "Settled. It renewed by itself: ACME-1/4, from 1 Jan 2027 on." in plain_text(message)


def test_again_and_again_nothing_more_happens(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(3, **AUTOMATIC)), accounts=(ACME,))
    assert [clock(store, NEW_YEAR + timedelta(days=n)) for n in (0, 0, 1, 300)] == [1, 0, 0, 0]
    assert len(renewed_notices(store)) == 2, "its channel and its owner"
    assert clock(store, NEW_YEAR - timedelta(days=1)) == 0, "a clock set back changes nothing"


def test_a_machine_that_slept_makes_every_version_and_says_it_once(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(3, **AUTOMATIC)), accounts=(ACME,))
    late = date(2029, 3, 1)
    assert clock(store, late) == 3
    assert stands(store) == [
        (3, "superseded", "2026-01-01"),
        (4, "superseded", "2027-01-01"),
        (5, "superseded", "2028-01-01"),
        (6, "active", "2029-01-01"),
    ]
    assert "It renewed by itself 3 times while nobody looked: ACME-1/6 runs" in said(store, late)
    assert clock(store, date(2030, 1, 1)) == 1


def test_the_last_renewal_says_that_it_ends(store: Store) -> None:
    once = AUTOMATIC | {"renewal": AUTOMATIC["renewal"] | {"times": 1}}
    keep(store, a_contract("ACME-1", a_version(3, **once)), accounts=(ACME,))
    assert clock(store, NEW_YEAR) == 1
    assert "Next: It ends on 31 Dec 2027 (in 364 days) and does not renew" in said(store, NEW_YEAR)
    assert clock(store, date(2028, 1, 1)) == 0


def test_terms_that_had_begun_when_it_came_in_make_no_versions_and_no_messages(
    store: Store,
) -> None:
    old = a_version(1, start="2012-01-01", end="2012-12-31", **AUTOMATIC)
    keep(store, *(a_contract(f"ACME-{n}", old) for n in range(5)), accounts=(ACME,))
    assert clock(store, TODAY) == 0
    assert not renewed_notices(store)
    assert clock(store, NEW_YEAR) == 5
    assert stands(store, "ACME-0")[1] == (2, "active", "2027-01-01")


def test_a_change_and_a_sweep_while_the_clock_is_late_lose_nothing(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(3, **AUTOMATIC)), accounts=(ACME,))
    late = NEW_YEAR + timedelta(days=20)
    swept(store, late)
    version = contract(store).versions[0]
    change(store, version.model_copy(update={"title": "Another"}), noon(late))
    assert clock(store, late) == 1
    assert stands(store)[1] == (4, "active", "2027-01-01")


def test_a_notice_at_the_last_minute_stops_it(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(3, **AUTOMATIC)), accounts=(ACME,))
    given = NoticeGiven(on=date(2026, 9, 30), ends=date(2026, 12, 31))
    version = contract(store).versions[0].model_copy(update={"notice_given": given})
    change(store, version, noon(date(2026, 12, 31)))
    assert clock(store, NEW_YEAR) == 0
    assert stands(store) == [(3, "active", "2026-01-01")]


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "suspended", "suspensions": [{"from": "2026-12-01"}]},
        {"state": "terminated", "termination": {"on": "2026-12-15", "reason": "Merged"}},
    ],
)
def test_what_is_suspended_or_terminated_does_not_renew(store: Store, fields) -> None:
    keep(store, a_contract("ACME-1", a_version(3, **AUTOMATIC)), accounts=(ACME,))
    change(store, Version.model_validate(a_version(3, **AUTOMATIC, **fields)))
    assert clock(store, NEW_YEAR) == 0


def test_once_resumed_it_renews_on_its_next_day(store: Store) -> None:
    """The term that began meanwhile counts as made, and has no version of its own."""
    pause = {"state": "suspended", "suspensions": [{"from": "2026-12-01"}]}
    keep(store, a_contract("ACME-1", a_version(3, **AUTOMATIC, **pause)), accounts=(ACME,))
    resumed = {"suspensions": [{"from": "2026-12-01", "to": "2027-01-31"}]}
    after = noon(date(2027, 2, 1))
    change(store, Version.model_validate(a_version(3, **AUTOMATIC, **resumed)), after)
    assert clock(store, after) == 0
    assert clock(store, date(2028, 1, 1)) == 1
    assert stands(store)[1] == (4, "active", "2028-01-01")


def test_each_renews_on_the_day_that_it_is_where_it_lives(store: Store) -> None:
    places = {"PAGO": "Pacific/Pago_Pago", "KIRI": "Pacific/Kiritimati", "HOME": None}
    accounts = [Account(code=code, name=code, timezone=zone) for code, zone in places.items()]
    keep(
        store,
        *(a_contract(f"{code}-1", a_version(3, **AUTOMATIC), account=code) for code in places),
        accounts=tuple(accounts),
    )
    midnight = datetime(2026, 12, 31, 10, 0, tzinfo=UTC)  # in Kiritimati
    hours = [(-1, 0), (0, 1), (12, 0), (13, 1), (24, 0), (25, 1)]
    for later, number in hours:
        assert clock(store, midnight + timedelta(hours=later)) == number, later
    assert stands(store, "PAGO-1")[1] == (4, "active", "2027-01-01")


def test_a_draft_survives_and_takes_over_when_it_is_accepted(store: Store) -> None:
    draft = a_version(4, state="draft", start="2027-03-01", end="2028-02-29")
    keep(store, a_contract("ACME-1", a_version(3, **AUTOMATIC), draft), accounts=(ACME,))
    assert clock(store, NEW_YEAR) == 1
    assert stands(store)[1:] == [(4, "draft", "2027-03-01"), (5, "active", "2027-01-01")]
    assert "ACME-1/4 is a draft: it takes over from this term once" in said(store, NEW_YEAR)
    approved = contract(store).versions[1].model_copy(update={"state": State.APPROVED})
    change(store, approved, noon(NEW_YEAR))
    with store.writing(OPERATOR, noon(NEW_YEAR)) as work:
        work.people.grant(ADA.id, Role.MANAGER)
    done = says(store, "accept ACME-1 --how signature --on 2027-01-01", noon(NEW_YEAR))
    assert "ACME-1/4" in done
    assert [one[1] for one in stands(store)] == ["superseded", "active", "superseded"]
    assert "ACME-1/5" in says(store, "terms ACME --on 2027-02-28", noon(date(2027, 3, 5)))
    assert "ACME-1/4" in says(store, "terms ACME --on 2027-03-01", noon(date(2027, 3, 5)))
    assert clock(store, date(2028, 1, 1)) == 0


def test_a_notice_given_in_time_and_recorded_late_takes_the_terms_back(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(3, **AUTOMATIC)), accounts=(ACME,))
    with store.writing(OPERATOR, noon(NEW_YEAR)) as work:
        work.people.grant(ADA.id, Role.MANAGER)
    late = date(2028, 1, 10)
    assert clock(store, late) == 2
    done = says(store, "notice ACME-1 received --on 2026-09-30", noon(late))
    assert "31 Dec 2026" in done
    assert [one[1] for one in stands(store)] == ["active", "canceled", "canceled"]
    given = contract(store).versions[0].notice_given
    assert given
    assert given.ends == date(2026, 12, 31)
    assert "no contract in force" in says(store, "terms ACME --on 2027-06-01", noon(late))
    assert "It did not renew: a notice that was given in time was recorded" in said(store, late)
    assert clock(store, date(2029, 1, 1)) == 0


def test_a_notice_for_a_later_term_takes_back_only_what_follows_it(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(3, **AUTOMATIC)), accounts=(ACME,))
    with store.writing(OPERATOR, noon(NEW_YEAR)) as work:
        work.people.grant(ADA.id, Role.MANAGER)
    assert clock(store, date(2028, 1, 10)) == 2
    says(store, "notice ACME-1 received --on 2027-03-01", noon(date(2028, 1, 10)))
    assert [one[1] for one in stands(store)] == ["superseded", "active", "canceled"]
    given = contract(store).versions[1].notice_given
    assert given
    assert given.ends == date(2027, 12, 31)
    assert "ACME-1/4" in says(store, "terms ACME --on 2027-06-01", noon(date(2028, 1, 10)))
