"""``contract-bot doctor``: whether everything is in place to serve."""

from collections.abc import Callable, Iterator
from contextlib import closing

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.environment import settings
from bot.clients import web_client
from bot.database import database_problems, open_store
from bot.identity import who_we_are
from bot.manifest import SCOPES
from bot.settings import BadSettings, Settings
from contracts.errors import Refusal
from contracts.i18n import _

REFUSED = 1

Check = tuple[str, Callable[[], list[str]]]


def run() -> None:
    """Check the settings, the database and Slack, and say what is wrong."""
    table = Table(_("What"), _("State"))
    healthy = True
    for name, problems in _examined():
        healthy = healthy and not problems
        table.add_row(name, "\n".join(problems) or _("fine"))
    Console().print(table)
    if not healthy:
        raise typer.Exit(REFUSED)


def _examined() -> Iterator[tuple[str, list[str]]]:
    """Each part and what is wrong with it; without settings there is nothing to go on with."""
    try:
        chosen = settings(serving=True)
    except BadSettings as error:
        yield _("Settings"), str(error).split("\n")
        return
    yield _("Settings"), []
    yield _("Database"), _problems(lambda: _database(chosen))
    yield _("Slack"), _problems(lambda: _slack(chosen))


def _problems(check: Callable[[], list[str]]) -> list[str]:
    try:
        return check()
    except Refusal as error:
        return [f"{error} {error.hint}".strip()]


def _database(chosen: Settings) -> list[str]:
    with closing(open_store(chosen.database_url)) as store:
        return database_problems(store)


def _slack(chosen: Settings) -> list[str]:
    client = web_client(chosen.api_url, chosen.bot_token.get_secret_value())
    identity = who_we_are(client, chosen.team_id)
    missing = sorted(set(SCOPES) - identity.scopes)
    return [_("the bot token lacks the scope {scope}", scope=scope) for scope in missing]
