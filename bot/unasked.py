"""What is said unasked, put together: the delivery, the sweep and the renewals become jobs."""

import secrets
from dataclasses import dataclass
from functools import partial
from random import SystemRandom

import notifications.kinds
from bot import house
from bot.clock import now
from bot.deliverer import Deliverer
from bot.errors import fault
from bot.job_metrics import JobMetrics
from bot.jobs import Jobs, Rounds
from bot.settings import Settings
from bot.worker import Worker, Workplace
from notifications.delivery import Delivery
from notifications.digests import gather
from notifications.kind import Moment, discover
from notifications.postbox import Postbox
from notifications.renewals import renew
from notifications.surroundings import Surroundings
from notifications.sweep import Swept, sweep
from notifications.timing import Timing
from notifications.waiting import Colleagues, look
from notifications.waking import wake
from store import Store


@dataclass(frozen=True, slots=True)
class Ways:
    """To Slack: how something is said, and who knows its people."""

    postbox: Postbox
    colleagues: Colleagues


def jobs(
    settings: Settings,
    store: Store,
    slack: Ways,
    metrics: JobMetrics,
    timing: Timing,
) -> Jobs:
    """The jobs of this process; a commit of it that leaves something to say wakes the delivery."""
    kinds = discover(notifications.kinds)
    delivery = Delivery(store, kinds, slack.postbox, _surroundings(settings), timing)
    deliverer = Deliverer(delivery, store, metrics, timing)
    worker = Worker(store, _workplace(settings))
    rounds = Rounds(
        sweep=partial(swept, settings, store),
        renew=partial(renewed, settings, store),
        requests=partial(looked, settings, store, slack.colleagues),
        worker=worker,
    )
    made = Jobs(deliverer, rounds, timing, metrics)
    store.when_something_is_due(made.wake)
    store.when_there_is_work(worker.wake)
    return made


def swept(settings: Settings, store: Store) -> Swept:
    """Write the warnings that are due now."""
    return sweep(store, Moment(now(), settings.timezone.key), settings.alert_channel)


def renewed(settings: Settings, store: Store) -> int:
    """Make the renewals whose day has come."""
    return renew(store, Moment(now(), settings.timezone.key), settings.alert_channel)


def looked(settings: Settings, store: Store, colleagues: Colleagues) -> int:
    """Do what is due about open requests, and have said what was held back, and weeks."""
    moment = Moment(now(), settings.timezone.key)
    said = wake(store, moment) + gather(store, moment)
    return said + look(store, moment, colleagues)


def _workplace(settings: Settings) -> Workplace:
    return Workplace(house.MAKERS, now, settings.timezone.key, secrets.token_hex(8))


def _surroundings(settings: Settings) -> Surroundings:
    return Surroundings(
        zone=settings.timezone.key,
        fault=fault,
        clock=now,
        random=SystemRandom(),
        holder=secrets.token_hex(8),
    )
