"""Which customers a version, or a policy, touches before it counts, and what it does to them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from commands.agreements import Question, in_force_for
from commands.spec import Context
from commands.when import When
from contracts.account import Account
from contracts.comparing import Effect, effect, terms_of, written_in
from contracts.effective import Stack
from contracts.outlook import Outlook
from contracts.policies import Policies
from contracts.pricing import Offer, best_of
from contracts.terms import CustomPrices, Term
from store import shop_on

MOST_ACCOUNTS = 300
PRICES = 6_000  # prices that are computed in all, half of them before and half after
LEAST_SAMPLE, MOST_SAMPLE = 10, 200

Change = Callable[[Stack], Stack]
Named = Callable[[date], Policies]


@dataclass(frozen=True, slots=True)
class Impact:
    """What changes for one customer."""

    account: Account
    effect: Effect


@dataclass(frozen=True, slots=True)
class All:
    """Every contract of a customer at once: the best price over them counts."""

    outlooks: Sequence[Outlook]

    def terms(self) -> Sequence[Term]:
        return [term for one in self.outlooks for term in terms_of(one.effective)]

    def written(self) -> Iterator[CustomPrices]:
        return (term for one in self.outlooks for term in written_in(one.effective))

    def expect(self, skus: Iterable[str]) -> None:
        wanted = list(skus)
        for outlook in self.outlooks:
            outlook.shop.expect(wanted)

    def best(self, sku: str) -> Offer | None:
        found = best_of(one.priced(sku) for one in self.outlooks)
        return found.best if found else None


@dataclass(frozen=True, slots=True)
class Step:
    """From what to what: the stacks of a day changed, the policies of one day or of another."""

    day: date
    change: Change
    before: Policies
    after: Policies


def impacts(codes: Sequence[str], step: Step, context: Context) -> Iterator[Impact]:
    """What *step* does to each of the accounts called *codes*."""
    accounts = context.work.accounts.by_code(codes)
    each = PRICES // (2 * max(1, len(accounts)))
    sample = context.work.catalog.sample(min(MOST_SAMPLE, max(LEAST_SAMPLE, each)))
    for account in accounts.values():
        stacks = _stacks(account, step.day, context)
        if stacks:
            shop = shop_on(context.work, account, step.day)
            before = All([Outlook(one, step.before, shop) for one in stacks])
            after = All([Outlook(step.change(one), step.after, shop) for one in stacks])
            yield Impact(account, effect(before, after, sample))


def _stacks(account: Account, day: date, context: Context) -> Sequence[Stack]:
    """Those of the contracts that count everywhere."""
    question = Question(When(day), None, lambda _ref: f"terms {account.code}")
    return [one.stack for one in in_force_for(account, question, context).agreements]
