"""Clocks that renew at once make every renewal once, and whether one ran changes no answer."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from contracts.errors import Refusal
from notifications.reactions import react
from store import OPERATOR, Store
from tests.examples import ACME, BASE_EU, NOW, a_contract, a_version, keep
from tests.notifications.renewing import (
    AUTOMATIC,
    NEW_YEAR,
    clock,
    renewed_notices,
    says,
    stands,
)
from tests.notifications.sweeping import ALERTS, noon
from tests.office import OFFICE


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """A store that reacts to what happens, as the serving process has it."""
    with closing(Store.at(database, react=react, access=OFFICE)) as reacting:
        yield reacting


MAKERS, CONTRACTS = 3, 60


def test_clocks_at_once_make_every_renewal_once(store: Store, database: str) -> None:
    """On PostgreSQL each through an engine of its own, as processes would; SQLite serves one."""
    refs = [f"ACME-{n:03}" for n in range(CONTRACTS)]
    version = a_version(3, **AUTOMATIC)
    keep(store, *(a_contract(ref, version) for ref in refs), accounts=(ACME,))
    with ExitStack() as stack:
        apart = [stack.enter_context(closing(Store.at(database))) for _ in range(MAKERS)]
        stores = [store] * MAKERS if database.startswith("sqlite") else apart
        with ThreadPoolExecutor(MAKERS) as pool:
            made = sum(pool.map(clock, stores, [NEW_YEAR] * MAKERS))
    made += clock(store, NEW_YEAR)
    assert made == CONTRACTS
    told = (one for one in renewed_notices(store) if one.recipient == ALERTS)
    assert sorted(one.facts["contract"] for one in told) == refs
    assert {len(stands(store, ref)) for ref in refs} == {2}


def test_a_contract_that_somebody_changes_is_left_for_the_next_time(
    postgres_database: str,
) -> None:
    with closing(Store.at(postgres_database, react=react)) as store:
        version = a_version(3, **AUTOMATIC)
        keep(store, a_contract("ACME-1", version), a_contract("ACME-2", version), accounts=(ACME,))
        with store.writing(OPERATOR, NOW) as work:
            work.contracts.locked("ACME-1")
            assert clock(store, NEW_YEAR) == 1
        assert clock(store, NEW_YEAR) == 1


TERMS: list[dict[str, Any]] = [
    {"kind": "custom_prices", "items": [
        {"sku": "BOLT-M8", "price": "90.00 EUR", "valid_to": "2026-12-31"},
        {"sku": "BOLT-M8", "price": "95.00 EUR", "valid_from": "2027-01-01"},
        {"sku": "NUT-M8", "price": "4.50 EUR", "valid_to": "2026-10-31"},
    ]},
    {"kind": "promotion", "percent": -3, "on_net": True, "valid_to": "2026-12-15"},
    {"kind": "promotion", "percent": -1, "on_net": True, "valid_from": "2027-02-01"},
    {"kind": "fee", "what": "Set-up", "amount": "50.00 EUR"},
]  # fmt: skip
PAUSE = [{"from": "2026-12-20", "to": "2027-01-05"}]
LENGTHS = st.sampled_from(["1 month", "12 months", "6 weeks"])


ASKED = ["terms ACME --on {on}", "price ACME BOLT-M8 --on {on}", "price ACME NUT-M8 --on {on}"]
KNOWN = " --known {known}"


@settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    st.fixed_dictionaries({"kind": st.just("automatic"), "for": LENGTHS, "times": st.sampled_from(
        [None, 1, 3])}),
    st.booleans(),
    st.lists(st.integers(0, 120), min_size=1, max_size=3),
)  # fmt: skip
def test_whether_the_clock_ran_changes_no_answer(
    store: Store, empty: Callable[[], None], renewal: dict[str, Any], paused, ran: list[int]
) -> None:
    """Terms and prices of days around it, by what is known and by what was known then."""
    fields = AUTOMATIC | {"renewal": renewal, "terms": TERMS}
    version = a_version(3, **fields, suspensions=PAUSE if paused else [], end="2026-12-31")
    store.engine.dispose()
    empty()
    keep(store, BASE_EU, a_contract("ACME-1", version, base="BASE-EU"), accounts=(ACME,))
    now = noon(NEW_YEAR + timedelta(days=130))
    before = answers(store, now)
    assert sum(clock(store, NEW_YEAR + timedelta(days=day)) for day in sorted(ran)) >= 1
    assert answers(store, now) == before


def answers(store: Store, now: datetime) -> list[str]:
    """What is said of days around the renewal, apart from the numbers of versions."""
    found = []
    for offset in (-40, -12, -1, 0, 3, 20, 31, 45, 100):
        on = NEW_YEAR + timedelta(days=offset)
        for known in ("", KNOWN.format(known=NEW_YEAR - timedelta(days=9)),
                      KNOWN.format(known=NEW_YEAR + timedelta(days=40))):  # fmt: skip
            found += [one(store, line.format(on=on) + known, now) for line in ASKED]
    return found


def one(store: Store, line: str, now: datetime) -> str:
    try:
        said = says(store, line, now)
    except Refusal as refused:
        said = str(refused)
    first, *lines = said.splitlines()
    if "has no contract in force" in first:
        return f"{line}\n{first}"
    below_the_head = lines[2:] if line.startswith("terms") else lines
    agreed = [part for part in below_the_head if not part.startswith("Dates")]
    return re.sub(r"ACME-1/\d+", "ACME-1", "\n".join([line, *agreed]))
