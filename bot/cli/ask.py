"""``contract-bot ask``: what people ask in Slack, asked in the terminal."""

import json
from typing import Annotated

import typer

from blocks.kit import Message
from blocks.plain import plain_text
from bot import house
from bot.cli.environment import opened, settings
from bot.desk import settled
from bot.errors import Outcome
from bot.settings import Settings
from bot.terminal import TerminalDirectory
from commands.asked import Answer, Asked, Door, Via
from store import OPERATOR, Store

ANY_FLAG = {"ignore_unknown_options": True}
"""Flags that are not ours belong to the line: ``ask terms ACME --on 2026-01-01``."""

REFUSED = 1


def run(
    line: Annotated[list[str], typer.Argument(help="What follows /contract in Slack.")],
    *,
    user: Annotated[
        str, typer.Option("--as", metavar="USER", help="Whose user id; else the operator.")
    ] = OPERATOR,
    as_json: Annotated[
        bool, typer.Option("--json", help="The message as Slack would get it.")
    ] = False,
) -> None:
    """Ask as somebody in Slack would, and print the answer."""
    chosen = settings()
    with opened(chosen) as store:
        asked = Asked(" ".join(line), user, chosen.team_id, via=Via.TERMINAL)
        answer = settled(lambda: _door(chosen, store)(asked))
    typer.echo(_as_json(answer.reply.answer) if as_json else plain_text(answer.reply.answer))
    if answer.outcome is not Outcome.ANSWERED:
        raise typer.Exit(REFUSED)


def _door(chosen: Settings, store: Store) -> Door:
    directory = TerminalDirectory(store)
    return house.door(chosen, store, directory, house.registry())


def _as_json(answer: Answer) -> str:
    if isinstance(answer, Message):
        shown = {"text": answer.text, "blocks": answer.blocks}
    else:
        shown = answer.payload
    return json.dumps(shown, ensure_ascii=False)
