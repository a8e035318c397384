"""Python's search for circles of garbage: seldom, where there are few and many objects stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = (50_000, 50, 100)


@contextmanager
def few_collections() -> Iterator[None]:
    """For whoever holds much and makes few circles: an import of many items, a bot that answers.

    The collector would search in vain what is there already, again and again: a tenth of the time
    of an import, and 20 ms of an answer now and then.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
