"""``contract-bot outbox``: what waits to be said in Slack, and what could not be."""

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.cli.environment import opened, settings
from bot.clock import now
from contracts.errors import NotFound, Refusal
from contracts.i18n import _, many
from notifications.reasons import sentence
from store import OPERATOR, SET_ASIDE, Notice, NoticeState, UnitOfWork

MOST = 1000
OPEN = frozenset({NoticeState.WAITING, *SET_ASIDE})

app = typer.Typer(help="What is to be said in Slack.", no_args_is_help=True)


class NoNotice(NotFound):
    """There is no such notice."""


class NotAside(Refusal):
    """Nobody has set that notice aside."""


class NotOpen(Refusal):
    """That notice is settled."""


@app.callback()
def group() -> None:
    """What is to be said in Slack."""


@app.command("list")
def show(
    *, everything: Annotated[bool, typer.Option("--all", help="What was said, too.")] = False
) -> None:
    """What waits to be said, and what was set aside because Slack would not take it."""
    states = tuple(NoticeState) if everything else sorted(OPEN)
    with opened(settings()) as store, store.reading() as work:
        found = work.outbox.listed(states, MOST)
        more = sum(work.outbox.counts(states).values()) - len(found)
    Console().print(_table(found))
    if more:
        typer.echo(many("… and {count} more.", "… and {count} more.", more))


@app.command("retry")
def retry(
    ids: Annotated[list[int] | None, typer.Argument(metavar="ID…", help="Which notices.")] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="All that were set aside.")] = False,
) -> None:
    """Try what was set aside once more: the serving process does it."""
    if bool(ids) == everything:
        raise typer.BadParameter(_("Say which notices, or --all."))
    with opened(settings()) as store, store.writing(OPERATOR, at := now()) as work:
        chosen = ids or [one.id for one in work.outbox.listed(SET_ASIDE, MOST)]
        for one in chosen:
            if not work.outbox.retry(one, at):
                raise _refusal(one, work, NotAside)
    typer.echo(many("{count} notice is tried again.", "{count} notices are tried again.",
                    len(chosen)))  # fmt: skip


@app.command("drop")
def drop(
    notice_id: Annotated[int, typer.Argument(metavar="ID", help="Which notice.")],
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")],
) -> None:
    """Let a notice be that waits or was set aside; the journal remembers it."""
    if not reason.strip():
        raise typer.BadParameter(_("Say why."))
    with opened(settings()) as store, store.writing(OPERATOR, now()) as work:
        if not work.outbox.drop(notice_id, reason.strip()):
            raise _refusal(notice_id, work, NotOpen)
    typer.echo(_("Notice {number} was dropped.", number=notice_id))


def _table(notices: Iterable[Notice]) -> Table:
    """One row for each, without anything that was agreed."""
    table = Table(*(_(title) for title in ("Id", "State", "Kind", "To", "Since", "Tries", "Why")))
    for one in notices:
        since = f"{one.created_at:%Y-%m-%d %H:%M}"
        why = sentence(one.reason or "")
        row = (str(one.id), one.state, one.kind, one.recipient, since, str(one.attempts), why)
        table.add_row(*map(escape, row))
    return table


def _refusal(notice_id: int, work: UnitOfWork, otherwise: type[Refusal]) -> Refusal:
    """Why nothing was done about a notice."""
    found = work.outbox.find(notice_id)
    if found is None:
        return NoNotice(_("There is no notice {number}.", number=notice_id))
    return otherwise(
        _("Notice {number} is {state}: nothing was changed.", number=notice_id, state=found.state)
    )
