"""What is said of deadlines, day by day: each step once, none lost, none of what is settled."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from contracts.account import Account
from contracts.contract import Contract
from contracts.ladder import Ladder
from contracts.renewal import NoticeGiven
from contracts.succession import replaced
from store import OPERATOR, Saved, Store
from tests.examples import ACME, BASE_EU, NOW, TODAY, a_contract, a_version, keep
from tests.notifications.sweeping import (
    ADMIN,
    ALERTS,
    UNOWNED,
    days,
    noon,
    rows,
    said,
    swept,
    walked,
)

RENEWING: dict[str, Any] = {
    "renewal": {"kind": "automatic", "for": "12 months"},
    "notice": {"period": "3 months"},
}
NOTICE, RENEWAL = date(2026, 9, 30), date(2027, 1, 1)
NEXT_NOTICE = date(2027, 9, 30)


def before(day: date, by: int) -> date:
    return day - timedelta(days=by)


@pytest.fixture
def renewing(store: Store) -> Store:
    """A store with ACME-1/1, which renews each year unless notice is given until 30 September."""
    keep(store, a_contract("ACME-1", a_version(**RENEWING)), accounts=(ACME,))
    return store


def test_each_step_is_said_on_its_day_and_then_the_renewal_and_the_next_term(renewing) -> None:
    told = walked(renewing, days(date(2026, 8, 16), date(2027, 8, 2)))
    ref = "ACME-1/1"
    assert [(day, kind, step) for day, (ref, kind, _, step) in told] == [
        (date(2026, 8, 16), "notice", 60),  # 45 days are left: what was missed is said at once
        *[(before(NOTICE, step), "notice", step) for step in (30, 14, 7, 1)],
        *[(before(RENEWAL, step), "renewal", step) for step in (90, 60, 30, 14, 7, 1)],
        *[(before(NEXT_NOTICE, step), "notice", step) for step in (90, 60)],
    ]
    assert {one[2] for _, one in told} == {NOTICE, RENEWAL, NEXT_NOTICE}
    assert {one[0] for _, one in told} == {ref}


def test_sweeping_again_says_nothing_again(renewing) -> None:
    assert said(swept(renewing, TODAY))
    for _again in range(3):
        assert swept(renewing, TODAY) == []


def test_steps_that_nobody_looked_at_become_one_message(renewing) -> None:
    swept(renewing, TODAY)
    late = before(NOTICE, 2)
    assert said(swept(renewing, late)) == [("ACME-1/1", "notice", NOTICE, 7)]


def test_a_deadline_that_passed_while_nobody_looked_is_said_once(renewing) -> None:
    swept(renewing, before(NOTICE, 30))
    told = walked(renewing, days(date(2026, 10, 12), date(2026, 11, 30)))
    assert told == [
        (date(2026, 10, 12), ("ACME-1/1", "notice", NOTICE, 1)),
        (before(RENEWAL, 60), ("ACME-1/1", "renewal", RENEWAL, 60)),
    ]


def test_after_its_last_step_a_deadline_passes_in_silence(renewing) -> None:
    swept(renewing, NOTICE)
    assert swept(renewing, NOTICE + timedelta(days=1)) == []
    assert {(row.kind.value, row.day) for row in rows(renewing)} == {
        ("notice", NEXT_NOTICE),
        ("renewal", RENEWAL),
    }


def test_what_ended_is_looked_at_no_more(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(end="2026-08-20")), accounts=(ACME,))
    told = walked(store, days(TODAY, date(2026, 8, 25)))
    assert [(day, one[3]) for day, one in told] == [(TODAY, 7), (date(2026, 8, 19), 1)]
    assert rows(store) == []


def test_a_deadline_that_was_past_before_it_entered_is_never_said(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(end="2026-08-15")), accounts=(ACME,))
    assert walked(store, days(TODAY, before(TODAY, -9))) == []


def test_a_renewal_without_an_agreed_notice_is_said_by_every_step(store: Store) -> None:
    version = a_version(renewal=RENEWING["renewal"])
    keep(store, a_contract("ACME-1", version), accounts=(ACME,))
    told = walked(store, days(before(RENEWAL, 91), RENEWAL))
    assert [one[3] for _, one in told] == [90, 60, 30, 14, 7, 1]


def accepted_successor(contract: Contract) -> Contract:
    following = a_version(2, start="2027-01-01", end="2027-12-31", state="active")
    return a_contract("ACME-1", a_version(1, state="superseded", **RENEWING), following)


def noticed(contract: Contract) -> Contract:
    given = NoticeGiven(on=TODAY, ends=date(2026, 12, 31))
    return replaced(contract, contract.versions[0].model_copy(update={"notice_given": given}))


def terminated(_contract: Contract) -> Contract:
    termination = {"on": "2026-09-15", "reason": "closed its doors"}
    ended = a_version(state="terminated", termination=termination, **RENEWING)
    return a_contract("ACME-1", ended)


@pytest.mark.parametrize("settle", [accepted_successor, noticed, terminated])
def test_what_is_settled_is_not_said_any_more(renewing: Store, settle) -> None:
    swept(renewing, TODAY)
    with renewing.writing(OPERATOR, NOW) as work:
        old = work.contracts.locked("ACME-1")
        work.saver.change(Saved(old, settle(old)), TODAY)
    told = walked(renewing, days(TODAY, date(2027, 1, 2)))
    assert [one for _, one in told if one[0] == "ACME-1/1"] == []


@pytest.mark.parametrize("state", ["draft", "pending", "approved", "rejected"])
def test_a_version_that_is_only_on_its_way_silences_nothing(renewing: Store, state) -> None:
    coming = a_version(2, start="2027-01-01", end="2027-12-31", state=state)
    with renewing.writing(OPERATOR, NOW) as work:
        old = work.contracts.locked("ACME-1")
        new = a_contract("ACME-1", a_version(**RENEWING), coming)
        work.saver.change(Saved(old, new), TODAY)
    assert said(swept(renewing, TODAY)) == [("ACME-1/1", "notice", NOTICE, 60)]


def test_a_change_that_touches_no_deadline_says_nothing_again(renewing: Store) -> None:
    swept(renewing, TODAY)
    keep(renewing, a_contract("ACME-1", a_version(**RENEWING), a_version(2, state="draft")))
    assert swept(renewing, TODAY) == []
    assert said(swept(renewing, before(NOTICE, 30))) == [("ACME-1/1", "notice", NOTICE, 30)]


def test_nobody_is_there_to_be_told_and_then_somebody_is(renewing: Store) -> None:
    owned = ACME.model_copy(update={"owner": None})
    keep(renewing, accounts=(owned,))
    without_admins = Store(renewing.engine)
    assert swept(without_admins, TODAY, channel="") == []
    assert swept(without_admins, before(NOTICE, -3), channel="") == []
    [told] = swept(renewing, before(NOTICE, -4), channel="")
    assert (told.recipient, told.customer) == (ADMIN, "ACME Industries")
    assert said([told]) == [("ACME-1/1", "notice", NOTICE, 1)]


def test_shared_terms_are_warned_about_too(store: Store) -> None:
    ending = BASE_EU.versions[0].model_copy(update={"end": date(2026, 9, 15)})
    keep(store, replaced(BASE_EU, ending))
    [told] = swept(store, TODAY)
    assert (told.customer, told.recipient) == ("shared terms", ALERTS)


EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"


@pytest.mark.parametrize(
    ("zone", "silent", "speaks"),
    [
        (EAST, datetime(2026, 8, 30, 9, 59, tzinfo=UTC), datetime(2026, 8, 30, 10, tzinfo=UTC)),
        (WEST, datetime(2026, 8, 31, 10, 59, tzinfo=UTC), datetime(2026, 8, 31, 11, tzinfo=UTC)),
        (None, datetime(2026, 8, 30, 21, 59, tzinfo=UTC), datetime(2026, 8, 30, 22, tzinfo=UTC)),
    ],
)
@pytest.mark.parametrize("of_the_account", [True, False])
def test_a_step_is_said_on_its_day_where_the_contract_lives(
    store: Store, zone, silent, speaks, of_the_account
) -> None:
    account = Account(code="ISLE", name="Isles Ltd", timezone=zone if of_the_account else None)
    own = None if of_the_account else zone
    contract = a_contract("ISLE-1", a_version(**RENEWING), account="ISLE", timezone=own)
    keep(store, contract, accounts=(account,))
    swept(store, before(NOTICE, 40))
    assert swept(store, silent) == []
    assert said(swept(store, speaks)) == [("ISLE-1/1", "notice", NOTICE, 30)]


def test_a_sweep_for_another_day_says_what_would_be_due_then(renewing: Store) -> None:
    assert said(swept(renewing, TODAY, on=before(NOTICE, 10))) == [
        ("ACME-1/1", "notice", NOTICE, 14)
    ]
    assert swept(renewing, TODAY, on=before(NOTICE, 10)) == []


@pytest.mark.parametrize("ahead", [before(NOTICE, 10), NOTICE, date(2027, 3, 1), date(2031, 1, 1)])
def test_a_sweep_for_another_day_takes_no_step_of_the_days_until_then(
    renewing: Store, ahead: date
) -> None:
    [(_ref, _kind, _day, early)] = said(swept(renewing, TODAY, on=ahead))
    told = walked(renewing, days(TODAY, NOTICE))
    assert [step for _day, (*_what, step) in told] == [n for n in (60, 30, 14, 7, 1) if n != early]


def test_a_sweep_for_a_far_day_loses_no_later_term(renewing: Store) -> None:
    swept(renewing, TODAY, on=date(2031, 1, 1))
    told = walked(renewing, days(date(2027, 6, 1), date(2027, 8, 1)))
    assert [one[1:] for _, one in told] == [
        ("renewal", RENEWAL, 1),  # it came meanwhile, and nobody looked on the days before
        ("notice", NEXT_NOTICE, 90),
        ("notice", NEXT_NOTICE, 60),
    ]


def at(database: str, *steps: int) -> Store:
    return Store.at(database, Ladder(steps))


def test_another_ladder_is_followed_from_the_next_sweep_on(renewing: Store, database) -> None:
    swept(renewing, TODAY)
    with closing(at(database, 120, 50, 20)) as changed:
        assert said(swept(changed, TODAY)) == [("ACME-1/1", "notice", NOTICE, 50)]
        told = walked(changed, days(TODAY, NOTICE))
    assert [(day, one[3]) for day, one in told] == [(before(NOTICE, 20), 20)]


def test_the_same_ladder_is_not_followed_twice(renewing: Store) -> None:
    swept(renewing, TODAY)
    with renewing.writing("sweep", NOW) as work:
        assert not work.warnings.follow(TODAY)
        assert work.warnings.followed() == work.ladders.written


def as_before_warnings(store: Store) -> None:
    there = rows(store)
    with store.writing("sweep", NOW) as work:
        work.warnings.put_off({row: row.day for row in there})
    with store.engine.begin() as connection:
        connection.execute(text("DELETE FROM mark WHERE name = 'ladder'"))


def test_what_passed_before_there_were_warnings_moves_on_unsaid(renewing: Store) -> None:
    """Rows of an older database are to be looked at on the deadline itself."""
    as_before_warnings(renewing)
    told = said(swept(renewing, before(NOTICE, -20)))
    assert told == [("ACME-1/1", "renewal", RENEWAL, 90)]
    assert min(row.day for row in rows(renewing)) == RENEWAL


def test_an_older_database_is_warned_by_the_steps_ahead(renewing: Store) -> None:
    as_before_warnings(renewing)
    assert said(swept(renewing, before(NOTICE, 20))) == [("ACME-1/1", "notice", NOTICE, 30)]


def test_what_is_swept_is_committed_some_at_a_time(store: Store) -> None:
    refs = [f"ACME-{number}" for number in range(450)]
    keep(store, *(a_contract(ref, a_version(**RENEWING)) for ref in refs), accounts=(UNOWNED,))
    assert len(swept(store, noon(TODAY))) == 450
    assert swept(store, TODAY) == []
