"""What answers come to: by mode, by stage, and never approved without everybody who is needed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.approval.answers import Answer, Verdict
from contracts.approval.policy import ApprovalPolicy
from contracts.approval.progress import Asking, Progress, Standing
from contracts.approval.routing import Step, route
from contracts.approval.seats import Seat, seated
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
)

YES, NO = Verdict.APPROVE, Verdict.REJECT
AT = datetime(2026, 11, 26, 9, tzinfo=UTC)


class Away:
    """Who stands in for whom."""

    def __init__(self, **instead: str) -> None:
        self._instead = instead

    def of(self, user_id: str, _rule: str) -> str | None:
        return self._instead.get(user_id)


NOBODY_AWAY = Away()


def seats_in(step: Step, away: "Away", able: Collection[str]) -> Sequence[Seat]:
    rule = step.rule
    return list(seated(step.people, rule.name, away, able, apart=rule.mode.apart))


def begun(policy: ApprovalPolicy, away: Away = NOBODY_AWAY) -> Progress:
    """Nobody has answered yet."""
    able = {BEN, CARA, DAN, VERA}
    steps = route(policy, change(), Office())
    return Progress([Asking(step, seats_in(step, away, able)) for step in steps])


def after(progress: Progress, answers: Mapping[str, Verdict]) -> Progress:
    """Each answers every rule that takes their answer, in turn."""
    for by, verdict in answers.items():
        given = [
            Answer(one.rule.name, by, verdict, AT, one.instead_of(by))
            for one in progress.answerable(by)
        ]
        progress = progress.with_answers(given)
    return progress


@pytest.mark.parametrize(
    ("more", "answers", "standing"),
    [
        ({}, {}, Standing.OPEN),
        ({}, {BEN: YES}, Standing.APPROVED),
        ({}, {BEN: NO}, Standing.REJECTED),
        ({"mode": "all"}, {BEN: YES, CARA: YES}, Standing.OPEN),
        ({"mode": "all"}, {BEN: YES, CARA: YES, DAN: YES}, Standing.APPROVED),
        ({"mode": 2}, {BEN: YES, CARA: YES}, Standing.APPROVED),
        ({"mode": "50 %"}, {BEN: YES}, Standing.OPEN),
        ({"mode": "50 %"}, {BEN: YES, DAN: YES}, Standing.APPROVED),
        ({"mode": 2}, {BEN: YES, CARA: NO}, Standing.REJECTED),
        ({"mode": 4}, {BEN: YES, CARA: YES, DAN: YES}, Standing.BLOCKED),
        ({"all_answer_first": True}, {BEN: NO}, Standing.OPEN),
        ({"all_answer_first": True}, {BEN: NO, CARA: YES}, Standing.OPEN),
        ({"all_answer_first": True}, {BEN: NO, CARA: YES, DAN: NO}, Standing.APPROVED),
        ({"all_answer_first": True, "mode": 2}, {BEN: NO, CARA: YES, DAN: NO}, Standing.REJECTED),
        ({}, {VERA: YES}, Standing.OPEN),
    ],
)
def test_one_rule(more: dict[str, object], answers: dict[str, Verdict], standing: Standing) -> None:
    found = begun(a_policy(a_rule("Rule", by=[BEN, CARA, DAN], **more)))
    assert after(found, answers).standing is standing


def test_later_stages_wait_for_all_of_the_earlier_ones() -> None:
    found = begun(
        a_policy(
            a_rule("Manager", by=BEN), a_rule("Finance", by=DAN), a_rule("VP", by=VERA, stage=2)
        )
    )
    assert found.to_ask() == [BEN, DAN]
    assert after(found, {BEN: YES}).to_ask() == [DAN]
    assert after(found, {BEN: YES, DAN: YES}).to_ask() == [VERA]
    standings = [standing for _step, standing in after(found, {BEN: YES}).standings()]
    assert standings == [Standing.APPROVED, Standing.OPEN, Standing.LATER]
    assert after(found, {BEN: YES, DAN: YES, VERA: YES}).standing is Standing.APPROVED
    assert not found.asking(VERA)


def test_one_person_is_asked_once_and_counts_for_each_rule() -> None:
    found = begun(
        a_policy(a_rule("A", by=BEN), a_rule("B", by=[BEN, CARA]), a_rule("C", by=BEN, stage=2))
    )
    assert found.to_ask() == [BEN, CARA]
    assert after(found, {BEN: YES}).standing is Standing.APPROVED


def test_a_rule_that_nobody_can_answer_never_approves() -> None:
    found = begun(a_policy(a_rule("Manager", by=BEN), a_rule("Own", by=ANNA)))
    assert after(found, {BEN: YES, ANNA: YES}).standing is Standing.BLOCKED


@pytest.mark.parametrize(
    ("mode", "away", "asked"),
    [
        (2, {BEN: CARA}, [BEN, CARA, DAN]),
        (2, {BEN: VERA}, [VERA, CARA, DAN]),
        (2, {BEN: VERA, CARA: VERA}, [VERA, CARA, DAN]),
        (2, {BEN: CARA, CARA: VERA}, [VERA, CARA, DAN]),
        (2, {BEN: CARA, CARA: BEN}, [CARA, BEN, DAN]),
        ("any", {BEN: CARA}, [CARA, DAN]),
        ("all", {BEN: CARA}, [CARA, DAN]),
    ],
)
def test_one_person_fills_one_seat_where_a_number_of_people_is_needed(mode, away, asked) -> None:
    found = begun(a_policy(a_rule("Rule", by=[BEN, CARA, DAN], mode=mode)), Away(**away))
    assert found.to_ask() == asked


def test_whoever_stands_in_is_asked_instead_and_both_may_answer() -> None:
    found = begun(a_policy(a_rule("Manager", by=[BEN, CARA], mode="all")), Away(U0BEN=VERA))
    assert found.to_ask() == [VERA, CARA]
    assert after(found, {VERA: YES, CARA: YES}).standing is Standing.APPROVED
    assert after(found, {BEN: YES, CARA: YES}).standing is Standing.APPROVED
    assert after(found, {BEN: YES}).to_ask() == [CARA]


def test_nobody_says_yes_twice_for_one_seat() -> None:
    """Whoever stands in said it for whom the rule names, or these did themselves."""
    found = begun(a_policy(a_rule("Two", by=[BEN, CARA], mode=2)), Away(U0BEN=VERA))
    instead = found.with_answers([Answer("Two", VERA, YES, AT, instead_of=BEN)])
    assert not instead.answerable(BEN)
    assert instead.to_ask() == [CARA]
    himself = found.with_answers([Answer("Two", BEN, YES, AT)])
    assert not himself.answerable(VERA)
    assert after(himself, {CARA: YES}).standing is Standing.APPROVED


def test_who_stood_in_said_it_even_if_they_do_no_more() -> None:
    [asking] = begun(a_policy(a_rule("All", by=[BEN, CARA], mode="all"))).steps
    given = Progress([asking]).with_answers([Answer("All", VERA, YES, AT, instead_of=BEN)])
    assert given.to_ask() == [CARA]
    assert after(given, {CARA: YES}).standing is Standing.APPROVED


def test_who_stood_in_and_has_a_seat_by_now_leaves_the_other_one() -> None:
    found = begun(a_policy(a_rule("Two", by=[BEN, VERA], mode=2)))
    given = found.with_answers([Answer("Two", VERA, YES, AT, instead_of=BEN)])
    assert given.to_ask() == [BEN]
    assert after(given, {BEN: YES}).standing is Standing.APPROVED


def test_two_pairs_of_eyes_are_two_people_even_where_one_stands_in_for_the_other() -> None:
    found = begun(a_policy(a_rule("Two", by=[BEN, CARA], mode=2)), Away(U0BEN=CARA))
    assert found.standing is Standing.OPEN
    assert after(found, {CARA: YES}).to_ask() == [BEN]
    assert after(found, {CARA: YES, BEN: YES}).standing is Standing.APPROVED


def test_where_all_must_say_yes_one_who_stands_in_says_it_for_both() -> None:
    found = begun(a_policy(a_rule("All", by=[BEN, CARA], mode="all")), Away(U0BEN=CARA))
    assert after(found, {CARA: YES}).standing is Standing.APPROVED


def test_stand_ins_have_stand_ins_and_a_circle_or_an_editor_leaves_the_seat() -> None:
    def by(**instead: str) -> list[str]:
        return begun(a_policy(a_rule("Rule", by=BEN)), Away(**instead)).to_ask()

    assert by(U0BEN=CARA, U0CARA=DAN) == [DAN]
    assert by(U0BEN=CARA, U0CARA=BEN) == [CARA]
    assert by(U0BEN=ANNA) == [BEN]
    assert by(U0BEN=CARA, U0CARA=ANNA) == [CARA]


def escalated(*answers: tuple[str, Verdict]) -> Progress:
    rule = a_rule("Two", by=[BEN, CARA], mode=2)
    [asking] = begun(a_policy(rule)).steps
    up = Asking(asking.step, asking.seats, above=[VERA, DAN], escalated_at=AT)
    return after(Progress([up]), dict(answers))


def test_after_an_escalation_any_one_above_answers_for_the_whole_rule() -> None:
    assert escalated().to_ask() == [VERA, DAN]
    assert escalated((VERA, YES)).standing is Standing.APPROVED
    assert escalated((DAN, NO)).standing is Standing.REJECTED
    assert escalated((BEN, YES)).standing is Standing.OPEN
    assert escalated((BEN, YES), (CARA, YES)).standing is Standing.APPROVED
    assert escalated((BEN, YES), (VERA, NO)).standing is Standing.REJECTED


def test_who_said_yes_and_lost_the_role_since_counts_as_one_of_them() -> None:
    [asking] = begun(a_policy(a_rule("All", by=[BEN, CARA], mode="all"))).steps
    gone = Asking(asking.step, asking.seats[1:], {BEN: Answer("All", BEN, YES, AT)})
    assert Progress([gone]).standing is Standing.OPEN
    assert after(Progress([gone]), {CARA: YES}).standing is Standing.APPROVED


PEOPLE = st.sampled_from([BEN, CARA, DAN, VERA])
ANSWERS = st.dictionaries(st.sampled_from([ANNA, BEN, CARA, DAN, VERA]), st.sampled_from(Verdict))
STAND_INS = st.dictionaries(PEOPLE, st.sampled_from([ANNA, BEN, CARA, DAN, VERA]))
RULES = st.lists(
    st.builds(
        lambda by, mode, stage, first: {
            "approvers": [{"user": user} for user in by],
            "mode": mode,
            "stage": stage,
            "all_answer_first": first,
        },
        st.lists(st.sampled_from([ANNA, BEN, CARA, DAN]), min_size=1, max_size=3, unique=True),
        st.sampled_from(["any", "all", 2, "50 %"]),
        st.integers(1, 3),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


def named(rules: Sequence[dict[str, Any]]) -> ApprovalPolicy:
    return a_policy(*({"name": f"R{place}"} | rule for place, rule in enumerate(rules)))


@given(RULES, ANSWERS, STAND_INS)
def test_approved_means_that_each_rule_has_the_yes_of_enough_who_did_not_write_in_it(
    rules: list[dict[str, Any]], answers: Mapping[str, Verdict], instead: dict[str, str]
) -> None:
    found = after(begun(named(rules), Away(**instead)), answers)
    for one in found.steps:
        assert ANNA not in {*one.step.people, *one.asked, *one.answers}
    if found.standing is Standing.APPROVED:
        for one in found.steps:
            yes = {answer.by for answer in one.said(YES)}
            assert len(yes) >= one.needed > 0
            if one.rule.mode.count:
                assert len(yes) >= one.rule.mode.count


@given(RULES, ANSWERS, PEOPLE)
def test_another_yes_never_turns_an_approval_into_less(
    rules: list[dict[str, Any]], answers: Mapping[str, Verdict], by: str
) -> None:
    found = after(begun(named(rules)), answers)
    if found.standing is Standing.APPROVED:
        assert after(found, {by: YES}).standing is Standing.APPROVED


@given(RULES, ANSWERS, STAND_INS)
def test_as_long_as_it_is_open_somebody_is_asked_who_can_move_it_on(
    rules: list[dict[str, Any]], answers: Mapping[str, Verdict], instead: dict[str, str]
) -> None:
    found = after(begun(named(rules), Away(**instead)), answers)
    if found.standing is Standing.OPEN:
        assert found.to_ask()
        assert all(found.asking(who) for who in found.to_ask())
