"""What is in force around a version, and what there would be to say of it if it were submitted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from commands.drafts import Target
from commands.spec import Context
from contracts.cautions import MOST, Caution, cautions
from contracts.submission import Problem, problems
from store import around, seen_beside


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a version is refused for (TERMS 7), and what else whoever decides will be shown."""

    problems: Sequence[Problem]
    cautions: Sequence[Caution]


def wrong_with(target: Target, context: Context) -> list[Problem]:
    """Everything for which it would be refused today."""
    today, contract = context.today_of(target.contract), target.contract
    within = around(context.work, contract, target.version, today)
    return problems(contract, target.version, within, today)


def judged(target: Target, context: Context, most: int = MOST) -> Judgement:
    """The same, with what deserves a second look; of products up to *most* are looked at."""
    today, contract, version = context.today_of(target.contract), target.contract, target.version
    within = around(context.work, contract, version, today)
    beside = seen_beside(context.work, contract, version, within, today)
    found = problems(contract, version, within, today)
    return Judgement(found, cautions(version, replace(beside, most=most), today))
