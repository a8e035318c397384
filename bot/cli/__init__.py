"""The command line, ``contract-bot``: one module for each command.

Exit codes: 0 done, 1 refused, 2 usage.
"""

import sys

import typer

from blocks.plain import plain_text
from bot.cli import (
    ask,
    audit,
    doctor,
    export,
    import_,
    index,
    manifest,
    migrate,
    outbox,
    policy,
    serve,
    sweep,
)
from bot.errors import explain
from bot.logs import set_up_logging
from bot.setting_kinds import LogFormat, LogLevel

REFUSED = 1

app = typer.Typer(
    help="The assistant in Slack that knows every customer contract.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command("serve")(serve.run)
app.command("migrate")(migrate.run)
app.command("import")(import_.run)
app.command("export")(export.run)
app.command("ask", context_settings=ask.ANY_FLAG)(ask.run)
app.command("sweep")(sweep.run)
app.command("doctor")(doctor.run)
app.command("manifest")(manifest.run)
app.add_typer(audit.app, name="audit")
app.add_typer(index.app, name="index")
app.add_typer(outbox.app, name="outbox")
app.add_typer(policy.app, name="policy")


def main() -> None:
    """Run what the arguments say; a failure is a sentence on standard error."""
    set_up_logging(LogFormat.CONSOLE, LogLevel.WARNING)
    try:
        app()
    except Exception as error:  # noqa: BLE001 - the one boundary of the process
        typer.echo(plain_text(explain(error).message), err=True)
        sys.exit(REFUSED)
