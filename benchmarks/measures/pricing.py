"""A price, a quotation and effective terms, beside a plain implementation and a bare look-up."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from functools import partial
from itertools import cycle
from statistics import median
from time import perf_counter

from benchmarks.asking import Counter
from benchmarks.figures import Figure, most
from benchmarks.portfolio.building import url_of
from benchmarks.run import Run
from benchmarks.shop import opened, sku, skus_for
from benchmarks.timing import MS, Subject, Timing, in_turns
from bot.clock import now
from store import Store, few_collections

PRICE_MS, COLD_MS, QUOTATION_MS, TERMS_MS, GROWTH = 1.0, 20.0, 100.0, 3.0, 1.3
QUOTED, QUOTATIONS, COLD = 1_000, 20, 15
"""Lines of a quotation; how many of them; how often a store is opened anew."""
PLAIN = 40  # questions in the plain way, each of which takes as long as hundreds in ours


def pricing(run: Run) -> Sequence[Figure]:
    """All stores in turns; the largest also cold, and beside what it is measured by."""
    with ExitStack() as open_ones, few_collections():
        counters = {
            size: Counter(open_ones.enter_context(closing(opened(path, size, now()))), now())
            for size, path in run.stores.items()
        }
        asking = {f"price {size}": _prices(one, size) for size, one in counters.items()}
        terms = {f"terms {size}": _each(one.terms) for size, one in counters.items()}
        largest, _path = run.largest
        beside = {"look-up": _look_up(largest), "door": _door(counters[largest], largest)}
        timings = in_turns(asking | terms | beside, run.requests)
        timings |= in_turns({"plain": _plain(counters[largest], largest)}, PLAIN)
        timings |= in_turns({"quotation": _quotation(counters[largest], largest)}, QUOTATIONS)
    return list(_figures(run, timings))


def _each(call: Callable[[], object]) -> Subject:
    return Subject(lambda: call)


def _asked(size: int) -> Iterator[str]:
    """Products all over the catalog, again and again."""
    return cycle([sku(number) for number in range(0, skus_for(size), 7)][:500])


def _prices(counter: Counter, size: int) -> Subject:
    skus = _asked(size)
    return Subject(lambda: partial(counter.price, next(skus)))


def _door(counter: Counter, size: int) -> Subject:
    skus = _asked(size)
    return Subject(lambda: partial(counter.answer, next(skus)))


def _look_up(size: int) -> Subject:
    skus, prices = _asked(size), {sku(number): number for number in range(skus_for(size))}
    return Subject(lambda: partial(prices.get, next(skus)))


def _quotation(counter: Counter, size: int) -> Subject:
    skus = [sku(number) for number in range(0, skus_for(size), max(1, skus_for(size) // QUOTED))]
    return _each(partial(counter.quotation, skus[:QUOTED]))


def _plain(counter: Counter, size: int) -> Subject:
    skus = _asked(size)
    return Subject(lambda: partial(counter.plainly, next(skus)))


def cold(run: Run) -> float:
    """The first price of a store that was just opened, in milliseconds: the median of several.

    Garbage is collected as seldom as in the serving process.
    """
    largest, path = run.largest
    seconds = []
    for number in range(COLD):
        with few_collections(), closing(Store.at(url_of(path))) as store:
            counter = Counter(store, now())
            started = perf_counter()
            counter.price(sku(2 * number))
            seconds.append(perf_counter() - started)
    return median(seconds) * MS if largest else 0.0


def _figures(run: Run, timings: Mapping[str, Timing]) -> Iterator[Figure]:
    for size in run.stores:
        yield Figure("a price, p50", size, timings[f"price {size}"].p50, "ms", most(PRICE_MS, size))
        yield Figure("a price, p99", size, timings[f"price {size}"].p99, "ms")
        terms = timings[f"terms {size}"].p50
        yield Figure("effective terms, p50", size, terms, "ms", most(TERMS_MS, size))
    largest, _path = run.largest
    yield Figure("a price, cold, p50", largest, cold(run), "ms", most(COLD_MS, largest))
    quotation = timings["quotation"].p50
    yield Figure("a quotation of 1,000, p50", largest, quotation, "ms", most(QUOTATION_MS, largest))
    yield Figure("a price explained, by the door, p50", largest, timings["door"].p50, "ms")
    yield Figure("a price, plainly, p50", largest, timings["plain"].p50, "ms")
    yield Figure("a dictionary look-up, p50", largest, timings["look-up"].p50, "ms")
    yield from _ratios(run, timings)


def _ratios(run: Run, timings: Mapping[str, Timing]) -> Iterator[Figure]:
    smallest, (largest, _path) = min(run.stores), run.largest
    p50 = timings[f"price {largest}"].p50
    yield Figure("a price, plainly, to ours", largest, timings["plain"].p50 / p50, "×")
    if smallest != largest:
        growth = p50 / timings[f"price {smallest}"].p50
        what = f"a price to that at {smallest:,}"
        yield Figure(what, largest, growth, "×", most(GROWTH, largest))
