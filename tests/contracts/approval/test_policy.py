"""A policy is refused as a whole, with a sentence for each thing that is wrong in it."""

from typing import Any

import pytest
from pydantic import ValidationError

from contracts.approval.policy import ApprovalPolicy, Mode, Rule, Verb, shipped, within
from contracts.people import Role
from tests.contracts.approval.office import a_policy, a_rule, facts


def test_until_another_is_applied_any_one_manager_approves() -> None:
    policy = shipped()
    [rule] = policy.about(Verb.SUBMIT)
    assert rule.approvers[0].role is Role.MANAGER
    assert rule.mode == Mode(count=1)
    assert not policy.about(Verb.TERMINATE)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"when": "largest_discont > 5.0"}, "Is “largest_discount” meant?"),
        ({"when": 5}, "is no condition"),
        ({"mode": "most"}, "any, all, a number of people or a share"),
        ({"mode": 0}, "any, all, a number of people or a share"),
        ({"mode": "0 %"}, "any, all, a number of people or a share"),
        ({"mode": True}, "any, all, a number of people or a share"),
        ({"approvers": []}, "At least one stands here"),
        ({"approvers": [{"user": "U0BEN", "role": "manager"}]}, "Give exactly one of"),
        ({"approvers": [{"role": "boss"}]}, "manager"),
        ({"approvers": [{"group": "managers"}]}, "pattern"),
        ({"stage": 0}, "greater than 0"),
        ({"on": ["submitted"]}, "submit"),
        ({"remind_after": 9, "answer_within": 8}, "lies beyond"),
        ({"color": "red"}, "Extra inputs"),
    ],
)
def test_what_is_wrong_with_a_rule_is_said(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        a_policy(a_rule("Rule") | wrong)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("authority", "sentence"),
    [
        ({"rep": {"region": 5}}, "cannot be limited; possible: total_value,"),
        ({"rep": {"nosuch": 5}}, "cannot be limited"),
        ({"rep": {}}, "At least one stands here"),
        ({"rep": {"largest_discount": 5.5}}, "floating point"),
        ({"boss": {"largest_discount": 5}}, "manager"),
    ],
)
def test_what_is_wrong_with_an_authority_is_said(authority: Any, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        a_policy(a_rule("Rule"), authority=authority)
    assert sentence in str(refused.value)


def test_no_two_rules_have_the_same_name() -> None:
    with pytest.raises(ValidationError, match="Several rules are called VP"):
        a_policy(a_rule("VP"), a_rule("VP"))


@pytest.mark.parametrize(
    ("mode", "asked", "needed"),
    [
        ("any", 5, 1),
        ("all", 5, 5),
        ("all", 1, 1),
        (2, 5, 2),
        (2, 1, 2),
        ("50 %", 5, 3),
        ("50%", 4, 2),
        ("1 %", 4, 1),
        ("100 %", 3, 3),
    ],
)
def test_how_many_must_say_yes(mode: object, asked: int, needed: int) -> None:
    rule = Rule.model_validate(a_rule("Rule", mode=mode))
    assert rule.mode.needed(asked) == needed


@pytest.mark.parametrize(
    ("limits", "some", "is_within"),
    [
        ({"largest_discount": 5}, {"largest_discount": "5"}, True),
        ({"largest_discount": 5}, {"largest_discount": "5.001"}, False),
        ({"payment_days": 30}, {"payment_days": 30}, True),
        ({"payment_days": 30}, {"payment_days": 31}, False),
        ({"smallest_margin": 20}, {"smallest_margin": "20", "margin_known": True}, True),
        ({"smallest_margin": 20}, {"smallest_margin": "19.9", "margin_known": True}, False),
        ({"smallest_margin": 20}, {"smallest_margin": "90", "margin_known": False}, False),
        ({"days_until_start": 7}, {"days_until_start": 7}, True),
        ({"days_until_start": 7}, {"days_until_start": 6}, False),
        ({"months": 24}, {"months": 24}, True),
        ({"months": 24}, {"months": 0, "open_ended": True}, False),
        ({"largest_discount": 5, "payment_days": 30}, {"payment_days": 31}, False),
    ],
)
def test_at_the_border_is_within(limits: Any, some: Any, *, is_within: bool) -> None:
    policy = a_policy(a_rule("Rule"), authority={"rep": limits})
    assert within(policy.authority[Role.REP], facts(**some)) is is_within


def test_a_policy_is_the_same_after_it_was_kept() -> None:
    policy = a_policy(
        a_rule("VP", "largest_discount > 20.0", mode="50 %", stage=2, answer_within=8),
        a_rule("Legal", "custom_clauses > 0", on=["submit", "terminate"]),
        authority={"rep": {"largest_discount": "5.5"}},
    )
    kept = policy.model_dump_json(exclude_defaults=True)
    assert ApprovalPolicy.model_validate_json(kept) == policy
