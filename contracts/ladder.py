"""The days before a deadline on which we warn of it (DESIGN 3, 6)."""

import re
from dataclasses import dataclass
from datetime import date

from contracts.days import day_after
from contracts.i18n import _, quoted

FURTHEST = 3650
WHOLE = re.compile(r"\d{1,4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Steps down to a deadline: so many days before it, the longest first, each once."""

    steps: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.steps or not all(0 <= step <= FURTHEST for step in self.steps):
            raise ValueError(
                _("A ladder has one step at least, each of 0 to {most} days", most=FURTHEST)
            )
        object.__setattr__(self, "steps", tuple(sorted(set(self.steps), reverse=True)))

    @classmethod
    def read(cls, text: str) -> "Ladder":
        """``90,60,30`` as a ladder, or a ValueError with a sentence."""
        return cls(tuple(_step(part) for part in text.split(",")))

    @property
    def written(self) -> str:
        """What ``read`` takes: ``90,60,30``."""
        return ",".join(map(str, self.steps))

    def entry(self, day: date, today: date) -> date:
        """When to look first at a deadline that becomes known *today*: at once where inside.

        So the steps missed before become one warning.
        """
        return max(_before(day, self.steps[0]), today)

    def reached(self, day: date, today: date, due: date | None = None) -> int | None:
        """The step to warn of on *today*: the shortest that reaches up to it; None: no step yet.

        *due* is the day on which to look was due (None: today). Once the deadline has passed, the
        last step is still said if it was due by then and nobody looked in time; else nothing is.
        """
        left = (day - today).days
        if left < 0:
            return self.steps[-1] if due is not None and due <= day else None
        return min((step for step in self.steps if step >= left), default=None)

    def missed(self, day: date, due: date, step: int) -> tuple[int, ...]:
        """The steps before *step* that fell on *due* or later, and nobody looked then."""
        return tuple(one for one in self.steps if one > step and _before(day, one) >= due)

    def following(self, day: date, today: date) -> date:
        """When to look again after *today*: on the next step, at last on the day after *day*.

        On that day, or where it has passed already at once, the deadline itself moves on.
        """
        left = (day - today).days
        ahead = [step for step in self.steps if step < left]
        return _before(day, ahead[0]) if ahead else day_after(day)


def _step(text: str) -> int:
    """One step, whose size the ladder checks."""
    if not WHOLE.fullmatch(text.strip()):
        raise ValueError(
            _(
                "{text} is not a number of days: write whole numbers of 0 to {most} such as 90,60",
                text=quoted(text),
                most=FURTHEST,
            )
        )
    return int(text)


def _before(day: date, days: int) -> date:
    """*days* before *day*; at least the calendar's first day."""
    return date.fromordinal(max(1, day.toordinal() - days))
