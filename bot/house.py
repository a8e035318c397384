"""Putting the house together: settings and a store become the door."""

import commands.contract
from bot.access import Access
from bot.clock import now
from bot.settings import Settings
from commands.asked import Directory
from commands.dispatch import Dispatcher
from commands.registry import Registry, discover
from store import Store


def registry() -> Registry:
    """Every subcommand of ``/contract``."""
    return discover(commands.contract)


def access(settings: Settings) -> Access:
    return Access(settings.admins, settings.default_role.roles)


def door(
    settings: Settings, store: Store, directory: Directory, subcommands: Registry
) -> Dispatcher:
    return Dispatcher(subcommands, store, directory, now, settings.timezone.key)
