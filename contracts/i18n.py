"""The reader's language: words through gettext, days and numbers through Babel.

The door sets the reader's locale and the house's time zone for the time of one answer;
everything below formats by them.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from decimal import Decimal, localcontext
from functools import lru_cache
from gettext import NullTranslations, translation
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import (
    format_date,
    format_datetime,
    format_skeleton,
    format_time,
    get_day_names,
)
from babel.numbers import format_compact_decimal, format_decimal

from contracts.digits import EXACT

DEFAULT_LOCALE = "en"
CATALOGS = Path(__file__).parent / "locale"

_locale: ContextVar[str] = ContextVar("locale", default=DEFAULT_LOCALE)
_zone: ContextVar[str] = ContextVar("zone", default="UTC")


@contextmanager
def reading(locale: str) -> Iterator[None]:
    """Format for a reader of *locale* (``en_US``, ``nl-NL``) until the block ends."""
    token = _locale.set(known(locale))
    try:
        yield
    finally:
        _locale.reset(token)


@contextmanager
def living_in(zone: str) -> Iterator[None]:
    """Say on which day something was done by the calendar of *zone* until the block ends."""
    token = _zone.set(zone)
    try:
        yield
    finally:
        _zone.reset(token)


def locale() -> str:
    """The locale of whoever reads what is being written."""
    return _locale.get()


@lru_cache(maxsize=256)
def known(name: str) -> str:
    """The locale called *name*, or the default where Babel does not know it.

    There is one English: a “Sept” in London and a “Sep” in New York would be two answers.
    """
    try:
        found = Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return DEFAULT_LOCALE
    return DEFAULT_LOCALE if found.language == DEFAULT_LOCALE else str(found)


@lru_cache(maxsize=16)
def _catalog(name: str) -> NullTranslations:
    return translation("contract-bot", CATALOGS, languages=[name], fallback=True)


def _(message: str, /, **values: object) -> str:
    """*message* in the reader's language, its ``{placeholders}`` filled with *values*."""
    if not message:  # by that a catalog is asked about itself
        return ""
    return _catalog(_locale.get()).gettext(message).format(**values)


def many(one: str, other: str, count: int, /, **values: object) -> str:
    """*one* or *other* by the plural rule of the reader's language; ``{count}`` is filled."""
    words = _catalog(_locale.get()).ngettext(one, other, count)
    return words.format(count=number(count), **values)


@lru_cache(maxsize=4096)
def _day(day: date, locale_name: str) -> str:
    return format_date(day, "d MMM y", locale=locale_name)


def show_day(day: date) -> str:
    """``31 Dec 2026``: a calendar day as text, never converted between zones."""
    return _day(day, _locale.get())


def show_day_of(moment: datetime) -> str:
    """``26 Nov 2026``: the day on which it was *moment* (aware) where the house is."""
    return show_day(moment.astimezone(ZoneInfo(_zone.get())).date())


@lru_cache(maxsize=4096)
def _near_day(day: date, locale_name: str) -> str:
    return format_date(day, "d MMM", locale=locale_name)


def show_month(day: date) -> str:
    """``September 2026``."""
    return format_skeleton("yMMMM", day, locale=_locale.get())


def show_month_name(day: date) -> str:
    """``Sep``, where the year is told beside it."""
    return format_date(day, "LLL", locale=_locale.get())


def show_moment(moment: datetime, zone: str) -> str:
    """``16 Aug, 11:05``: when it is *moment* (aware) in *zone*, this year or nearly."""
    return format_datetime(moment, "d MMM, HH:mm", tzinfo=ZoneInfo(zone), locale=_locale.get())


def show_time(at: time) -> str:
    """``09:00``: an hour of somebody's wall clock."""
    return format_time(at, "HH:mm", locale=_locale.get())


def weekdays() -> Sequence[str]:
    """``Monday`` and the six after it, in the reader's language."""
    names = get_day_names("wide", "stand-alone", _locale.get())
    return [names[number] for number in range(7)]


def show_near_day(day: date) -> str:
    """``30 Sep``: a day that cannot be mistaken for one of another year."""
    return _near_day(day, _locale.get())


@lru_cache(maxsize=4096)
def _number(value: int | Decimal, locale_name: str) -> str:
    with localcontext(EXACT):
        return format_decimal(value, locale=locale_name, decimal_quantization=False)


def number(value: int | Decimal) -> str:
    """``1,234.5`` with every digit that *value* has, trailing zeros aside."""
    return _number(value, _locale.get())


def compact(value: Decimal) -> str:
    """``240K``, ``1.2M``: about how much, where there is room for no more."""
    return str(format_compact_decimal(value, locale=_locale.get(), fraction_digits=1))


def percent(value: Decimal) -> str:
    """``12.5 %``; a mark-down carries a real minus sign: ``−5 %``."""
    return f"{number(value)} %".replace("-", "−")


def signed_percent(value: Decimal) -> str:
    """``−5 %`` or ``+3 %``: an adjustment of a price."""
    return f"+{percent(value)}" if value > 0 else percent(value)


def listed(items: Sequence[str]) -> str:
    """``Visa, Invoice and Credit line``."""
    *first, last = items or [""]
    return _("{first} and {last}", first=", ".join(first), last=last) if first else last


def alternatives(items: Sequence[str]) -> str:
    """``seller, carrier or free``."""
    *first, last = items or [""]
    return _("{first} or {last}", first=", ".join(first), last=last) if first else last


def quoted(value: object, most: int = 60) -> str:
    """``“what was written”`` for a refusal: on one line and of *most* characters at most."""
    text = " ".join(str(value).split())
    return _("“{text}”", text=text if len(text) <= most else text[: most - 1] + "…")
