"""A register of contracts as a CSV file, such as companies bring along."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.portfolio.clauses import clause
from benchmarks.portfolio.names import Named, companies
from benchmarks.portfolio.stream import TITLES, YEAR
from benchmarks.portfolio.terms import PLACES

MAPPING = Path(__file__).parent / "register.mapping.yaml"
RENEWALS = (("", ""), ("successive 1 year", "3 months"), ("successive 1 year", "90 days"))

Cells = dict[str, str]


def write_register(path: Path, rows: int, today: date, seed: int = 1) -> None:
    """Write *rows* contracts to *path*, one of each account; the same for *seed* and *today*."""
    chance = Random(seed)  # noqa: S311 - an example, not a secret
    written = _rows(rows, today, chance)
    first = next(written)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(first))
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(written)


def _rows(number: int, today: date, chance: Random) -> Iterator[Cells]:
    for company in islice(companies(), number):
        yield _parties(company) | _dates(today, chance) | _terms(chance)


def _parties(company: Named) -> Cells:
    return {"Code": company.code, "Customer": company.name, "Number": f"{company.code}-1"}


def _dates(today: date, chance: Random) -> Cells:
    start = today - timedelta(days=chance.randint(1, 360))
    renewal, notice = chance.choice(RENEWALS)
    return {
        "Title": chance.choice(TITLES),
        "From": start.isoformat(),
        "Until": (start + YEAR - timedelta(days=1)).isoformat(),
        "Renewal": renewal,
        "Notice": notice,
        "Value": f"{chance.randint(1, 900)}000.00",
    }


def _terms(chance: Random) -> Cells:
    return {
        "Discount": str(-chance.randint(1, 25)),
        "Days to pay": str(chance.choice((14, 30, 45, 60))),
        "Free from": f"{chance.randrange(250, 5_000, 50)}.00",
        "Freight": chance.choice(("seller", "carrier", "free")),
        "Smallest order": f"{chance.randrange(50, 2_000, 50)}.00",
        "Place": chance.choice(PLACES),
        "Special agreement": clause(chance)["text"],
    }
