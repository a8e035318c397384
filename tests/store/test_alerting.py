"""Which deadlines come to a channel: found by its accounts, however many others come first."""

from datetime import timedelta
from typing import Any

import pytest

from contracts.alerts import Filters
from contracts.money import Money
from store import MOST_DUE, Store, Subscription, coming_to, is_warned, next_for
from tests.examples import ACME, NOW, TODAY, a_contract, a_version, keep

CHANNEL, OTHER = "C0SAL0001", "C0OTH0001"
RETAIL = ACME.model_copy(update={"code": "ORION", "name": "Orion", "segment": "Rétail"})
OWN = ACME.model_copy(update={"code": "VEGA", "name": "Vega", "channel": CHANNEL})


def ends(days: int) -> dict[str, Any]:
    return a_version(end=(TODAY + timedelta(days=days)).isoformat(), value="100 EUR")


@pytest.fixture
def many(store: Store) -> Store:
    """More deadlines than one answer takes, before those of two other accounts."""
    others = (a_contract(f"ACME-{n}", ends(5)) for n in range(MOST_DUE + 1))
    orion, vega = (a_contract(f"{one.code}-1", ends(20), account=one.code) for one in (RETAIL, OWN))
    keep(store, *others, orion, vega, accounts=(ACME, RETAIL, OWN))
    return store


def asks(store: Store, channel: str = CHANNEL, **filters: Any) -> None:
    with store.writing("operator", NOW) as work:
        work.subscriptions.add(Subscription(channel, Filters(**filters), "U0MGR0001", NOW))


def refs(store: Store, channel: str = CHANNEL) -> tuple[list[str], bool]:
    with store.reading() as work:
        found, complete = coming_to(work, channel, TODAY)
        first = next_for(work, channel, TODAY)
    assert (first.contract.ref if first else None) == next((d.contract.ref for d in found), None)
    return [one.contract.ref for one in found], complete


def test_an_accounts_own_channel_and_its_segments_are_found_among_many(many: Store) -> None:
    assert refs(many) == (["VEGA-1"], True)
    asks(many, segment="retail")
    assert refs(many) == (["ORION-1", "VEGA-1"], True)
    assert refs(many, OTHER) == ([], True)


def test_what_does_not_fit_is_left_out(many: Store) -> None:
    asks(many, OTHER, segment="retail", min_value=Money.read("101 EUR"))
    assert refs(many, OTHER) == ([], True)
    asks(many, OTHER, segment="retail", within=19)
    assert coming(many, OTHER) == []
    asks(many, OTHER, segment="retail", within=20)
    assert coming(many, OTHER) == ["ORION-1"]


def coming(store: Store, channel: str) -> list[str]:
    """By now; one that only asks for what is nearer is warned later."""
    with store.reading() as work:
        return [one.contract.ref for one in coming_to(work, channel, TODAY)[0]]


def test_who_asks_for_everything_is_told_that_there_is_more(many: Store) -> None:
    asks(many, OTHER)
    found, complete = refs(many, OTHER)
    assert len(found) == MOST_DUE
    assert not complete


def test_which_channels_are_warned_at_all(many: Store) -> None:
    with many.reading() as work:
        assert [is_warned(work, one) for one in (CHANNEL, OTHER)] == [True, False]
    asks(many, OTHER, segment="nowhere")
    with many.reading() as work:
        assert is_warned(work, OTHER)
