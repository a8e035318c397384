"""Which rows of a CSV file become nothing: rules about one column, each with its reason."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from contracts.files.columns import Row
from contracts.files.items import Problem
from contracts.files.parsers import Unclear, number
from contracts.i18n import _, quoted
from contracts.percent import Exact
from contracts.terms.base import Model
from contracts.terms.fields import Text

Test = Callable[[str], bool]


def _expression(text: str) -> str:
    try:
        re.compile(text)
    except re.error as wrong:
        sentence = _("{text} is no regular expression: {wrong}", text=quoted(text), wrong=wrong)
        raise PydanticCustomError("expression", sentence) from wrong
    return text


Expression = Annotated[str, AfterValidator(_expression)]


class LeaveOut(Model):
    """Rows that are left out: those of which one cell is like this."""

    one_of = ("at_most", "like", "unlike", "words")

    column: str
    at_most: Exact | None = None
    like: Expression | None = None  # all of the cell
    unlike: Expression | None = None
    words: tuple[str, ...] | None = None  # whole cells, whatever their case
    because: Text


def _at_most(limit: Decimal) -> Test:
    return lambda cell: Decimal(number(cell)) <= limit


def _like(expression: str) -> Test:
    fits = re.compile(expression).fullmatch
    return lambda cell: fits(cell) is not None


def _unlike(expression: str) -> Test:
    fits = re.compile(expression).fullmatch
    return lambda cell: fits(cell) is None


def _words(words: Sequence[str]) -> Test:
    cells = {word.casefold() for word in words}
    return lambda cell: cell.casefold() in cells


TESTS: Mapping[str, Callable[[Any], Test]] = {
    "at_most": _at_most,
    "like": _like,
    "unlike": _unlike,
    "words": _words,
}


class Sieve:
    """The rules of a mapping made ready; the first one that fits a row leaves it out."""

    def __init__(self, rules: Sequence[LeaveOut], places: Mapping[str, int]) -> None:
        self._rules = [(rule, places[rule.column], _test(rule)) for rule in rules]

    def judge(self, row: Row) -> None:
        """Note why *row* is left out, if it is; a cell that a rule cannot read is a reason, too."""
        for rule, place, fits in self._rules:
            try:
                if fits(row.cells[place].strip()):
                    why = _("Left out: {because}", because=rule.because)
                    row.problems.append(Problem(row.line, rule.column, why))
                    return
            except Unclear as wrong:
                row.problems.append(Problem(row.line, rule.column, str(wrong)))
                return


def _test(rule: LeaveOut) -> Test:
    return next(
        made(value) for name, made in TESTS.items() if (value := getattr(rule, name)) is not None
    )
