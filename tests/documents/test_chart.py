"""A picture of twelve months, drawn without a display by a process of its own."""

import struct
from dataclasses import replace

import pytest

from documents import drawing
from documents.chart import Chart, Series
from documents.drawing import NoPictures, NotDrawn, drawn
from documents.plot import readable

MONTHS = (
    "Aug\n2026",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
    "Jan\n2027",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
)
NOTHING = Chart(
    title="O'Neil & Sons: deadlines of the coming twelve months",
    otherwise="ONEIL",
    counted="Deadlines a month",
    valued="",
    months=MONTHS,
    series=(),
    values=(0.0,) * 12,
    labels=("",) * 12,
    note="",
    nothing="Nothing comes due in these months.",
)
ONE = replace(NOTHING, series=(Series("End", (1, *[0] * 11), 2),))
FORTY = replace(
    NOTHING,
    title="$x^2$ \\frac Größe <b>株式会社</b> العربية 😀\n" + "long " * 80,
    valued="Value of these contracts (EUR)",
    series=tuple(Series(f"A rather long name of kind {n}", (5, *range(11)), n) for n in range(8)),
    values=(1e12, *map(float, range(11))),
    labels=("1T", *map(str, range(11))),
    note="2 contracts with values in other currencies are not in the value." * 3,
)


@pytest.mark.parametrize("chart", [NOTHING, ONE, FORTY], ids=["none", "one", "many"])
def test_a_chart_is_a_picture_that_slack_shows_whole(
    chart: Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    picture = drawn(chart)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (1080, 690)
    assert len(picture) < 200_000


def test_a_chart_comes_through_json_as_it_was() -> None:
    again = Chart.read(FORTY.written)
    assert again.written == FORTY.written
    assert again.series[0].name == FORTY.series[0].name


def test_what_no_font_has_is_no_box() -> None:
    latin = set(map(ord, "Größe &"))
    assert readable("Größe 株 & Größe", latin, 40) == "Größe ? & Größe"
    assert readable("Größe\u200d\ufe0f", latin, 40) == "Größe"
    assert readable("Größe Größe", latin, 8) == "Größe G…"


def test_without_the_package_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "find_spec", lambda _name: None)
    with pytest.raises(NoPictures, match="not installed") as refused:
        drawn(ONE)
    assert "requirements/documents.txt" in refused.value.hint


def test_a_process_that_breaks_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "DRAWING", "documents.no_such_module")
    with pytest.raises(NotDrawn):
        drawn(ONE)
