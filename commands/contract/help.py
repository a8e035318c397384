"""``/contract help``: written by the commands themselves."""

from typing import Annotated

from blocks.help_card import Offer, command_help, menu
from blocks.kit import Message
from commands.grammar import POSITIONAL, Arguments
from commands.spec import Context, command
from contracts.errors import NotFound
from contracts.i18n import _, quoted
from contracts.people import Permission


class Help(Arguments):
    command: Annotated[str | None, POSITIONAL] = None


@command(needs=Permission.LOOK_UP, examples=["help", "help terms"])
def help_(args: Help, context: Context) -> Message:
    """What you can ask, with examples."""
    offers = [Offer(c.name, c.usage, _(c.summary), c.examples) for c in context.commands]
    if args.command is None:
        return menu(offers)
    names = [c.name for c in context.commands]
    if args.command.lower() not in names:
        raise NotFound(
            _("There is no command {name}.", name=quoted(args.command)),
            hint=_("`/contract help` lists them all."),
        )
    return command_help(offers[names.index(args.command.lower())])
