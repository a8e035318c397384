"""The two days of a question: on which something holds, and by what was known when (TERMS 5)."""

from dataclasses import dataclass
from datetime import date

from commands.days import spoken_day
from commands.grammar import BadArguments
from commands.spec import Context
from contracts.account import Account
from contracts.i18n import _, show_day
from contracts.zones import end_of
from store import CatalogOn, Holding, Past


@dataclass(frozen=True, slots=True)
class When:
    """*on* None: today, wherever that is; *known* None: by what is known now."""

    on: date | None = None
    known: date | None = None

    def contracts(self, context: Context) -> Holding:
        """The contracts as they are known then."""
        return context.work.contracts if self.known is None else self._past(self.known, context)

    def account(self, account: Account, context: Context) -> Account:
        """*account* as it is known then."""
        if self.known is None:
            return account
        return self._past(self.known, context).account(account)

    def catalog(self, day: date, context: Context) -> CatalogOn:
        """The catalog of *day* as it is known then."""
        until = end_of(context.zone, self.known) if self.known else None
        return context.work.catalog.on(day, until)

    def _past(self, known: date, context: Context) -> Past:
        return context.work.known_on(known, end_of(context.zone, known))


def spoken_when(on: str | None, known: str | None, today: date, context: Context) -> When:
    """What was typed after ``--on`` and ``--known``; *today* is where the customer is."""
    when = When(
        spoken_day(on, today) if on else None,
        spoken_day(known, context.today()) if known else None,
    )
    if when.known and when.known > context.today():
        words = "Nobody knows yet what will be known on {day}."
        hint = _("With --on you ask about a day to come by what is known today.")
        raise BadArguments(_(words, day=show_day(when.known)), hint=hint)
    return when
