"""Which customers a version, or a policy, touches before it counts, and what it does to them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from commands.comparing import stacks_on
from commands.spec import Context
from contracts.account import Account
from contracts.comparing import Effect, Having, effect
from contracts.contract import Contract
from contracts.effective import Stack, removed, replaced
from contracts.lifecycle import ACCEPTED
from contracts.outlook import Outlook, Proposed
from contracts.policies import Policies
from contracts.submission import judged_on
from contracts.succession import before
from contracts.version import Version
from store import shop_on

MOST_ACCOUNTS = 300
PRICES = 6_000  # prices that are computed in all, half of them before and half after
LEAST_SAMPLE, MOST_SAMPLE = 10, 200

Change = Callable[[Stack], Stack | None]
"""What becomes of a contract with its levels; None: it goes."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What changes for one customer."""

    account: Account
    effect: Effect


@dataclass(frozen=True, slots=True)
class Step:
    """From what to what: the stacks of a day in one way or another, and the policies likewise."""

    day: date
    was: Change
    becomes: Change
    before: Policies
    after: Policies


def as_it_is(stack: Stack) -> Stack:
    """Nothing becomes of it."""
    return stack


def impacts(codes: Sequence[str], step: Step, context: Context) -> Iterator[Impact]:
    """What *step* does to each of the accounts called *codes*."""
    accounts = context.work.accounts.by_code(codes)
    each = PRICES // (2 * max(1, len(accounts)))
    sample = context.work.catalog.sample(min(MOST_SAMPLE, max(LEAST_SAMPLE, each)))
    for account in accounts.values():
        stacks = stacks_on(account, step.day, context)
        if stacks:
            shop = shop_on(context.work, account, step.day)
            old, new = (filter(None, map(one, stacks)) for one in (step.was, step.becomes))
            had = Having([Outlook(one, step.before, shop) for one in old])
            has = Having([Outlook(one, step.after, shop) for one in new])
            yield Impact(account, effect(had, has, sample))


def step_to(contract: Contract, version: Version, today: date, context: Context) -> Step:
    """From what was before *version* to it: of one that was accepted, from its predecessor."""
    day = judged_on(version, today)
    policies = context.work.catalog.on(day).policies()
    becomes = partial(replaced, layer=Proposed(contract, version))
    if version.state not in ACCEPTED:
        return Step(day, as_it_is, becomes, policies, policies)
    old = before(contract, version)
    was: Change = partial(removed, ref=contract.ref)
    if old is not None:
        was = partial(replaced, layer=Proposed(contract, old))
    return Step(day, was, becomes, policies, policies)
