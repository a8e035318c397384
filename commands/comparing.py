"""What a customer has on one day beside what they have on another."""

from collections.abc import Sequence
from datetime import date

from blocks.diff_card import Compared
from commands.agreements import Question, in_force_for
from commands.grammar import BadArguments
from commands.spec import Context
from commands.when import When
from contracts.account import Account
from contracts.comparing import Having, effect
from contracts.effective import Stack
from contracts.i18n import _, show_day
from contracts.outlook import Outlook
from store import shop_on


def stacks_on(account: Account, day: date, context: Context) -> Sequence[Stack]:
    """The contracts of *account* in force on *day*, but for those for one project or site."""
    question = Question(When(day), None, lambda _ref: f"terms {account.code}")
    return [one.stack for one in in_force_for(account, question, context).agreements]


def had_on(account: Account, day: date, context: Context) -> Having:
    """What *account* has on *day*, by what is known now."""
    policies, shop = context.work.catalog.on(day).policies(), shop_on(context.work, account, day)
    stacks = stacks_on(account, day, context)
    return Having([Outlook(stack, policies, shop) for stack in stacks])


def between_days(
    account: Account, days: tuple[date, date], sample: int, context: Context
) -> Compared:
    """What changes for *account* from the first of *days* to the second."""
    old, new = days
    if old == new:
        raise BadArguments(_("Name two different days."))
    before, after = (had_on(account, day, context) for day in days)
    found = effect(before, after, context.work.catalog.sample(sample))
    was, is_now = (f"{account.code} · {show_day(day)}" for day in days)
    shows = {
        _("Terms on {day}", day=show_day(day)): f"terms {account.code} --on {day.isoformat()}"
        for day in reversed(days)
    }
    return Compared(was, is_now, (), found, shows)
