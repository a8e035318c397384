"""Ladders of their own: by kind, segment, type, contract and value, and when they change."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta

import pytest

from contracts.contract_type import ContractType
from contracts.deadlines import DeadlineKind
from contracts.ladder import Ladder
from contracts.ladders import LadderRule
from contracts.money import Money
from contracts.zones import day_in
from store import OPERATOR, Store
from tests.examples import ACME, NOW, a_contract, a_version, keep
from tests.notifications.sweeping import noon, said, swept

END = date(2027, 8, 31)
EARLY, LATE = Ladder((200, 100)), Ladder((5,))
USUAL = [90, 60, 30, 14, 7, 1]
STEPS = (*EARLY.steps, *LATE.steps, *USUAL)
HOURLY = ContractType.TIME_AND_MATERIALS


def before(step: int) -> date:
    return END - timedelta(days=step)


@pytest.fixture
def ending(store: Store) -> Store:
    """Contracts that end on one day; ACME-1 is of an account of a segment, large, and by hours."""
    enterprise = ACME.model_copy(update={"segment": "Enterprise"})
    small = ACME.model_copy(update={"code": "TINY", "name": "Tiny Ltd", "segment": None})
    large = a_version(end=str(END), value="100000.00 EUR")
    keep(
        store,
        a_contract("ACME-1", large, type=HOURLY),
        a_contract("TINY-1", a_version(end=str(END)), account="TINY"),
        accounts=(enterprise, small),
    )
    return store


def put(store: Store, *rules: LadderRule, today: date | None = None) -> None:
    """What whoever sets rules does: a contract of its own rule is looked at anew."""
    at = noon(today) if today else NOW
    with store.writing(OPERATOR, at) as work:
        for rule in rules:
            work.ladder_rules.put(rule, "U0ADM0001", at)
            if rule.contract and today:
                work.warnings.look_soon([rule.contract])


def told(store: Store, first: date, last: date = END) -> dict[str, list[int]]:
    """How many days before the end each contract was warned of it, swept around each step."""
    found: dict[str, list[int]] = {"ACME-1": [], "TINY-1": []}
    near = {before(step + more) for step in STEPS for more in (1, 0, -1)}
    for day in sorted({first, *(day for day in near if first <= day <= last)}):
        for ref, *_ in said(swept(store, day)):
            found[ref.split("/")[0]].append((END - day).days)
    return found


@pytest.mark.parametrize(
    "rule",
    [
        LadderRule(EARLY, segment="enterprise"),
        LadderRule(EARLY, type=HOURLY),
        LadderRule(EARLY, contract="ACME-1"),
        LadderRule(EARLY, least=Money.read("100000 EUR")),
        LadderRule(EARLY, kind=DeadlineKind.END, segment="ENTERPRISE"),
    ],
)
@pytest.mark.parametrize("on", [before(350), before(150), before(95)])
def test_a_rule_holds_from_the_next_sweep_on_for_what_it_is_about(
    ending: Store, rule: LadderRule, on: date
) -> None:
    swept(ending, before(351))
    put(ending, rule, today=on)
    left = (END - on).days
    steps = [200, 100] if left > 200 else [left, 100] if left > 100 else [left]
    assert told(ending, on) == {"ACME-1": steps, "TINY-1": USUAL}


def test_a_rule_about_another_kind_changes_nothing(ending: Store) -> None:
    put(ending, LadderRule(EARLY, kind=DeadlineKind.NOTICE))
    assert told(ending, before(210)) == {"ACME-1": USUAL, "TINY-1": USUAL}


def test_a_shorter_ladder_is_silent_until_it_begins(ending: Store) -> None:
    put(ending, LadderRule(LATE, segment="Enterprise"))
    assert told(ending, before(95)) == {"ACME-1": [5], "TINY-1": USUAL}


def test_a_rule_that_goes_gives_way_to_the_usual_ladder(ending: Store) -> None:
    rule = LadderRule(LATE)
    put(ending, rule)
    assert told(ending, before(95), before(41)) == {"ACME-1": [], "TINY-1": []}
    with ending.writing(OPERATOR, NOW) as work:
        assert work.ladder_rules.remove(rule)
    rest = [40, 30, 14, 7, 1]
    assert told(ending, before(40)) == {"ACME-1": rest, "TINY-1": rest}


def moved(store: Store) -> None:
    with store.writing(OPERATOR, NOW.replace(2027, 4, 1)) as work:
        account = ACME.model_copy(update={"code": "TINY", "name": "Tiny Ltd"})
        work.accounts.save([account.model_copy(update={"segment": "Enterprise"})])


def retyped(store: Store) -> None:
    contract = a_contract("TINY-1", a_version(end=str(END)), account="TINY", type=HOURLY)
    keep(store, contract)


def grown(store: Store) -> None:
    version = a_version(end=str(END), value="500000.00 EUR")
    keep(store, a_contract("TINY-1", version, account="TINY"))


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (moved, LadderRule(EARLY, segment="Enterprise")),
        (retyped, LadderRule(EARLY, type=HOURLY)),
        (grown, LadderRule(EARLY, least=Money.read("100000 EUR"))),
    ],
)
def test_what_becomes_another_sort_of_contract_has_the_ladder_of_that(
    ending: Store, change: Callable[[Store], None], rule: LadderRule
) -> None:
    put(ending, rule)
    start = before(152)  # 1 April
    assert told(ending, before(210), before(153)) == {"ACME-1": [200], "TINY-1": []}
    change(ending)
    assert told(ending, start) == {"ACME-1": [100], "TINY-1": [152, 100]}


def test_a_change_of_the_account_that_touches_no_segment_looks_at_nothing(ending: Store) -> None:
    swept(ending, before(80))
    with ending.writing(OPERATOR, NOW) as work:
        work.accounts.save([ACME.model_copy(update={"segment": "Enterprise", "name": "ACME"})])
        assert work.warnings.due(before(80), None, 10) == []


def test_a_rule_about_one_contract_makes_nobody_look_at_others(ending: Store) -> None:
    """Neither at the rows that there are, nor at those that are written later."""
    swept(ending, before(300))
    put(ending, LadderRule(EARLY, contract="ACME-1"), today=before(300))
    keep(ending, a_contract("TINY-2", a_version(end=str(END)), account="TINY"))
    swept(ending, before(300))
    with ending.reading() as work:
        looks = {one.contract: one.due for one in work.warnings.due(END, None, 10)}
    assert looks == {"ACME-1": before(200), "TINY-1": before(90), "TINY-2": before(90)}


def test_steps_that_were_due_when_the_ladder_changed_are_still_named_as_missed(
    ending: Store, database: str
) -> None:
    swept(ending, before(90))
    with closing(Store.at(database, Ladder((60, 30, 20)))) as other:
        missed = {one.warned.contract: one.warned.missed for one in swept(other, before(25))}
    assert missed == {"ACME-1": (60,), "TINY-1": (60,)}


def test_a_step_that_was_said_is_not_named_as_missed(ending: Store) -> None:
    """Not even where the ladder changed on the very day of that step."""
    swept(ending, before(60))
    put(ending, LadderRule(Ladder((60, 50, 40)), contract="ACME-1"), today=before(60))
    told = {(one.warned.contract, one.warned.step, one.warned.missed)
            for one in swept(ending, before(45))}  # fmt: skip
    assert told == {("ACME-1", 50, ())}


@pytest.mark.parametrize("zone", ["Pacific/Pago_Pago", "Pacific/Kiritimati", "Europe/Amsterdam"])
def test_wherever_it_is_another_ladder_is_followed_on_the_day_that_it_is_there(
    ending: Store, database: str, zone: str
) -> None:
    morning = datetime.combine(before(50), time(8), UTC)  # in Pago Pago it is the day before
    here = day_in(zone, morning)
    keep(ending, a_contract("ACME-2", a_version(end=str(END)), timezone=zone))
    swept(ending, morning - timedelta(days=1))
    left = (END - here).days
    with closing(Store.at(database, Ladder((90, left)))) as other:
        told = {one.warned.contract: one.warned.step for one in swept(other, morning)}
    assert told["ACME-2"] == left
