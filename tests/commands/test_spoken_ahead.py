"""Plain words about what comes due."""

from datetime import date

import pytest

from commands.grammar import BadArguments
from commands.spoken_ahead import Meant, Scope, meanings
from contracts.window import twelve_months
from tests.examples import TODAY  # a Sunday

Days = tuple[date, date]


def said(words: str) -> tuple[list[Days], list[Scope], list[str]]:
    """The times, whose, and the words that mean nothing of that."""
    told = list(meanings(words.split(), TODAY))
    known = [one for one in told if isinstance(one, Meant)]
    windows = [(one.window.first, one.window.last) for one in known if one.window]
    scopes = [one.scope for one in known if one.scope]
    return windows, scopes, [one for one in told if isinstance(one, str)]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("90", TODAY, date(2026, 11, 14)),
        ("90 days", TODAY, date(2026, 11, 14)),
        ("next 30 days", TODAY, date(2026, 9, 15)),
        ("in the next 30d", TODAY, date(2026, 9, 15)),
        ("within 1 day,", TODAY, date(2026, 8, 17)),
        ("2 weeks", TODAY, date(2026, 8, 30)),
        ("next 6 months", TODAY, date(2027, 2, 16)),
        ("1 year", TODAY, date(2027, 8, 16)),
        ("today", TODAY, TODAY),
        ("Tomorrow", TODAY, date(2026, 8, 17)),
        ("this week", TODAY, TODAY),
        ("next week", date(2026, 8, 17), date(2026, 8, 23)),
        ("this month", TODAY, date(2026, 8, 31)),
        ("next month", date(2026, 9, 1), date(2026, 9, 30)),
        ("this quarter", TODAY, date(2026, 9, 30)),
        ("the coming quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("This Year", TODAY, date(2026, 12, 31)),
        ("next year", date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_a_time_is_understood(words: str, first: date, last: date) -> None:
    assert said(words) == ([(first, last)], [], [])


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("mine", Scope.MINE),
        ("of me", Scope.MINE),
        ("team", Scope.TEAM),
        ("my team", Scope.TEAM),
        ("for our team", Scope.TEAM),
        ("team's deadlines", Scope.TEAM),
        ("everybody", Scope.ALL),
    ],
)
def test_whose_is_understood(words: str, scope: Scope) -> None:
    assert said(words) == ([], [scope], [])


def test_both_come_in_any_order_and_other_words_are_left_over() -> None:
    assert said("90 team") == said("team 90 days")
    windows, scopes, left = said("van den Broek this month mine")
    assert (len(windows), scopes, left) == (1, [Scope.MINE], ["van", "den", "Broek"])
    assert said("next door") == ([], [], ["door"])


def test_nobody_looks_further_ahead_than_ten_years() -> None:
    assert said("3650")[0]
    for words in ("3651", "11 years", "999999 months"):
        with pytest.raises(BadArguments, match=r"3,650 days ahead at most"):
            said(words)


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 8, 16), date(2027, 7, 31)),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2027, 3, 31), date(2028, 2, 29)),
    ],
)
def test_twelve_months_begin_with_this_one(today: date, last: date) -> None:
    assert (twelve_months(today).first, twelve_months(today).last) == (today, last)
