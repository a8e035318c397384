"""Deadlines as the facts of a chart: twelve months, kinds, and the value of the contracts."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from blocks.calendar_words import in_words
from blocks.deadline_words import NAMES
from contracts.deadlines import GOING_ON, DeadlineKind
from contracts.duration import Duration, Unit
from contracts.i18n import _, compact, listed, many, show_month, show_month_name
from contracts.money import Money
from contracts.version import Version
from documents.chart import Chart, Series
from store import Due

MONTHS = 12
KINDS = list(DeadlineKind)
AT_STAKE = GOING_ON | {DeadlineKind.ANNIVERSARY}
Values = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Months:
    """Deadlines by month, twelve of them from *first*, the first day of a month."""

    found: Sequence[Due]
    first: date

    @property
    def days(self) -> list[date]:
        """The first day of each month."""
        return [Duration(number, Unit.MONTH).after(self.first) for number in range(MONTHS)]

    def of(self, month: date) -> list[Due]:
        return [one for one in self.found if one.deadline.day.replace(day=1) == month]

    def values(self, month: date) -> Values:
        """What is at stake in *month*, by currency; each contract counts once."""
        sums: defaultdict[str, Decimal] = defaultdict(Decimal)
        for version in self._at_stake(self.of(month)):
            if version.value:
                sums[version.value.currency] += version.value.amount
        return sums

    @property
    def currency(self) -> str:
        """That of most contracts; nothing where none has a value."""
        common = Counter(v.value.currency for v in self._at_stake(self.found) if v.value)
        return max(common, key=lambda one: (common[one], one), default="")

    @property
    def others(self) -> int:
        """How many contracts have a value in another currency."""
        values = [version.value for version in self._at_stake(self.found)]
        return sum(value is not None and value.currency != self.currency for value in values)

    @property
    def kinds(self) -> list[DeadlineKind]:
        """Those that there are, in their own order."""
        there = {one.deadline.kind for one in self.found}
        return [kind for kind in DeadlineKind if kind in there]

    def _at_stake(self, found: Sequence[Due]) -> Iterator[Version]:
        """Of those of which it is decided whether they go on."""
        versions = {
            (one.contract.ref, one.version.number): one.version
            for one in found
            if one.deadline.kind in AT_STAKE
        }
        yield from versions.values()


def chart_of(months: Months, title: str, otherwise: str, more_from: str) -> Chart:
    """What is drawn; *more_from* says where it is not complete."""
    currency = months.currency
    values = [months.values(month).get(currency, Decimal()) for month in months.days]
    return Chart(
        title=title,
        otherwise=otherwise,
        counted=_("Deadlines a month"),
        valued=_(
            "Value of contracts that end, renew or can be ended ({currency})", currency=currency
        )
        if currency
        else "",
        months=[_label(month, number) for number, month in enumerate(months.days)],
        series=[_series(kind, months) for kind in months.kinds],
        values=[float(value) for value in values],
        labels=[compact(value) if value else "" for value in values],
        note=more_from or _note(months.others),
        nothing=_("Nothing comes due in these months."),
    )


def _label(month: date, number: int) -> str:
    """“Sep”, with the year below where one begins."""
    name = show_month_name(month)
    return f"{name}\n{month.year}" if number == 0 or month.month == 1 else name


def _series(kind: DeadlineKind, months: Months) -> Series:
    counts = Counter(one.deadline.day.replace(day=1) for one in months.found
                     if one.deadline.kind is kind)  # fmt: skip
    return Series(_(NAMES[kind]), [counts[month] for month in months.days], KINDS.index(kind))


def _note(others: int) -> str:
    if not others:
        return ""
    return many(
        "{count} contract with a value in another currency is not in the value.",
        "{count} contracts with values in other currencies are not in the value.",
        others,
    )


def figures(months: Months, room: int) -> str:
    """All that the chart shows, for those who do not see it; less of it in less *room*."""
    found = [month for month in months.days if months.of(month)]
    if not found:
        return _("Nothing comes due in these months.")
    ways = (_by_kind, _counted)
    told = [
        in_words([
            (show_month(month), say(months.of(month)), _valued(months.values(month)))
            for month in found
        ])
        for say in ways
    ]  # fmt: skip
    return next((one for one in told if len(one) <= room), told[-1])


def _counted(found: Sequence[Due]) -> str:
    return many("{count} deadline", "{count} deadlines", len(found))


def _by_kind(found: Sequence[Due]) -> str:
    """“3 deadlines (Last day for notice: 1, End: 2)”."""
    kinds = Counter(one.deadline.kind for one in found)
    parts = ", ".join(f"{_(NAMES[kind])}: {kinds[kind]}" for kind in DeadlineKind if kinds[kind])
    return many("{count} deadline ({kinds})", "{count} deadlines ({kinds})", len(found),
                kinds=parts)  # fmt: skip


def _valued(values: Values) -> str:
    return listed([Money(amount, currency).short for currency, amount in sorted(values.items())])
