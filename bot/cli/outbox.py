"""``contract-bot outbox``: what waits to be said in Slack, and what could not be."""

from collections.abc import Collection
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.environment import opened, settings
from bot.cli.outbox_table import counted, shown
from bot.clock import now
from contracts.errors import NotFound, Refusal
from contracts.i18n import _, many
from store import OPERATOR, SET_ASIDE, NoticeState, Only, UnitOfWork

MOST = 1000
OPEN = frozenset({NoticeState.WAITING, NoticeState.HELD, *SET_ASIDE})
STATE = typer.Option("--state", help="Only those in this state; several may be given.")
KIND = typer.Option("--kind", metavar="KIND", help="Only those of this kind, such as warning.")
TO = typer.Option("--to", metavar="ID", help="Only those to this person or channel.")
MORE = typer.Option("--most", min=1, help="How many to list, the oldest first.")

app = typer.Typer(help="What is to be said in Slack.", no_args_is_help=True)


class NoNotice(NotFound):
    """There is no such message."""


class NotAside(Refusal):
    """Nobody has set that message aside."""


class NotOpen(Refusal):
    """That message is settled."""


@app.callback()
def group() -> None:
    """What is to be said in Slack."""


@app.command("list")
def show(
    *,
    everything: Annotated[bool, typer.Option("--all", help="What was said, too.")] = False,
    state: Annotated[list[NoticeState] | None, STATE] = None,
    kind: Annotated[str, KIND] = "",
    to: Annotated[str, TO] = "",
    most: Annotated[int, MORE] = MOST,
) -> None:
    """What waits to be said, and what was set aside because Slack would not take it."""
    if everything and state:
        raise typer.BadParameter(_("--all means every state: leave out --state."))
    only, at = Only(kind, to), now()
    with opened(settings()) as store, store.reading() as work:
        states = _states(state, everything=everything)
        found = work.outbox.listed(states, most, only)
        counts = work.outbox.counts(states, only)
    Console().print(shown(found, at))
    more = sum(counts.values()) - len(found)
    if more:
        typer.echo(many("… and {count} more.", "… and {count} more.", more))
    typer.echo(counted(counts))


def _states(chosen: list[NoticeState] | None, *, everything: bool) -> Collection[NoticeState]:
    return tuple(NoticeState) if everything else sorted(chosen or OPEN)


@app.command("retry")
def retry(
    ids: Annotated[list[int] | None, typer.Argument(metavar="ID…", help="Which messages.")] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="All that were set aside.")] = False,
    kind: Annotated[str, KIND] = "",
    to: Annotated[str, TO] = "",
) -> None:
    """Try what was set aside once more: the serving process does it.

    --kind and --to choose among all that were set aside.
    """
    chosen_by = everything or bool(kind or to)
    if bool(ids) == chosen_by:
        raise typer.BadParameter(_("Say which messages: their numbers, --kind, --to, or --all."))
    with opened(settings()) as store, store.writing(OPERATOR, at := now()) as work:
        chosen = ids or _aside(work, Only(kind, to))
        for one in chosen:
            if not work.outbox.retry(one, at):
                raise _refusal(one, work, NotAside)
    typer.echo(many("{count} message is tried again.", "{count} messages are tried again.",
                    len(chosen)))  # fmt: skip


def _aside(work: UnitOfWork, only: Only) -> list[int]:
    count = sum(work.outbox.counts(SET_ASIDE, only).values())
    return [one.id for one in work.outbox.listed(SET_ASIDE, count, only)]


@app.command("drop")
def drop(
    ids: Annotated[list[int], typer.Argument(metavar="ID…", help="Which messages.")],
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")],
) -> None:
    """Let messages be that wait or were set aside; the journal remembers it."""
    if not reason.strip():
        raise typer.BadParameter(_("Say why."))
    at: datetime = now()
    with opened(settings()) as store, store.writing(OPERATOR, at) as work:
        for one in ids:
            if not work.outbox.drop(one, reason.strip()):
                raise _refusal(one, work, NotOpen)
    for one in ids:
        typer.echo(_("Message {number} was dropped.", number=one))


def _refusal(notice_id: int, work: UnitOfWork, otherwise: type[Refusal]) -> Refusal:
    """Why nothing was done about a message."""
    found = work.outbox.find(notice_id)
    if found is None:
        return NoNotice(_("There is no message {number}.", number=notice_id))
    return otherwise(
        _("Message {number} is {state}: nothing was changed.", number=notice_id, state=found.state)
    )
