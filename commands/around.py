"""What is in force around a version, and what would keep it from being submitted today."""

from commands.drafts import Target
from commands.spec import Context
from contracts.submission import Around, Problem, problems
from store import around as in_store


def around(target: Target, context: Context) -> Around:
    """What its judgement takes, on the day on which it is judged."""
    today = context.today_of(target.contract)
    return in_store(context.work, target.contract, target.version, today)


def wrong_with(target: Target, context: Context) -> list[Problem]:
    """Everything for which it would be refused (TERMS 7)."""
    today = context.today_of(target.contract)
    return problems(target.contract, target.version, around(target, context), today)
