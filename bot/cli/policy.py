"""``contract-bot policy``: who has to approve what; applied, shown, tried on the past."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
import yaml
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.cli.environment import opened, settings
from bot.clock import now
from contracts.approval.difference import How, rule_changes
from contracts.approval.policy import ApprovalPolicy, Approvers
from contracts.approval.reading import read_policy
from contracts.i18n import _, listed, many
from store import OPERATOR, Applied, Office, UnitOfWork, replay

QUARTER = 92  # days
WORDS = {
    How.ADDED: "+ {name}",
    How.REMOVED: "− {name}",
    How.CHANGED: "~ {name}",
}

app = typer.Typer(help="Who has to approve what.", no_args_is_help=True)

PolicyFile = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A policy, in YAML.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Check it, apply nothing.")]
Number = Annotated[
    int | None, typer.Option("--number", metavar="N", help="An earlier one; 0: as it ships.")
]
Days = Annotated[int, typer.Option("--days", metavar="N", help="How far back to go.")]


@app.callback()
def group() -> None:
    """Who has to approve what."""


@app.command("apply")
def apply(file: PolicyFile, *, dry_run: DryRun = False) -> None:
    """Have a policy hold for whatever is submitted from now on.

    What is submitted already keeps the policy under which it was.
    """
    policy = _read(file)
    with opened(settings()) as store, store.writing(OPERATOR, at := now()) as work:
        before = work.policies.current().policy
        typer.echo(_changes(before, policy))
        for sentence in _doubts(policy, work):
            typer.echo(_("Note: {sentence}", sentence=sentence), err=True)
        if dry_run:
            typer.echo(_("It can be applied. Nothing was changed."))
            return
        if before == policy:
            typer.echo(_("It holds already: nothing was changed."))
            return
        applied = work.policies.apply(policy, OPERATOR, at)
    words = _("{name} is policy {number} from now on.", name=policy.name, number=applied.number)
    typer.echo(words)


@app.command("show")
def show(*, number: Number = None) -> None:
    """The policy that holds, as a file that can be changed and applied."""
    with opened(settings()) as store, store.reading() as work:
        applied = _called(number, work)
    typer.echo(f"# {_head(applied)}")
    said = applied.policy.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    typer.echo(yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=100), nl=False)


@app.command("replay")
def replayed(file: PolicyFile, *, days: Days = QUARTER) -> None:
    """Which submissions of the last quarter another policy would have sent another way."""
    policy, at = _read(file), now()
    with opened(settings()) as store, store.reading() as work:
        found = list(replay(work, policy, at - timedelta(days=days), at))
    others = [one for one in found if one.way.differs]
    table = Table(*(_(title) for title in ("Submitted", "Contract", "Asked", "Would ask")))
    for one in others:
        row = (f"{one.request.requested_at:%Y-%m-%d}", one.request.ref,
               _names(one.way.before), _names(one.way.after))  # fmt: skip
        table.add_row(*map(escape, row))
    if others:
        Console().print(table)
    looked = many("{count} submission", "{count} submissions", len(found))
    words = _(
        "{looked} looked at, {others} would go another way.", looked=looked, others=len(others)
    )
    typer.echo(words)


def _read(file: Path) -> ApprovalPolicy:
    with file.open(encoding="utf-8") as stream:
        return read_policy(stream)


def _called(number: int | None, work: UnitOfWork) -> Applied:
    if number is None:
        return work.policies.current()
    try:
        return work.policies.of(number)
    except KeyError:
        raise typer.BadParameter(_("There is no policy {number}.", number=number)) from None


def _head(applied: Applied) -> str:
    if applied.at is None:
        return _("Policy {number}, as it ships", number=applied.number)
    return _(
        "Policy {number}, applied on {day} by {who}",
        number=applied.number,
        day=f"{applied.at:%Y-%m-%d}",
        who=applied.by,
    )


def _changes(before: ApprovalPolicy, after: ApprovalPolicy) -> str:
    """A line for each rule that comes, goes or says something else."""
    said = [_(WORDS[one.how], name=one.name) for one in rule_changes(before, after)]
    count = many("{count} rule", "{count} rules", len(after.rules))
    head = _("{name}: {count}", name=after.name, count=count)
    return "\n".join([head, *said])


def _doubts(policy: ApprovalPolicy, work: UnitOfWork) -> Sequence[str]:
    """Rules that would find nobody today: they block, until somebody is there."""
    office = Office(work.people, None, OPERATOR, now())
    return [
        _("{rule} finds nobody for {whom} today.", rule=rule.name, whom=_words(by))
        for rule in policy.rules
        for by in rule.everybody
        if by.account is None and not office.found_by(by)
    ]


def _words(by: Approvers) -> str:
    """“role finance”."""
    said = by.model_dump(mode="json", exclude_none=True)
    return listed([f"{way} {whom}" for way, whom in said.items()])


def _names(names: Sequence[str]) -> str:
    return ", ".join(names) or _("nobody")
