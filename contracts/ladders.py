"""Which ladder a deadline has: the one of its contract, its type, its segment, or all others'.

Where several rules fit, one about the contract beats one about its type, that one about the
segment; then one about the kind of deadline beats one about all kinds; then the one for the
largest value.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from contracts.contract_type import ContractType
from contracts.deadlines import DeadlineKind
from contracts.folding import folded
from contracts.ladder import Ladder
from contracts.money import Money


@dataclass(frozen=True, slots=True)
class Concerned:
    """Of what a deadline is, as far as ladders tell it apart."""

    contract: str
    type: ContractType
    segment: str | None
    value: Money | None


@dataclass(frozen=True, slots=True)
class LadderRule:
    """A ladder for some deadlines; None: whatever it is.

    *least* is the value from which on it holds, for values in its currency only.
    """

    ladder: Ladder
    kind: DeadlineKind | None = None
    segment: str | None = None
    type: ContractType | None = None
    contract: str | None = None
    least: Money | None = None

    def fits(self, kind: DeadlineKind, concerned: Concerned) -> bool:
        return (
            self.kind in {None, kind}
            and self.contract in {None, concerned.contract}
            and self.type in {None, concerned.type}
            and (self.segment is None or folded(self.segment) == folded(concerned.segment or ""))
            and (self.least is None or _reaches(concerned.value, self.least))
        )

    @property
    def written(self) -> str:
        """“notice enterprise fixed_price 100000.00 EUR: 120,90”."""
        of = (self.kind, self.segment, self.type, self.contract, self.least)
        return f"{' '.join(str(one) for one in of if one is not None)}: {self.ladder.written}"

    @property
    def rank(self) -> tuple[object, ...]:
        """Where it stands among those that fit: the largest counts."""
        of = (self.contract, self.type, self.segment, self.kind)
        least = self.least
        worth = (least.amount, least.currency) if least else (-1, "")
        return (*(one is not None for one in of), worth)


def _reaches(value: Money | None, least: Money) -> bool:
    return value is not None and value.currency == least.currency and value.amount >= least.amount


@dataclass(frozen=True, slots=True)
class Ladders:
    """The ladder of the settings, and the rules that say otherwise."""

    usual: Ladder
    rules: Sequence[LadderRule] = ()

    def of(self, kind: DeadlineKind, concerned: Concerned) -> Ladder:
        fitting = [rule for rule in self.rules if rule.fits(kind, concerned)]
        return max(fitting, key=lambda rule: rule.rank).ladder if fitting else self.usual

    def longest(self, kind: DeadlineKind, contract: str | None = None) -> Ladder:
        """Of those that a deadline of this kind may have the one that begins first.

        Whoever knows no more of *contract* than its name looks by it: at worst too early. None:
        of any contract without a ladder of its own.
        """
        fit = (rule for rule in self.rules if rule.kind in {None, kind})
        some = (rule.ladder for rule in fit if rule.contract in {None, contract})
        return max([self.usual, *some], key=lambda ladder: ladder.steps[0])

    @property
    def written(self) -> str:
        """By which it is seen that they are others than before.

        A rule about one contract does not count: whoever sets it looks at that contract anew.
        """
        general = (rule for rule in self.rules if rule.contract is None)
        return "; ".join([self.usual.written, *sorted(rule.written for rule in general)])
