"""About which day an answer is, and by what was known when: said where a question named one."""

from collections.abc import Iterator
from datetime import date

from blocks import kit
from blocks.kit import Block
from contracts.i18n import _, show_day


def as_of(on: date | None, known: date | None) -> Iterator[Block]:
    """“As of 1 Mar 2026, by what was known on 15 Feb 2026”; nothing for today as it is known."""
    if on is not None and known is not None:
        words = "As of {day}, by what was known on {known}"
        yield kit.context(_(words, day=show_day(on), known=show_day(known)))
    elif on is not None:
        yield kit.context(_("As of {day}, by what is known today", day=show_day(on)))
    elif known is not None:
        yield kit.context(_("As of today, by what was known on {known}", known=show_day(known)))
