"""Who is asked: by every rule that fires, in its stage, never somebody who wrote in it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.approval.policy import ApprovalPolicy, shipped
from contracts.approval.routing import Change, Step, route
from contracts.people import Role
from tests.contracts.approval.office import (
    ANNA,
    BEN,
    CARA,
    DAN,
    VERA,
    Office,
    a_policy,
    a_rule,
    change,
    in_progress,
)


def asked(found: Sequence[Step]) -> list[tuple[int, str, list[str]]]:
    """Each rule with its stage and whom it asks."""
    return [(step.rule.stage, step.rule.name, list(step.people)) for step in found]


def routed(policy: ApprovalPolicy, what: Change, office: Office | None = None) -> Any:
    return asked(route(policy, what, office or Office()))


def test_the_shipped_policy_asks_every_manager_who_did_not_write_in_it() -> None:
    assert routed(shipped(), change()) == [(1, "Any one manager", [BEN, CARA])]
    assert routed(shipped(), change(editors=[ANNA, BEN])) == [(1, "Any one manager", [CARA])]


def test_rules_that_fire_are_asked_by_stage() -> None:
    policy = a_policy(
        a_rule("VP", "largest_discount > 20.0", VERA, stage=2),
        a_rule("Manager"),
        a_rule("Finance", "payment_days > 60", DAN),
    )
    some = {"largest_discount": "20.1", "payment_days": 61}
    assert routed(policy, change(**some)) == [
        (1, "Manager", [BEN]),
        (1, "Finance", [DAN]),
        (2, "VP", [VERA]),
    ]
    assert routed(policy, change()) == [(1, "Manager", [BEN])]


def test_each_way_to_name_approvers_finds_them_once() -> None:
    ways = [
        {"role": "manager"},
        {"user": CARA},
        {"group": "S0TEAM"},
        {"account": "owner's manager"},
    ]
    policy = a_policy(a_rule("All") | {"approvers": ways})
    office = Office(groups={"S0TEAM": [VERA, BEN]}, owners_manager=DAN)
    assert routed(policy, change(), office) == [(1, "All", [BEN, CARA, VERA, DAN])]


def test_a_rule_without_enough_approvers_blocks() -> None:
    policy = a_policy(a_rule("Own", by=ANNA), a_rule("Two", by=BEN, mode=2), a_rule("One"))
    steps = [in_progress(step) for step in route(policy, change(), Office())]
    assert [(one.rule.name, one.blocked) for one in steps] == [
        ("Own", True),
        ("Two", True),
        ("One", False),
    ]


def test_where_no_rule_asks_any_one_manager_is_asked() -> None:
    policy = a_policy(a_rule("VP", "payment_days > 60"), authority={"rep": {"payment_days": 30}})
    assert routed(policy, change()) == [(1, "Where no rule asks", [BEN, CARA])]
    assert routed(policy, change([Role.REP])) == []


def test_a_step_tells_by_which_values_it_fires() -> None:
    policy = a_policy(a_rule("Finance", "payment_days > 60 || open_ended"))
    [step] = route(policy, change(payment_days=90), Office())
    assert step.measured == {"payment_days": 90, "open_ended": False}


AUTHORITY = {"rep": {"largest_discount": 5, "payment_days": 30}}
WITH_AUTHORITY = a_policy(
    a_rule("Manager"),
    a_rule("Discount", "largest_discount > 3.0"),
    a_rule("Clauses", "custom_clauses > 0"),
    authority=AUTHORITY,
)


@pytest.mark.parametrize(
    ("roles", "some", "names"),
    [
        ({Role.REP}, {"largest_discount": "5", "payment_days": 30}, []),
        ({Role.REP}, {"largest_discount": "5.1"}, ["Manager", "Discount"]),
        ({Role.REP}, {"payment_days": 31}, ["Manager"]),
        ({Role.REP}, {"custom_clauses": 1}, ["Clauses"]),
        ({Role.LEGAL}, {}, ["Manager"]),
        ({Role.LEGAL, Role.REP}, {}, []),
    ],
)
def test_within_somebodys_authority_only_what_is_not_limited_is_asked(
    roles: Any, some: Any, names: list[str]
) -> None:
    found = route(WITH_AUTHORITY, change(roles, **some), Office())
    assert [step.rule.name for step in found] == names


@given(st.sets(st.sampled_from([ANNA, BEN, CARA, DAN, VERA])), st.permutations(range(4)))
def test_nobody_who_wrote_in_it_is_asked_in_whatever_order_rules_stand(
    editors: set[str], order: list[int]
) -> None:
    rules = [
        a_rule("A", by=[BEN, CARA], stage=2),
        a_rule("B", by=[ANNA, DAN]) | {"approvers": [{"role": "manager"}, {"user": VERA}]},
        a_rule("C", "payment_days > 10", by=VERA),
        a_rule("D", "payment_days > 90", by=VERA),
    ]
    what = replace(change(payment_days=30), editors=editors)
    found = route(a_policy(*(rules[place] for place in order)), what, Office())
    assert {step.rule.name for step in found} == {"A", "B", "C"}
    assert [step.rule.stage for step in found] == [1, 1, 2]
    assert not {one for step in found for one in step.people} & editors
