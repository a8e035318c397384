"""A mark in colour says where little time is left; the day to act decides, nothing else."""

from datetime import date

import pytest

from blocks.urgency import MARKS, urgency
from contracts.deadlines import Deadline, DeadlineKind
from sandbox.page.words.emoji import with_emoji

NOTICE = Deadline(DeadlineKind.NOTICE, date(2026, 9, 30))  # a Wednesday
SUNDAY = Deadline(DeadlineKind.END, date(2026, 9, 20))
KING = Deadline(DeadlineKind.OBLIGATION, date(2026, 4, 27), 1)  # a holiday in the Netherlands
RED, ORANGE, NONE = ":red_circle:", ":large_orange_circle:", ""


@pytest.mark.parametrize(
    ("deadline", "today", "mark"),
    [
        (NOTICE, "2026-08-16", NONE),
        (NOTICE, "2026-09-15", NONE),
        (NOTICE, "2026-09-16", ORANGE),
        (NOTICE, "2026-09-28", ORANGE),
        (NOTICE, "2026-09-29", RED),
        (NOTICE, "2026-09-30", RED),
        (NOTICE, "2026-10-12", RED),
        (SUNDAY, "2026-09-03", NONE),
        (SUNDAY, "2026-09-04", ORANGE),
        (SUNDAY, "2026-09-16", ORANGE),
        (SUNDAY, "2026-09-17", RED),
        (SUNDAY, "2026-09-19", RED),
        (KING, "2026-04-22", ORANGE),
        (KING, "2026-04-23", RED),
    ],
)
def test_the_days_until_the_day_to_act_decide(deadline, today, mark) -> None:
    assert urgency(deadline, date.fromisoformat(today), "NL") == mark


@pytest.mark.parametrize("kind", list(DeadlineKind))
def test_what_nobody_has_to_act_on_has_no_mark(kind) -> None:
    day = date(2026, 9, 30)
    marked = urgency(Deadline(kind, day, 1), day, None)
    assert bool(marked) is (kind not in {DeadlineKind.ANNIVERSARY, DeadlineKind.PROMOTION})


@pytest.mark.parametrize("mark", [mark for _most, mark in MARKS])
def test_the_page_of_the_sandbox_shows_every_mark(mark) -> None:
    assert with_emoji(mark) != mark
