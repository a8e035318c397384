"""Which customers a version, or a policy, touches before it counts, and what it does to them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from commands.comparing import stacks_on
from commands.spec import Context
from contracts.account import Account
from contracts.comparing import Effect, Having, effect
from contracts.effective import Stack
from contracts.outlook import Outlook
from contracts.policies import Policies
from store import shop_on

MOST_ACCOUNTS = 300
PRICES = 6_000  # prices that are computed in all, half of them before and half after
LEAST_SAMPLE, MOST_SAMPLE = 10, 200

Change = Callable[[Stack], Stack]


@dataclass(frozen=True, slots=True)
class Impact:
    """What changes for one customer."""

    account: Account
    effect: Effect


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
        stacks = stacks_on(account, step.day, context)
        if stacks:
            shop = shop_on(context.work, account, step.day)
            before = Having([Outlook(one, step.before, shop) for one in stacks])
            after = Having([Outlook(step.change(one), step.after, shop) for one in stacks])
            yield Impact(account, effect(before, after, sample))
