"""Which ladder a deadline has: the nearest rule that fits."""

from contracts.contract_type import ContractType
from contracts.deadlines import DeadlineKind
from contracts.ladder import Ladder
from contracts.ladders import Concerned, LadderRule, Ladders
from contracts.money import Money

USUAL = Ladder((90, 30))
EARLY, LATE, ONCE = Ladder((120, 60)), Ladder((30, 7)), Ladder((14,))
FIXED = ContractType.FIXED_PRICE


def concerned(value: str | None = None, segment: str | None = "Enterprise") -> Concerned:
    return Concerned("ACME-1", FIXED, segment, Money.read(value) if value else None)


def of(*rules: LadderRule, kind: DeadlineKind = DeadlineKind.NOTICE, **said: str | None) -> Ladder:
    return Ladders(USUAL, rules).of(kind, concerned(**said))


def test_without_a_rule_it_is_the_usual_one() -> None:
    assert of() == USUAL


def test_a_rule_holds_for_its_kind_only() -> None:
    rule = LadderRule(LATE, kind=DeadlineKind.NOTICE)
    assert of(rule) == LATE
    assert of(rule, kind=DeadlineKind.END) == USUAL


def test_the_contract_goes_before_the_type_and_that_before_the_segment() -> None:
    segment = LadderRule(LATE, kind=DeadlineKind.NOTICE, segment="enterprise")
    sort = LadderRule(EARLY, type=FIXED)
    contract = LadderRule(ONCE, contract="ACME-1")
    assert of(segment) == LATE
    assert of(segment, sort) == EARLY
    assert of(contract, segment, sort) == ONCE
    assert of(LadderRule(ONCE, contract="ACME-2")) == USUAL


def test_the_value_decides_from_its_amount_on_and_in_its_currency() -> None:
    large = LadderRule(EARLY, least=Money.read("100000 EUR"))
    larger = LadderRule(ONCE, least=Money.read("500000 EUR"))
    small = LadderRule(LATE)
    assert of(large, small, value="99999.99 EUR") == LATE
    assert of(large, small, value="100000.00 EUR") == EARLY
    assert of(large, larger, small, value="600000 EUR") == ONCE
    assert of(large, small, value="600000 USD") == LATE
    assert of(large, small) == LATE


def test_somebody_who_does_not_know_the_contract_looks_by_the_longest() -> None:
    rules = [LadderRule(EARLY, kind=DeadlineKind.NOTICE), LadderRule(LATE)]
    ladders = Ladders(USUAL, rules)
    assert ladders.longest(DeadlineKind.NOTICE) == EARLY
    assert ladders.longest(DeadlineKind.END) == USUAL


def test_another_general_rule_is_seen_but_not_one_about_a_contract() -> None:
    plain = Ladders(USUAL).written
    assert Ladders(USUAL, [LadderRule(LATE, contract="ACME-1")]).written == plain
    assert Ladders(USUAL, [LadderRule(LATE)]).written != plain
