"""Has a chart drawn by a process of its own.

Drawing takes a second of a processor and 80 MB: done here, every answer of this process would wait
for it, and the memory would stay.
"""

import subprocess
import sys
from importlib.util import find_spec

from contracts.errors import Refusal
from documents.chart import Chart

SECONDS = 40  # a machine that is busy takes five
DRAWING = "documents.plot"


class NoPictures(Refusal):
    """Pictures cannot be drawn here: the package that draws them is not installed."""

    hint = "Whoever runs the bot installs it from requirements/documents.txt."


class NotDrawn(Exception):  # noqa: N818 - it is what became of the process
    """The process that draws ended without a picture."""


def demand_pictures() -> None:
    """Raises NoPictures where nothing can be drawn."""
    if find_spec("matplotlib") is None:
        raise NoPictures


def drawn(chart: Chart) -> bytes:
    """*chart* as PNG. Raises NoPictures, and NotDrawn where the process ends without one."""
    demand_pictures()
    command = [sys.executable, "-m", DRAWING]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=chart.written.encode(), capture_output=True, timeout=SECONDS, check=True
        )
    except subprocess.SubprocessError as error:
        raise NotDrawn from error
    return done.stdout
