"""What is said unasked, put together: the delivery and the sweep become jobs."""

import secrets
from functools import partial
from random import SystemRandom

import notifications.kinds
from bot import house
from bot.clock import now
from bot.deliverer import Deliverer
from bot.errors import fault
from bot.job_metrics import JobMetrics
from bot.jobs import Jobs
from bot.settings import Settings
from notifications.delivery import Delivery
from notifications.kind import Moment, discover
from notifications.postbox import Postbox
from notifications.surroundings import Surroundings
from notifications.sweep import LastResort, Swept, sweep
from notifications.timing import Timing
from store import Store


def jobs(
    settings: Settings,
    store: Store,
    postbox: Postbox,
    metrics: JobMetrics,
    timing: Timing,
) -> Jobs:
    """The jobs of this process; a commit of it that leaves something to say wakes the delivery."""
    kinds = discover(notifications.kinds)
    delivery = Delivery(store, kinds, postbox, _surroundings(settings), timing)
    deliverer = Deliverer(delivery, store, metrics, patience=timing.deliver)
    made = Jobs(deliverer, partial(swept, settings, store), timing, metrics)
    store.when_something_is_due(made.wake)
    return made


def swept(settings: Settings, store: Store) -> Swept:
    """Write the warnings that are due now."""
    last_resort = LastResort(settings.alert_channel, house.access(settings).all_admins)
    return sweep(store, Moment(now(), settings.timezone.key), last_resort)


def _surroundings(settings: Settings) -> Surroundings:
    return Surroundings(
        zone=settings.timezone.key,
        admins=house.access(settings).all_admins,
        fault=fault,
        clock=now,
        random=SystemRandom(),
        holder=secrets.token_hex(8),
    )
