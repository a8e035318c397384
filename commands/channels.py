"""The channel in which something was typed."""

from commands.spec import Context
from contracts.errors import Refusal

CHANNELS = ("C", "G")  # how the ids of channels begin


class NotInAChannel(Refusal):
    """Warnings go to a channel, and this is none."""

    hint = "Type it in the channel that should get them."


def is_channel(here: str) -> bool:
    """Whether that is a channel, and no direct message."""
    return here.startswith(CHANNELS)


def demand_channel(context: Context) -> str:
    """The id of the channel where it was asked, or NotInAChannel."""
    if not is_channel(context.channel_id):
        raise NotInAChannel
    return context.channel_id
