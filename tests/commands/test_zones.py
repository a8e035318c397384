"""Which day it is depends on where the contract lives."""

from datetime import UTC, datetime

import pytest

from contracts.account import Account
from contracts.contract import Contract
from tests.examples import a_contract, a_version, keep

EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"
NOON = datetime(2026, 8, 16, 10, 30, tzinfo=UTC)  # the 15th in Pago Pago, the 17th in Kiritimati


def an_account(zone: str) -> Account:
    return Account(code="ISLE", name="Isles Ltd", timezone=zone)


def a_contract_in(zone: str | None, **version: str) -> Contract:
    return a_contract("ISLE-1", a_version(**version), account="ISLE", timezone=zone)


@pytest.mark.parametrize(
    ("zones", "start", "in_force"),
    [
        ((WEST, EAST), "2026-08-17", True),
        ((WEST, None), "2026-08-17", False),
        ((WEST, None), "2026-08-15", True),
        ((EAST, WEST), "2026-08-16", False),
        ((EAST, WEST), "2026-08-15", True),
        ((EAST, None), "2026-08-17", True),
        ((None, None), "2026-08-17", False),
        ((None, EAST), "2026-08-17", True),
    ],
)
def test_it_is_in_force_from_its_first_day_where_it_lives(
    store, says, zones, start, in_force
) -> None:
    account, contract = zones
    keep(store, a_contract_in(contract, start=start), accounts=(an_account(account),))
    assert ("has no contract in force" not in says("terms ISLE", NOON)) is in_force


def test_it_is_in_force_to_the_end_of_its_last_day_where_it_lives(store, says) -> None:
    keep(store, a_contract_in(WEST, end="2026-08-15"), accounts=(an_account(EAST),))
    assert "in force until 15 Aug 2026" in says("terms ISLE", NOON)


def test_a_base_holds_on_its_own_days(store, says) -> None:
    shared = {"kind": "base", "account": None, "timezone": EAST}
    base = a_contract("BASE-X", a_version(start="2026-08-17"), **shared)
    mine = a_contract("ISLE-1", account="ISLE", base="BASE-X")
    keep(store, base, mine, accounts=(an_account(WEST),))
    assert "its base BASE-X is not in force" not in says("terms ISLE", NOON)
    assert "base BASE-X/1" in says("terms ISLE", NOON)


@pytest.mark.parametrize(
    ("zones", "said"), [((EAST, None), "in force until"), ((WEST, None), "upcoming, from")]
)
def test_a_contract_without_a_zone_lives_where_its_account_does(store, says, zones, said) -> None:
    account, contract = zones
    keep(store, a_contract_in(contract, start="2026-08-17"), accounts=(an_account(account),))
    assert said in says("show ISLE-1", NOON)
