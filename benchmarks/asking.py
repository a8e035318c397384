"""Asks the store as the commands do, without Slack: in one unit of work each time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import commands.contract
from benchmarks.plainly import plain_price
from benchmarks.shop import CODE
from bot.terminal import TerminalDirectory
from commands.agreements import Question
from commands.asked import Asked as Line
from commands.dispatch import Dispatcher
from commands.prices import Prices, prices_for
from commands.registry import discover
from commands.spec import Context
from commands.when import When
from contracts.outlook import ONE
from contracts.people import Actor, Person, Role
from contracts.pricing import Asked
from contracts.quoting import Wish, quoted
from store import Store

ZONE, USER = "Europe/Amsterdam", "U0REP0001"
ANYBODY = Actor(Person(USER, ""), frozenset({Role.VIEWER}))
ASKED = Question(When(), None, lambda _ref: "")


class Counter:
    """Where prices of one customer are asked for."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store, self._now = store, now
        directory = TerminalDirectory(store)
        self._door = Dispatcher(discover(commands.contract), store, directory, lambda: now, ZONE)

    @contextmanager
    def _prices(self) -> Iterator[Prices]:
        with self._store.reading() as work:
            context = Context(ANYBODY, self._now, ZONE, work, "", (), lambda: ())
            [account] = work.accounts.called(CODE)
            yield prices_for(account, ASKED, None, context)

    def price(self, sku: str) -> object:
        """What one piece costs, from the account's name to the explained price."""
        with self._prices() as prices:
            return prices.of(Wish(sku, ONE))

    def terms(self) -> object:
        """The effective terms, from the account's name."""
        with self._prices() as prices:
            return [one.effective for one in prices.agreements]

    def quotation(self, skus: Sequence[str]) -> object:
        """A line for each of *skus*, with what the contract adds and asks."""
        with self._prices() as prices:
            prices.expect(skus)
            return quoted([Wish(sku, ONE) for sku in skus], prices.briefly, prices.terms)

    def answer(self, sku: str) -> object:
        """The whole answer that a person reads."""
        return self._door(Line(f"price {CODE} {sku}", USER, ""))

    def plainly(self, sku: str) -> object:
        """The same price, computed from nothing but the terms as they stand."""
        with self._prices() as prices:
            [agreement] = prices.agreements
            asked = Asked(sku, ONE, prices.currency, prices.catalogs[agreement.day])
            return plain_price(agreement.stack, agreement.day, asked)
