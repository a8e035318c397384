"""The end of an account and its restoration are each other's opposite."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.approval.policy import Verb
from contracts.contract import Contract
from contracts.deadlines import RUNNING
from contracts.in_force import in_force
from contracts.lifecycle import OPEN, State
from contracts.proposal import Proposal
from notifications.reactions import react
from store import OPERATOR, Store, Subject, ask, end_account, restore_account
from tests.examples import ACME, BASE_EU, NOW, TODAY, a_contract, a_version, keep
from tests.notifications.sweeping import rows
from tests.office import OFFICE

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
END = Proposal(verb=Verb.END_ACCOUNT, account="ACME", reason="merged")
RENEWS: dict[str, Any] = {"kind": "automatic", "for": "12 months"}


@st.composite
def versions(draw: st.DrawFn) -> list[dict[str, Any]]:
    """One after the other, in whatever states they may be, and perhaps one that is open."""
    count = draw(st.integers(1, 3))
    starts = sorted(draw(st.lists(DAYS, min_size=count, max_size=count, unique=True)))
    states = [State.SUPERSEDED] * (count - 1)
    states.append(draw(st.sampled_from([State.ACTIVE, State.SUSPENDED, State.TERMINATED])))
    made = [
        _version(n, state, start, draw)
        for n, (state, start) in enumerate(zip(states, starts, strict=True), 1)
    ]
    open_one = draw(st.sampled_from([None, *sorted(OPEN)]))
    if open_one is not None:
        made.append(a_version(count + 1, state=open_one, start="2028-01-01", end="2028-12-31"))
    return made


def _version(number: int, state: State, start: date, draw: st.DrawFn) -> dict[str, Any]:
    more: dict[str, Any] = {}
    if state is State.SUSPENDED:
        more["suspensions"] = [{"from": start.isoformat(), "reason": "unpaid"}]
    if state is State.TERMINATED:
        more["termination"] = {"on": start.isoformat(), "reason": "closed"}
    if draw(st.booleans()):
        more["renewal"] = RENEWS
    end = date(start.year, 12, 31).isoformat()
    return a_version(number, state=state, start=start.isoformat(), end=end, **more)


PORTFOLIOS = st.lists(versions(), min_size=1, max_size=4)


def portfolio(made: list[list[dict[str, Any]]]) -> list[Contract]:
    return [a_contract(f"ACME-{n}", *some) for n, some in enumerate(made, 1)]


def today_in(_zone: str | None) -> date:
    return TODAY


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PORTFOLIOS)
def test_what_is_ended_and_restored_is_as_it_was(
    database: str, empty: Callable[[], None], made: list[list[dict[str, Any]]]
) -> None:
    empty()
    with closing(Store.at(database, react=react, access=OFFICE)) as store:
        keep(store, BASE_EU, *portfolio(made), accounts=(ACME,))
        _lay_before(store)
        before = _all(store)
        with store.writing(OPERATOR, NOW) as work:
            end_account(work, END, OPERATOR, today_in, {})
        _nothing_goes_on(store)
        with store.writing(OPERATOR, NOW) as work:
            account = work.accounts.by_code(["ACME"])["ACME"]
            found = restore_account(work, account, OPERATOR, today_in)
        assert found.not_restored == []
        assert _all(store) == before
        with store.reading() as work:
            assert [*work.journal.faults(), *work.audit.faults()] == []


def _lay_before(store: Store) -> None:
    """What is pending waits for somebody."""
    with store.writing(OPERATOR, NOW) as work:
        for contract in work.contracts.of_account("ACME"):
            for version in contract.versions:
                if version.state is State.PENDING:
                    ask(work, Subject(contract, version, "U0REP0001", NOW, TODAY))


def _all(store: Store) -> object:
    """All that is known of the account, but for the journal and what was said."""
    with store.reading() as work:
        requests = [(one.id, one.state, one.content) for one in work.requests.waiting()]
        account = work.accounts.by_code(["ACME"])
        renewals = work.renewals.due(date.max, None, 999)
        return work.contracts.of_account("ACME"), account, requests, renewals, rows(store)


def _nothing_goes_on(store: Store) -> None:
    with store.reading() as work:
        contracts = work.contracts.of_account("ACME")
        assert work.requests.waiting() == []
        assert work.accounts.by_code(["ACME"])["ACME"].ended
    for contract in contracts:
        assert in_force(contract.versions, date(2026, 8, 17)) is None
        assert in_force(contract.versions, date(2029, 1, 1)) is None
        assert not any(one.state in OPEN for one in contract.versions)
        running = [one for one in contract.versions if one.state in RUNNING]
        assert all(one.end < TODAY and not one.renewal.length for one in running)
    assert [one for one in rows(store) if one.contract.startswith("ACME")] == []
