"""The prose of notifications: Jinja templates, escaped for Slack, in the reader's language."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from blocks.mrkdwn import Mrkdwn, bold, channel, escape, user
from contracts.i18n import _, many, show_day

TEMPLATES = Path(__file__).parent / "templates"

_environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    undefined=StrictUndefined,
    finalize=escape,
    autoescape=False,  # noqa: S701 - Slack is not HTML; finalize escapes for Slack
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.globals |= {
    "_": lambda message, **values: Mrkdwn(_(message, **{k: escape(v) for k, v in values.items()})),
    "many": many,
    "day": show_day,
    "bold": bold,
    "user": user,
    "channel": channel,
}


def say(name: str, **facts: object) -> Mrkdwn:
    """The template *name* filled with *facts*: data in it is escaped, empty lines are left out."""
    said = _environment.get_template(f"{name}.md.j2").render(facts)
    return Mrkdwn("\n".join(line for line in said.splitlines() if line.strip()))
