"""The facts of a chart: months, kinds, values, and all of it in words."""

from datetime import date

from commands.calendar_chart import Months, chart_of, figures
from contracts.contract import Contract
from contracts.deadlines import Deadline, DeadlineKind
from store import Due
from tests.examples import ACME, a_contract, a_version

FIRST = date(2026, 8, 1)
END, NOTICE, DUTY = DeadlineKind.END, DeadlineKind.NOTICE, DeadlineKind.OBLIGATION


def due(contract: Contract, kind: DeadlineKind, month: int, year: int = 2026) -> Due:
    return Due(Deadline(kind, date(year, month, 7)), contract, contract.versions[0], ACME)


def worth(ref: str, value: str | None) -> Contract:
    return a_contract(ref, a_version(value=value))


EUR, MORE, YEN = worth("A", "240000 EUR"), worth("B", "1000.50 EUR"), worth("C", "42000000 JPY")
FOUND = [
    due(EUR, NOTICE, 9), due(EUR, END, 9), due(MORE, END, 9), due(YEN, END, 9),
    due(worth("D", None), END, 9), due(EUR, DUTY, 10), due(EUR, DUTY, 7, 2027),
]  # fmt: skip


def test_each_contract_counts_once_a_month_and_never_in_two_currencies() -> None:
    chart = chart_of(Months(FOUND, FIRST), "ACME", "ACME", "")
    assert [one.name for one in chart.series] == ["Last day for notice", "End", "Obligation"]
    assert [sum(one.counts) for one in chart.series] == [1, 4, 2]
    assert [one.counts[1] for one in chart.series] == [1, 4, 0]
    assert chart.series[2].counts[-1] == 1
    assert list(chart.values) == [0, 241000.5, *[0] * 10]
    assert list(chart.labels)[1] == "241K"
    assert "EUR" in chart.valued
    assert chart.note == "1 contract with a value in another currency is not in the value."
    assert list(chart.months)[:6] == ["Aug\n2026", "Sep", "Oct", "Nov", "Dec", "Jan\n2027"]


def test_without_any_value_there_is_no_second_panel() -> None:
    chart = chart_of(
        Months([due(EUR, DUTY, 9)], FIRST), "ACME", "ACME", "From then on there are more."
    )
    assert (chart.valued, chart.note) == ("", "From then on there are more.")


def test_the_figures_in_words_fit_their_room() -> None:
    whole = figures(Months(FOUND, FIRST), 1000)
    assert whole == (
        "September 2026: 5 deadlines (Last day for notice: 1, End: 4); 241,000.50 EUR and"
        " 42,000,000 JPY. October 2026: 1 deadline (Obligation: 1)."
        " July 2027: 1 deadline (Obligation: 1)."
    )
    less = figures(Months(FOUND, FIRST), len(whole) - 1)
    assert "(" not in less
    assert less.endswith("July 2027: 1 deadline.")
    assert figures(Months([], FIRST), 1000) == "Nothing comes due in these months."
