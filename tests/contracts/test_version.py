"""What a decision about a version is bound to, and what it is not."""

from typing import Any

import pytest

from contracts.terms.forms import canonical
from contracts.version import AGREED, Version, content_hash

PLAIN = {
    "number": 1,
    "state": "active",
    "start": "2026-01-01",
    "end": "2026-12-31",
    "value": "240000.00 EUR",
    "terms": [{"kind": "master_catalog_price", "percent": -5}],
}


def hashed(**fields: Any) -> str:
    version = Version.model_validate(PLAIN | fields)
    return content_hash(version.facts(), canonical(version.terms))


def test_what_was_hashed_once_has_that_hash_for_ever() -> None:
    assert hashed() == HASHED_BEFORE_VERSIONS_HAD_TITLES


HASHED_BEFORE_VERSIONS_HAD_TITLES = (
    "3e1d1c876f91a093ef5f55dd1ad40852f0653fb7ce16fd09603176f18371602a"
)


@pytest.mark.parametrize(
    "agreed",
    [
        {"title": "Supply of bolts"},
        {"type": "cost_plus"},
        {"start": "2026-02-01"},
        {"end": None},
        {"renewal": {"kind": "evergreen"}},
        {"notice": {"period": "3 months"}},
        {"value": "240000.01 EUR"},
        {"summary": "A rebate"},
        {"document": {"url": "https://documents.example/1.pdf"}},
        {"terms": []},
    ],
)
def test_everything_agreed_counts(agreed: dict[str, Any]) -> None:
    assert agreed.keys() <= AGREED | {"terms"}
    assert hashed(**agreed) != hashed()


@pytest.mark.parametrize(
    "history",
    [
        {"state": "superseded"},
        {"acceptance": {"how": "signature", "on": "2025-12-12"}},
        {"suspensions": [{"from": "2026-03-01", "to": "2026-03-14"}]},
        {"notice_given": {"on": "2026-08-20", "ends": "2026-12-31"}},
    ],
)
def test_what_became_of_it_later_does_not(history: dict[str, Any]) -> None:
    assert not history.keys() & AGREED
    assert hashed(**history) == hashed()
