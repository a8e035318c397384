"""What an import says of a contract that nobody could submit."""

from typing import Any

import pytest

from contracts.contract import Contract
from contracts.findings import findings

RATE = {"kind": "master_catalog_price", "percent": -5}
RETURNS = {"kind": "returns", "charge": [{"days": 30, "percent": 0}], "auto_approve_days": 30}
FULL = RETURNS | {"refund_methods": ["Visa"]}
CREDIT = {"kind": "credit_line", "amount": "1 EUR"}


def found(kind: str = "customer", **version: Any) -> list[tuple[str, str]]:
    facts = {"number": 1, "state": "active", "start": "2026-01-01"} | version
    contract = Contract.model_validate(
        {"ref": "A-1", "kind": kind, "account": "A", "versions": [facts]}
    )
    return [(".".join(map(str, path[2:])), sentence) for path, sentence in findings(contract)]


@pytest.mark.parametrize(
    ("version", "place", "said"),
    [
        ({"start": "unknown"}, "start", "Its start is unknown."),
        ({"end": "2025-12-31"}, "end", "The end lies before the start."),
        ({"renewal": {"kind": "automatic", "for": "1 year"}}, "renewal", "no last day"),
        ({"terms": [RATE, RATE]}, "terms.1", "at most one master_catalog_price"),
        ({"terms": [RETURNS]}, "terms.0", "is not complete"),
        ({"terms": [CREDIT]}, "terms.0", "does not belong on a contract of kind customer"),
    ],
)
def test_what_is_wrong_is_found(version: dict[str, Any], place: str, said: str) -> None:
    [(where, sentence)] = found(**version)
    assert where == place
    assert said in sentence


def test_a_sound_contract_gives_none() -> None:
    assert found(terms=[RATE, FULL], end="2026-12-31") == []
    assert found(kind="account", terms=[CREDIT]) == []
    assert found(state="draft", start="unknown") == []
