"""What was held back while its reader did not want to read is said once they do."""

from notifications.kind import CLOCK, Moment
from store import Store


def wake(store: Store, moment: Moment) -> int:
    """Have said whatever was held back until *moment*; how much that is."""
    with store.reading() as work:
        if not work.outbox.is_held(moment.now):
            return 0
    with store.writing(CLOCK, moment.now) as work:
        return work.outbox.release(moment.now)
