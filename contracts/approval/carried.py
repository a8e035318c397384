"""Whether an approval of an earlier submission still holds: what was asked did not get worse."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from contracts.approval.conditions import Measured
from contracts.approval.facts import FACTS, Facts, Line, Type, Value
from contracts.approval.headroom import FARTHEST
from contracts.approval.policy import Rule


@dataclass(frozen=True, slots=True)
class Grounds:
    """By what a request was routed; an approval holds only where all of this is the same."""

    policy: int  # the version of the policy
    depends: str  # the hash of what counts of the base and of the account
    content: str  # the hash of what was submitted
    facts: Facts


def still_holds(rule: Rule, before: Grounds, now: Grounds) -> bool:
    """Whether an approval for *rule*, given on the grounds *before*, is one on those of *now*.

    Its measured values are the same, or lie further from where the rule begins to fire. A rule
    that measures nothing was about the content as a whole: any other content is asked anew.
    """
    if before.policy != now.policy or before.depends != now.depends:
        return False
    names = rule.when.names
    if not names:
        return before.content == now.content
    return all(_is_harmless(rule, name, before.facts, now.facts) for name in names)


def _is_harmless(rule: Rule, name: str, before: Facts, now: Facts) -> bool:
    old, new = before[name], now[name]
    if old == new:
        return True
    match FACTS[name].type:
        case Type.NUMBER | Type.COUNT:
            return _is_away(rule, name, old, new, now)
        case Type.TEXTS:
            return isinstance(old, tuple) and isinstance(new, tuple) and set(new) <= set(old)
        case Type.LINES:
            return _are_better(_lines(old), _lines(new))
        case _:
            return False


def _is_away(rule: Rule, name: str, old: Value, new: Value, facts: Facts) -> bool:
    """Whether a number moved to where the rule does not fire; never if it fires on both sides."""
    unit = FACTS[name].unit
    if unit is None or not isinstance(old, Decimal | int) or not isinstance(new, Decimal | int):
        raise TypeError(f"{name} is no number")
    measured, count = Measured(facts), FACTS[name].type is Type.COUNT
    ends = [int(end) if count else end for end in FARTHEST[unit]]
    low, high = (rule.when.holds(measured.but(name, end)) for end in ends)
    if high and not low:
        return new < old
    return low and not high and new > old


def _are_better(old: Sequence[Line], new: Sequence[Line]) -> bool:
    """Whether each of the *new* lines was there, with no smaller discount and no larger margin."""
    there = {(line.kind, line.sku, line.product_set): line for line in old}
    pairs = ((line, there.get((line.kind, line.sku, line.product_set))) for line in new)
    return all(before is not None and _is_better(before, line) for line, before in pairs)


def _is_better(old: Line, new: Line) -> bool:
    if new.discount > old.discount or (old.margin is None) != (new.margin is None):
        return False
    return old.margin is None or new.margin is None or new.margin >= old.margin


def _lines(value: Value) -> Sequence[Line]:
    found = value if isinstance(value, tuple) else ()
    return [one for one in found if isinstance(one, Line)]
