"""``python -m sandbox``: the bot and a Slack on loopback; prints one address to open."""

import signal
import sys
from pathlib import Path
from threading import Event
from typing import Annotated

import typer

from blocks.help_card import place
from bot import house
from bot.clock import now
from bot.manifest import COMMAND, manifest
from bot.setting_kinds import SlackMode
from sandbox.cast import cast, installed_by
from sandbox.launch.child import LOOK, BotFailed, Home, bot_against
from sandbox.launch.stage import set_up
from sandbox.page.mount import with_page
from sandbox.page.tab import Hint
from sandbox.slack import Slack
from sandbox.web.server import PortInUse

REFUSED = 1


def hints() -> list[Hint]:
    """What can be typed, as the bot's own commands declare it."""
    return [
        Hint(
            f"{COMMAND} {command.name} ",
            command.usage,
            command.summary,
            f"{COMMAND} {command.examples[0]}",
        )
        for command in sorted(house.registry(), key=lambda command: place(command.name))
    ]


def run(
    *,
    port: Annotated[int, typer.Option(envvar="SANDBOX_PORT", help="Where the page is.")] = 8765,
    mode: Annotated[
        SlackMode, typer.Option(envvar="SLACK_MODE", help="How Slack reaches the bot.")
    ] = SlackMode.SOCKET,
    folder: Annotated[Path, typer.Option(help="Where the database and the log are.")] = Path(
        ".demo"
    ),
) -> None:
    """Start the bot with a Slack of its own, until Ctrl-C."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        _serve(port, mode, Home(folder), stop)
    except (PortInUse, BotFailed) as problem:
        typer.echo(str(problem), err=True)
        sys.exit(REFUSED)


def _serve(port: int, mode: SlackMode, home: Home, stop: Event) -> None:
    app = cast(installed_by(manifest()))
    with Slack.running(app, port=port, rate_limits=True, build=with_page(hints())) as slack:
        set_up(home, now())
        with bot_against(slack, home, mode) as child:
            typer.echo(slack.world.address)
            while not stop.wait(LOOK):
                child.ended(0)


if __name__ == "__main__":
    typer.run(run)
