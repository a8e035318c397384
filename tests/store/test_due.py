"""What comes due, of whom, and that an answer says where it stops."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from contracts.account import Account
from contracts.deadlines import Deadline, DeadlineKind
from store import MOST_DUE, Store, Whose, team_of
from tests.examples import ACME, NOW, TODAY, a_contract, a_version, keep

LAST = date(2026, 12, 31)
ANNA, BEN, CARA, MARIA = "U0REP0001", "U0REP0002", "U0REP0003", "U0MGR0001"


def an_account(code: str, owner: str | None = None, team: str | None = None) -> Account:
    return Account(code=code, name=f"{code} Ltd", owner=owner, team=team)


def kept(store: Store, *accounts: Account) -> None:
    """Each of *accounts* with a contract called like it that ends with the year."""
    keep(store, *(a_contract(f"{a.code}-1", account=a.code) for a in accounts), accounts=accounts)


def refs(store: Store, whose: Whose | None) -> list[str]:
    with store.reading() as work:
        return [one.contract.ref for one in work.deadlines.between(TODAY, LAST, whose).found]


def team(store: Store, user_id: str) -> Whose | None:
    with store.reading() as work:
        return team_of(user_id, work.people, work.accounts)


def reporting(store: Store, **managers: str) -> None:
    with store.writing("operator", NOW) as work:
        for user_id, manager in managers.items():
            work.people.report(user_id, manager)


def test_an_account_an_owner_or_a_team_has_its_own(store: Store) -> None:
    kept(store, an_account("A", ANNA), an_account("B", BEN, "Benelux"), an_account("C"))
    assert refs(store, Whose(account="C")) == ["C-1"]
    assert refs(store, Whose(owners=(ANNA,))) == ["A-1"]
    assert refs(store, Whose(owners=(ANNA,), teams=("Benelux",))) == ["A-1", "B-1"]
    assert refs(store, Whose()) == []
    assert refs(store, None) == ["A-1", "B-1", "C-1"]


def test_a_team_is_what_stands_on_the_accounts_of_whoever_asks(store: Store) -> None:
    kept(
        store,
        an_account("A", ANNA, "Benelux"),
        an_account("B", BEN, "Benelux"),
        an_account("C", ANNA),
        an_account("D", CARA, "Nordics"),
    )
    reporting(store, **{ANNA: MARIA, CARA: MARIA})
    assert refs(store, team(store, ANNA)) == ["A-1", "B-1", "C-1"]
    assert refs(store, team(store, MARIA)) == ["A-1", "B-1", "C-1", "D-1"]


def test_where_no_team_is_written_it_is_those_of_one_manager(store: Store) -> None:
    kept(store, an_account("A", ANNA), an_account("B", BEN), an_account("C", CARA))
    reporting(store, **{ANNA: MARIA, BEN: MARIA})
    assert refs(store, team(store, ANNA)) == ["A-1", "B-1"]
    assert refs(store, team(store, MARIA)) == ["A-1", "B-1"]
    assert team(store, CARA) is None


def test_what_is_more_than_an_answer_takes_says_from_which_day_on(store: Store) -> None:
    days = [date(2026, 9, 1) + timedelta(days=n % 100) for n in range(MOST_DUE + 50)]
    many = [a_contract(f"ACME-{n}", a_version(end=day.isoformat())) for n, day in enumerate(days)]
    keep(store, *many, accounts=(ACME,))
    with store.reading() as work:
        for whose in (None, Whose(account="ACME")):
            coming = work.deadlines.between(TODAY, LAST, whose)
            assert [one.deadline.day for one in coming.found] == sorted(days)[:MOST_DUE]
            assert coming.more_from == sorted(days)[MOST_DUE]


def test_what_is_exactly_as_much_is_all(store: Store) -> None:
    many = [a_contract(f"ACME-{n}") for n in range(MOST_DUE)]
    keep(store, *many, accounts=(ACME,))
    with store.reading() as work:
        coming = work.deadlines.between(TODAY, LAST)
    assert (len(coming.found), coming.more_from) == (MOST_DUE, None)


@pytest.mark.parametrize(
    "whose",
    [Whose(account="A"), Whose(owners=(ANNA,)), Whose(owners=(ANNA,), teams=("Benelux",)), None],
    ids=["account", "owner", "team", "all"],
)
def test_what_is_not_asked_for_is_not_read(sqlite_database: str, whose: Whose | None) -> None:
    """By the plan of the database: no table is read from its beginning to its end."""
    plans: list[str] = []

    def explain(connection, _cursor, statement, parameters, _context, _many) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            driver = connection.connection.driver_connection
            rows = driver.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.extend(row[3] for row in rows)

    with closing(Store.at(sqlite_database)) as store:
        kept(store, an_account("A", ANNA, "Benelux"))
        event.listen(store.engine, "before_cursor_execute", explain)
        assert refs(store, whose) == ["A-1"]
    tables = ("account", "contract", "version", "deadline", "matter")
    assert plans
    assert not [plan for plan in plans if plan.startswith("SCAN") and plan.split()[1] in tables]


REPORT = {
    "kind": "obligation",
    "who": "us",
    "what": "Report",
    "due": "2026-08-31",
    "every": "1 month",
}


def days(store: Store, last: date = LAST) -> list[tuple[str, str, date]]:
    with store.reading() as work:
        found = work.deadlines.between(TODAY, last).found
        return [(one.contract.ref, one.deadline.kind.value, one.deadline.day) for one in found]


def test_what_comes_again_stands_there_each_time_in_order(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(terms=[REPORT])), a_contract("ACME-2"),
         accounts=(ACME,))  # fmt: skip
    ends = [8, 9, 10, 11, 12]
    months = [date(2026, month, 30 if month in {9, 11} else 31) for month in ends]
    assert days(store) == [
        *(("ACME-1", "obligation", day) for day in months[:-1]),
        ("ACME-1", "end", LAST),
        ("ACME-1", "obligation", LAST),
        ("ACME-2", "end", LAST),
    ]


def test_days_without_number_are_computed_as_far_as_they_are_shown(store: Store) -> None:
    daily = REPORT | {"every": "1 day"}
    version = a_version(end="2099-12-31", terms=[daily])
    keep(store, a_contract("ACME-1", version), accounts=(ACME,))
    with store.reading() as work:
        coming = work.deadlines.between(TODAY, date(2099, 1, 1))
    assert len(coming.found) == MOST_DUE
    assert coming.more_from == date(2026, 8, 31) + timedelta(days=MOST_DUE)


def test_of_what_a_later_version_follows_only_what_is_owed_until_then(store: Store) -> None:
    following = a_version(2, start="2026-11-01", end="2027-12-31")
    keep(store, a_contract("ACME-1", a_version(terms=[REPORT]), following), accounts=(ACME,))
    assert days(store) == [
        ("ACME-1", "obligation", date(2026, 8, 31)),
        ("ACME-1", "obligation", date(2026, 9, 30)),
        ("ACME-1", "obligation", date(2026, 10, 31)),
    ]


def test_what_was_dealt_with_is_left_out_and_who_took_it_is_named(store: Store) -> None:
    keep(store, a_contract("ACME-1", a_version(terms=[REPORT])), accounts=(ACME,))
    first, second = (Deadline(DeadlineKind.OBLIGATION, date(2026, m, d), 1)
                     for m, d in ((8, 31), (9, 30)))  # fmt: skip
    with store.writing("operator", NOW) as work:
        work.matters.keep(
            replace(work.matters.one("ACME-1", 1, first), done_by=ANNA, done_on=TODAY)
        )
        work.matters.keep(replace(work.matters.one("ACME-1", 1, second), taken_by=BEN))
    with store.reading() as work:
        found = work.deadlines.between(TODAY, date(2026, 10, 31)).found
    assert [(one.deadline.day.month, one.taken_by) for one in found] == [(9, BEN), (10, None)]
