"""A rule on imports: what would come in as agreed is refused, and says which rule asks."""

import json

import pytest

from contracts.approval.policy import ApprovalPolicy
from store import OPERATOR, Result, Store
from tests.examples import NOW, keep_examples
from tests.store.importing import importing

POLICY = {
    "name": "Careful",
    "rules": [
        {"name": "Manager", "approvers": [{"role": "manager"}]},
        {
            "name": "No large imports",
            "on": ["import"],
            "when": "total_value > 10000.0",
            "approvers": [{"role": "finance"}],
        },
    ],
}


@pytest.fixture(autouse=True)
def careful(store: Store) -> None:
    keep_examples(store)
    with store.writing(OPERATOR, NOW) as work:
        work.policies.apply(ApprovalPolicy.model_validate(POLICY), OPERATOR, NOW)


def brought(store: Store, state: str, value: str) -> tuple[Result, list[str]]:
    version = {"number": 1, "state": state, "start": "2026-01-01", "value": value}
    file = {"contracts": [{"ref": "ACME-9", "account": "ACME", "versions": [version]}]}
    [outcome] = importing(store, json.dumps(file))
    return outcome.result, [problem.sentence for problem in outcome.problems]


def test_what_would_be_agreed_is_refused_where_the_rule_asks(store: Store) -> None:
    result, [sentence] = brought(store, "active", "20000.00 EUR")
    assert result is Result.REFUSED
    assert "does not let pass: No large imports. Import it as a draft, and submit it." in sentence


@pytest.mark.parametrize(
    ("state", "value"), [("draft", "20000.00 EUR"), ("active", "10000.00 EUR")]
)
def test_drafts_and_what_no_rule_asks_about_come_in(store: Store, state: str, value: str) -> None:
    assert brought(store, state, value) == (Result.IMPORTED, [])


def test_what_was_agreed_before_may_be_corrected(store: Store) -> None:
    brought(store, "active", "9000.00 EUR")
    result, _problems = brought(store, "active", "20000.00 EUR")
    assert result is Result.IMPORTED
