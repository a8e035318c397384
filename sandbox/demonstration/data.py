"""Loading the demonstration: contract files with moving days, and the CUAD sample."""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files

from dateutil.relativedelta import relativedelta

from bot.importing import mapping_called
from contracts.files.csv_reader import read_csv
from contracts.files.items import Item
from contracts.files.yaml_reader import read_yaml
from store import Result, Spool, Store, import_items

CONTRACT_FILES = ("house.yaml", "acme.yaml", "others.yaml", "forty_terms.yaml")
CUAD = "cuad_contracts.csv"
MAPPING = "cuad.mapping.yaml"

DAY = re.compile(r"\btoday((?:[+-]\d{1,4}[dmy])*)(?![\w+-])")
MONTH = re.compile(r"\bthismonth((?:[+-]\d{1,4}m)*)(?![\w+-])")
MONTH_LENGTH = len("2026-08")
STEP = re.compile(r"([+-]\d{1,4})([dmy])")
STEPS: Mapping[str, Callable[[int], relativedelta]] = {
    "d": lambda count: relativedelta(days=count),
    "m": lambda count: relativedelta(months=count),
    "y": lambda count: relativedelta(years=count),
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many items are in the store, and how many of the sample stayed out."""

    imported: int
    refused: int


def load(store: Store, now: datetime, today: date) -> Loaded:
    """Bring the demonstration into *store* as of *today*, or an older one in it up to *today*.

    *now* (aware) goes into the journal.
    """
    with Spool() as spool:
        for name in CONTRACT_FILES:
            spool.add(name, _contract_file(name, today))
        spool.add(CUAD, _sample())
        results = Counter(o.result for o in import_items(store, spool, now, today))
    return Loaded(results.total() - results[Result.REFUSED], results[Result.REFUSED])


def index_values(today: date) -> dict[str, Decimal]:
    """Three years of consumer prices by month, until that of *today*; they rise by 0.25 % each."""
    months = (f"{today - relativedelta(months=back):%Y-%m}" for back in range(36))
    return {month: Decimal(1300 - 3 * back) / 10 for back, month in enumerate(months)}


def dated(text: str, today: date) -> str:
    """*text* with the days in it written out: ``today+45d-12m``, from left to right.

    So are months: ``thismonth-12m``.
    """

    def written(found: re.Match[str]) -> str:
        day = today
        for count, unit in STEP.findall(found[1]):
            day += STEPS[unit](int(count))
        return day.isoformat()

    return MONTH.sub(lambda found: written(found)[:MONTH_LENGTH], DAY.sub(written, text))


def _contract_file(name: str, today: date) -> Iterator[Item]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return read_yaml(io.StringIO(dated(text, today)))


def _sample() -> Iterator[Item]:
    text = (files(__package__) / CUAD).read_text(encoding="utf-8")
    return read_csv(io.StringIO(text, newline=""), mapping_called(MAPPING))
