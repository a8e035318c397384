"""The reader's language decides how days and numbers look, and nobody else's."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from contracts import i18n
from contracts.i18n import (
    DEFAULT_LOCALE,
    _,
    alternatives,
    known,
    listed,
    living_in,
    locale,
    many,
    number,
    percent,
    quoted,
    reading,
    show_day,
    show_day_of,
    show_near_day,
    signed_percent,
)

LOCALES = [
    ("en_GB", "en"),
    ("en-US", "en"),
    ("nl-NL", "nl_NL"),
    ("nl_BE", "nl_BE"),
    ("fr", "fr"),
    ("xx", DEFAULT_LOCALE),
    ("", DEFAULT_LOCALE),
    ("../../etc", DEFAULT_LOCALE),
    ("payload" * 100, DEFAULT_LOCALE),
]


@pytest.mark.parametrize(("asked", "used"), LOCALES)
def test_a_locale_that_babel_does_not_know_is_english(asked: str, used: str) -> None:
    assert known(asked) == used


def test_the_readers_locale_holds_for_one_answer() -> None:
    assert locale() == DEFAULT_LOCALE
    with reading("nl-NL"):
        assert (locale(), number(Decimal("1234.5"))) == ("nl_NL", "1.234,5")
        with reading("fr"):
            assert show_day(date(2026, 12, 31)) == "31 déc. 2026"
        assert show_day(date(2026, 12, 31)) == "31 dec 2026"
    assert (locale(), number(Decimal("1234.5"))) == (DEFAULT_LOCALE, "1,234.5")


def test_an_answer_that_fails_leaves_no_locale_behind() -> None:
    with pytest.raises(ValueError, match="broken"), reading("nl"):
        raise ValueError("broken")
    assert locale() == DEFAULT_LOCALE


def test_one_thread_does_not_see_the_locale_of_another() -> None:
    with reading("nl"), ThreadPoolExecutor(1) as other:
        assert other.submit(locale).result() == DEFAULT_LOCALE


def test_values_are_put_in_as_they_are() -> None:
    assert _("{name} is late", name="{count} O'Neil %s") == "{count} O'Neil %s is late"


COUNTS = [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1234, "1,234 days")]


@pytest.mark.parametrize(("count", "words"), COUNTS)
def test_counts(count: int, words: str) -> None:
    assert many("{count} day", "{count} days", count) == words


def test_days() -> None:
    assert show_day(date(2026, 9, 1)) == "1 Sep 2026"
    assert show_near_day(date(2026, 9, 1)) == "1 Sep"


NUMBERS = [
    (5, "5"),
    (-1234, "-1,234"),
    (Decimal("5.0"), "5"),
    (Decimal("0.0000001"), "0.0000001"),
    (Decimal("12345678901234567.123456789"), "12,345,678,901,234,567.123456789"),
]


@pytest.mark.parametrize(("value", "shown"), NUMBERS)
def test_numbers_keep_every_digit(value: int | Decimal, shown: str) -> None:
    assert number(value) == shown


PERCENTS = [
    ("12.50", "12.5 %", "+12.5 %"),
    ("-5", "−5 %", "−5 %"),
    ("0", "0 %", "0 %"),
]


@pytest.mark.parametrize(("value", "shown", "signed"), PERCENTS)
def test_percentages_carry_a_real_minus_sign(value: str, shown: str, signed: str) -> None:
    assert (percent(Decimal(value)), signed_percent(Decimal(value))) == (shown, signed)


LISTS: list[tuple[list[str], str, str]] = [
    ([], "", ""),
    (["Visa"], "Visa", "Visa"),
    (["Visa", "Cash"], "Visa and Cash", "Visa or Cash"),
    (["Visa", "Cash", "Invoice"], "Visa, Cash and Invoice", "Visa, Cash or Invoice"),
]


@pytest.mark.parametrize(("items", "all_of_them", "one_of_them"), LISTS)
def test_lists(items: list[str], all_of_them: str, one_of_them: str) -> None:
    assert (listed(items), alternatives(items)) == (all_of_them, one_of_them)


def test_a_quotation_is_short_and_on_one_line() -> None:
    assert quoted("a\n b\tc") == "“a b c”"
    assert quoted(5) == "“5”"
    assert quoted("x" * 61) == "“" + "x" * 59 + "…”"


def test_what_is_done_late_in_the_evening_is_done_that_day_where_the_house_is() -> None:
    late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    assert show_day_of(late) == "25 Nov 2026"
    with living_in("Europe/Amsterdam"):
        assert show_day_of(late) == "26 Nov 2026"
    assert show_day_of(late) == "25 Nov 2026"


@pytest.fixture
def dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalog with one word, as there will be some."""
    words = Catalog("nl_NL")
    words.add("none", "geen")
    folder = tmp_path / "nl_NL" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "contract-bot.mo").open("wb") as file:
        write_mo(file, words)
    monkeypatch.setattr(i18n, "CATALOGS", tmp_path)
    i18n._catalog.cache_clear()
    yield
    i18n._catalog.cache_clear()


def test_nothing_stays_nothing_in_every_language(dutch: None) -> None:
    """By an empty text a catalog is asked about itself."""
    with reading("nl_NL"):
        assert (_("none"), _("")) == ("geen", "")
