"""``contract-bot sweep``: write the warnings that are due; the serving process delivers them."""

from datetime import datetime
from typing import Annotated

import typer

from bot.cli.environment import opened, settings
from bot.clock import now
from contracts.deadlines import DeadlineKind
from contracts.i18n import _, many, show_day
from notifications.kind import Moment
from notifications.sweep import sweep
from notifications.swept import Told

WHAT = {
    DeadlineKind.NOTICE: "notice until {day}",
    DeadlineKind.RENEWAL: "renews on {day}",
    DeadlineKind.END: "ends on {day}",
    DeadlineKind.ANNIVERSARY: "anniversary on {day}",
    DeadlineKind.OBLIGATION: "obligation until {day}",
    DeadlineKind.REVIEW: "price review on {day}",
    DeadlineKind.PROMOTION: "promotion until {day}",
    DeadlineKind.COMMITMENT: "commitment until {day}",
}


def run(
    *,
    on: Annotated[
        datetime | None,
        typer.Option("--on", metavar="DATE", formats=["%Y-%m-%d"], help="As if it were that day."),
    ] = None,
) -> None:
    """Write the warnings that are due; the serving process delivers them."""
    chosen = settings()
    moment = Moment(now(), chosen.timezone.key)
    with opened(chosen) as store:
        swept = sweep(store, moment, chosen.alert_channel, on.date() if on else None, _tell)
    looked = many("{count} deadline looked at", "{count} deadlines looked at", swept.looked)
    said = many("{count} warning written", "{count} warnings written", swept.said)
    typer.echo(_("{looked}, {said}.", looked=looked, said=said))


def _tell(told: Told) -> None:
    """Whose contract, which day and to whom: nothing that was agreed."""
    warned = told.warned
    typer.echo(
        _(
            "{customer} · {ref}/{number} · {what} → {recipient}",
            customer=told.customer,
            ref=warned.contract,
            number=warned.number,
            what=_(WHAT[warned.deadline.kind], day=show_day(warned.deadline.day)),
            recipient=told.recipient,
        )
    )
