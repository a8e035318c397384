"""Putting the house together: settings and a store become the door."""

from collections.abc import Mapping
from functools import partial

import commands.contract
from bot.clock import now
from bot.database import open_current_store
from bot.settings import Settings
from bot.worker import Maker
from commands import calendar_job
from commands.asked import Directory
from commands.dispatch import Dispatcher
from commands.registry import Registry, discover
from notifications.reactions import react
from store import Access, Store

MAKERS: Mapping[str, Maker] = {calendar_job.KIND: calendar_job.make}
"""Who makes what takes too long for an answer, by the kind of the job."""


def opened(settings: Settings) -> Store:
    """The store, at today's schema, with what the settings say, and who reacts to what happens."""
    at = partial(
        Store.at,
        ladder=settings.warn_days,
        react=react,
        access=access(settings),
        alert_channel=settings.alert_channel,
    )
    return open_current_store(settings.database_url, at)


def registry() -> Registry:
    """Every subcommand of ``/contract``."""
    return discover(commands.contract)


def access(settings: Settings) -> Access:
    return Access(settings.admins, settings.default_role.roles)


def door(
    settings: Settings, store: Store, directory: Directory, subcommands: Registry
) -> Dispatcher:
    return Dispatcher(subcommands, store, directory, now, settings.timezone.key)
