"""Draws a chart with matplotlib: JSON comes in, PNG goes out. Runs as a process of its own."""

import logging
import os
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from documents.chart import Chart

WIDTH, HEIGHT, DOTS = 7.2, 4.6, 150  # inches, and dots an inch: Slack shows about 360 to 720 px
TITLE_ROOM, LINE_ROOM = 58, 100  # characters
INK, SOFT, GRID, VALUE = "#1d1c1d", "#616061", "#e3e3e3", "#8a8f98"
# Okabe and Ito: told apart with every kind of colour-blindness; hatches tell them apart in grey.
COLOURS: Final = (
    "#0072b2",
    "#e69f00",
    "#009e73",
    "#cc79a7",
    "#56b4e9",
    "#d55e00",
    "#f0e442",
    "#999",
)
HATCHES: Final = ("", "///", "...", "xxx", "\\\\\\", "ooo", "++", "--")
LOOKS: Final = tuple(zip(COLOURS, HATCHES, strict=True))
FONTS: Final = (
    "DejaVu Sans",  # comes with matplotlib: Latin, Greek, Cyrillic, Arabic, Hebrew
    "Noto Sans CJK JP",
    "Noto Sans CJK SC",
    "Noto Sans",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Droid Sans Fallback",
    "WenQuanYi Zen Hei",
    "Unifont",
)


def main() -> None:
    """From the standard input to the standard output."""
    chart = Chart.read(sys.stdin.buffer.read().decode())
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("MPLCONFIGDIR", folder)  # nothing of the user's is read or written
        sys.stdout.buffer.write(picture(chart))


def picture(chart: Chart) -> bytes:
    """*chart* as PNG."""
    import matplotlib as mpl  # noqa: PLC0415 - only the process that draws needs it

    mpl.use("Agg")
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from matplotlib import pyplot as plt  # noqa: PLC0415 - once it knows that there is no display

    fonts = _fonts()
    look: Any = {"font.family": list(fonts), "hatch.linewidth": 0.6, "axes.edgecolor": GRID,
            "text.color": INK, "axes.labelcolor": SOFT, "xtick.color": SOFT,
            "ytick.color": SOFT, "text.parse_math": False}  # fmt: skip
    with plt.rc_context(look):
        figure = _figure(plt, chart, set().union(*fonts.values()))
        out = BytesIO()
        figure.savefig(out, format="png", dpi=DOTS)
    return out.getvalue()


def _fonts() -> dict[str, set[int]]:
    """Those of ours that are there, with the characters that each has."""
    from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font  # noqa: PLC0415

    there = {font.name for font in fontManager.ttflist}
    return {
        name: set(get_font(findfont(FontProperties(family=[name]))).get_charmap())
        for name in FONTS
        if name in there
    }


def _figure(plt: Any, chart: Chart, characters: set[int]) -> Any:
    rows = [3, 1.25] if chart.valued else [1]
    figure, axes = plt.subplots(
        len(rows), 1, figsize=(WIDTH, HEIGHT), sharex=True, squeeze=False,
        gridspec_kw={"height_ratios": rows}, layout="constrained",
    )  # fmt: skip
    figure.suptitle(readable(_title(chart, characters), characters, TITLE_ROOM),
                    x=0.012, ha="left", fontsize=13, fontweight="bold")  # fmt: skip
    _counts(axes[0][0], chart)
    if chart.valued:
        _values(axes[1][0], chart)
    axes[-1][0].set_xticks(range(len(chart.months)), chart.months, fontsize=9)
    axes[-1][0].set_xlim(-0.6, len(chart.months) - 0.4)
    if chart.series:
        figure.legend(loc="outside lower left", ncols=3, frameon=False, fontsize=8.5)
    note = readable(chart.note, characters, LINE_ROOM)
    axes[-1][0].set_xlabel(note, loc="left", fontsize=8)
    return figure


def _title(chart: Chart, characters: set[int]) -> str:
    """The one with the customer's name, if there is a font for all of it."""
    missing = any("?" in _drawn(one, characters) for one in chart.title if one != "?")
    return chart.otherwise if missing else chart.title


def readable(text: str, characters: set[int], room: int) -> str:
    """*text* on one line of *room* characters; what no font can draw is a “?” and not a box."""
    line = " ".join(text.split())
    shown = "".join(_drawn(one, characters) for one in line)
    return shown if len(shown) <= room else shown[: room - 1].rstrip() + "…"


def _drawn(character: str, characters: set[int]) -> str:
    if ord(character) in characters or character == " ":
        return character
    return "" if unicodedata.category(character) in {"Mn", "Cf", "Sk"} else "?"


def _counts(axes: Any, chart: Chart) -> None:
    """How many, stacked by kind, with the sum over each bar."""
    places = range(len(chart.months))
    below = [0] * len(chart.months)
    for series in chart.series:
        colour, hatch = LOOKS[series.look % len(LOOKS)]
        axes.bar(places, series.counts, 0.72, bottom=below, label=series.name, color=colour,
                 hatch=hatch, edgecolor="white", linewidth=0.6)  # fmt: skip
        below = [a + b for a, b in zip(below, series.counts, strict=True)]
    _sums(axes, below)
    _bare(axes, chart.counted)
    axes.set_ylim(0, max([*below, 1]) * 1.18)
    axes.yaxis.get_major_locator().set_params(integer=True)
    if not any(below):
        axes.text(0.5, 0.5, chart.nothing, transform=axes.transAxes, ha="center", color=SOFT)


def _sums(axes: Any, sums: Sequence[int]) -> None:
    for place, count in enumerate(sums):
        if count:
            axes.annotate(str(count), (place, count), (0, 2), textcoords="offset points",
                          ha="center", fontsize=9, fontweight="bold")  # fmt: skip


def _values(axes: Any, chart: Chart) -> None:
    """The value at stake, said over each bar."""
    axes.bar(range(len(chart.months)), chart.values, 0.72, color=VALUE)
    for place, (value, label) in enumerate(zip(chart.values, chart.labels, strict=True)):
        if value:
            axes.annotate(label, (place, value), (0, 2), textcoords="offset points",
                          ha="center", fontsize=8)  # fmt: skip
    _bare(axes, chart.valued)
    axes.set_yticks([])
    axes.set_ylim(0, max([*chart.values, 1.0]) * 1.35)


def _bare(axes: Any, title: str) -> None:
    """Little ink beside the bars."""
    axes.set_title(title, loc="left", fontsize=9.5, color=SOFT)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.grid(axis="y", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)


if __name__ == "__main__":
    main()
