"""What a customer has on one day beside what they have on another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from blocks.diff_card import Compared
from commands.agreements import Question
from commands.grammar import BadArguments
from commands.prices import Prices, prices_for
from commands.spec import Context
from commands.when import When
from contracts.account import Account
from contracts.comparing import effect, terms_of, written_in
from contracts.i18n import _, show_day
from contracts.outlook import ONE
from contracts.pricing import Offer, best_of
from contracts.quoting import Wish
from contracts.terms import CustomPrices, Term


@dataclass(frozen=True, slots=True)
class OnDay:
    """All contracts of a customer in force on a day, with the prices of that day."""

    prices: Prices

    def terms(self) -> Sequence[Term]:
        return [term for one in self.prices.agreements for term in terms_of(one.effective)]

    def written(self) -> Iterator[CustomPrices]:
        return (term for one in self.prices.agreements for term in written_in(one.effective))

    def expect(self, skus: Iterable[str]) -> None:
        self.prices.expect(skus)

    def best(self, sku: str) -> Offer | None:
        found = best_of(one for _asked, one in self.prices.briefly(Wish(sku, ONE)))
        return found.best if found else None


def on_day(account: Account, day: date, context: Context) -> OnDay:
    """What *account* has on *day*, by what is known now."""
    question = Question(When(day), None, lambda _ref: f"terms {account.code}")
    return OnDay(prices_for(account, question, None, context))


def between_days(
    account: Account, days: tuple[date, date], sample: int, context: Context
) -> Compared:
    """What changes for *account* from the first of *days* to the second."""
    old, new = days
    if old == new:
        raise BadArguments(_("Name two different days."))
    before, after = on_day(account, old, context), on_day(account, new, context)
    found = effect(before, after, context.work.catalog.sample(sample))
    was, is_now = (f"{account.code} · {show_day(day)}" for day in days)
    shows = {
        _("Terms on {day}", day=show_day(day)): f"terms {account.code} --on {day.isoformat()}"
        for day in reversed(days)
    }
    return Compared(was, is_now, (), found, shows)
