"""Plain words about what comes due: “90 team”, “next 30 days mine”, “this quarter”.

Words that mean nothing of this are left over: they may be what a customer is called.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commands.grammar import BadArguments
from contracts.duration import Duration, Unit
from contracts.i18n import _, number
from contracts.window import Span, Window, ahead, span

LONGEST = 3650  # days


class Scope(StrEnum):
    """Whose deadlines."""

    ALL = "all"
    MINE = "mine"
    TEAM = "team"
    ACCOUNT = "account"


WHO: Mapping[str, Scope] = {
    "mine": Scope.MINE,
    "my": Scope.MINE,
    "me": Scope.MINE,
    "team": Scope.TEAM,
    "team's": Scope.TEAM,
    "all": Scope.ALL,
    "everybody": Scope.ALL,
}
OF_A_TEAM = frozenset({"my", "our", "the"})  # before “team”
FOLLOWING: Mapping[str, bool] = {"this": False, "next": True, "coming": True}
DAYS: Mapping[str, int] = {"today": 0, "tomorrow": 1}
FILLERS = frozenset({"in", "within", "the", "next", "coming", "for", "of", "due", "deadlines"})
COUNTED = re.compile(r"(\d{1,6})(d?)", re.ASCII)
ROUND = ",.;:?!"


@dataclass(frozen=True, slots=True)
class Meant:
    """What so many words mean: a time, whose, or nothing of weight."""

    words: int
    window: Window | None = None
    scope: Scope | None = None


def meaning(words: Sequence[str], today: date) -> Meant | None:
    """What the first of *words* mean; None where that is nothing of ours."""
    plain = [word.strip(ROUND).lower() for word in words]
    found = (reader(plain, today) for reader in READERS)
    return next(filter(None, found), None)


def meanings(words: Sequence[str], today: date) -> Iterator[Meant | str]:
    """All of *words*, one meaning after the other; a word that has none is itself."""
    at = 0
    while at < len(words):
        found = meaning(words[at:], today)
        yield found or words[at]
        at += found.words if found else 1


def _counted(words: Sequence[str], today: date) -> Meant | None:
    """“90”, “90 days”, “3 months”."""
    found = COUNTED.fullmatch(words[0])
    if found is None:
        return None
    unit = None if found[2] else _unit(words[1:2])
    last = Duration(int(found[1]), unit or Unit.DAY).after(today)
    return Meant(2 if unit else 1, window=_at_most(today, (last - today).days))


def _unit(words: Sequence[str]) -> Unit | None:
    said = words[0].removesuffix("s") if words else ""
    return Unit(said) if said in set(Unit) else None


def _at_most(today: date, days: int) -> Window:
    if days > LONGEST:
        raise BadArguments(_("I look {most} days ahead at most.", most=number(LONGEST)))
    return ahead(today, days)


def _spanned(words: Sequence[str], today: date) -> Meant | None:
    """“next month”, “this quarter”."""
    if len(words) < 2 or words[0] not in FOLLOWING or words[1] not in set(Span):  # noqa: PLR2004 - a pair
        return None
    return Meant(2, window=span(today, Span(words[1]), following=FOLLOWING[words[0]]))


def _day(words: Sequence[str], today: date) -> Meant | None:
    return Meant(1, window=ahead(today, DAYS[words[0]])) if words[0] in DAYS else None


def _who(words: Sequence[str], _today: date) -> Meant | None:
    if words[0] in OF_A_TEAM and words[1:2] == ["team"]:
        return Meant(2, scope=Scope.TEAM)
    return Meant(1, scope=WHO[words[0]]) if words[0] in WHO else None


def _filler(words: Sequence[str], _today: date) -> Meant | None:
    return Meant(1) if words[0] in FILLERS else None


READERS: Sequence[Callable[[Sequence[str], date], Meant | None]] = (
    _counted,
    _spanned,
    _day,
    _who,
    _filler,
)
