"""That something ends on a day, and why: what ends are evaluated by (TERMS 6)."""

from typing_extensions import override

from contracts.days import Day
from contracts.i18n import _, show_day
from contracts.terms.base import Model, Text


class End(Model):
    """The day, the reason, and what was so around it."""

    on: Day
    reason: Text
    circumstances: Text | None = None

    @override
    def __str__(self) -> str:
        """“on 30 Jun 2026, closed its doors”."""
        on = _("on {day}", day=show_day(self.on))
        return ", ".join(filter(None, (on, self.reason, self.circumstances)))
