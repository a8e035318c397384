"""``contract-bot manifest``: what to create the Slack app from."""

import json
from typing import Annotated

import typer

from bot.manifest import manifest


def run(
    url: Annotated[
        str, typer.Option(help="The bot's public https address: for HTTP, not Socket Mode.")
    ] = "",
) -> None:
    """Print the Slack app's manifest, for “Create New App → From a manifest”."""
    typer.echo(json.dumps(manifest(url), indent=2, ensure_ascii=False))
