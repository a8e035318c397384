"""How far a value may still go before another rule asks somebody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from contracts.approval.conditions import Measured
from contracts.approval.facts import FACTS, STEPS, Facts, Type, Unit
from contracts.approval.policy import Rule

FARTHEST = {
    Unit.AMOUNT: (Decimal(0), Decimal(10) ** 12),
    Unit.PERCENT: (Decimal(-100), Decimal(100)),
    Unit.DAYS: (Decimal(-36_600), Decimal(36_600)),
    Unit.MONTHS: (Decimal(0), Decimal(1_200)),
    Unit.PIECES: (Decimal(0), Decimal(1_000)),
}


@dataclass(frozen=True, slots=True)
class Headroom:
    """*rule* does not fire as long as the fact goes no further than *last*; at *first* it does."""

    rule: Rule
    fact: str
    last: Decimal
    first: Decimal

    @property
    def upwards(self) -> bool:
        return self.first > self.last


def headrooms(rule: Rule, facts: Facts) -> Iterator[Headroom]:
    """For each number that *rule*, which does not fire, asks about: how far it may go.

    The others stay as they are. Found by halving, so that a condition may compute what it likes;
    a condition that fires in between and not at the end is not found.
    """
    measured = Measured(facts)
    if rule.when.holds(measured):
        return
    for name in sorted(rule.when.names):
        if FACTS[name].type in {Type.NUMBER, Type.COUNT}:
            for end in FARTHEST[_unit(name)]:
                found = _between(rule, name, end, measured)
                if found is not None:
                    yield found


def nearest(rules: Iterable[Rule], facts: Facts) -> list[Headroom]:
    """For each fact and each way that it may go the rules that fire first; the facts by name."""
    first: dict[tuple[str, bool], list[Headroom]] = {}
    for rule in rules:
        for found in headrooms(rule, facts):
            key, now = (found.fact, found.upwards), _number(facts, found.fact)
            known = first.get(key, [])
            if not known or abs(found.first - now) < abs(known[0].first - now):
                first[key] = [found]
            elif found.first == known[0].first:
                known.append(found)
    return [one for key in sorted(first) for one in first[key]]


def _unit(name: str) -> Unit:
    unit = FACTS[name].unit
    if unit is None:
        raise TypeError(f"{name} has no unit")
    return unit


def _between(rule: Rule, name: str, end: Decimal, measured: Measured) -> Headroom | None:
    """Where on the way to *end* the rule begins to fire; None where it does not at the end.

    Looked at are whole steps, such as 29.9 %, also where the value now lies between two of them.
    """
    now, step = _number(measured.facts, name), STEPS[_unit(name)]
    towards, rounding = (step, ROUND_FLOOR) if end > now else (-step, ROUND_CEILING)
    begin = (now / step).to_integral_value(rounding) * step
    first, last = 0, int(abs(end - begin) / step)  # steps away from where it begins

    def value(steps: int) -> Decimal:
        return begin + steps * towards if steps else now

    def fires(steps: int) -> bool:
        return _at(rule, name, value(steps), measured)

    if last < 1 or not fires(last):
        return None
    while last - first > 1:
        middle = (first + last) // 2
        first, last = (first, middle) if fires(middle) else (middle, last)
    return Headroom(rule, name, value(first), value(last))


def _at(rule: Rule, name: str, value: Decimal, measured: Measured) -> bool:
    given = int(value) if FACTS[name].type is Type.COUNT else value
    return rule.when.holds(measured.but(name, given))


def _number(facts: Facts, name: str) -> Decimal:
    value = facts[name]
    if not isinstance(value, Decimal | int):
        raise TypeError(f"{name} is no number")
    return Decimal(value)
