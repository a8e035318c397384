"""Putting the house together: settings and a store become the door."""

from functools import partial

import commands.contract
from bot.access import Access
from bot.clock import now
from bot.database import open_current_store
from bot.settings import Settings
from commands.asked import Directory
from commands.dispatch import Dispatcher
from commands.registry import Registry, discover
from notifications.reactions import reactions
from store import Store


def opened(settings: Settings) -> Store:
    """The store, at today's schema, with the settings' ladder, and who reacts to what happens."""
    react = reactions(access(settings).all_admins)
    at = partial(Store.at, ladder=settings.warn_days, react=react)
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
