"""People and channels as Slack marks them in typed text: <@U012|anna>, <#C012|sales>."""

import re

from commands.grammar import BadArguments
from contracts.i18n import _, quoted

MENTION = "Mention the person, such as @anna."
USER = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>|@?([UW][A-Z0-9]{4,})")
CHANNEL = re.compile(r"<#([CG][A-Z0-9]+)(?:\|[^>]*)?>|#?([CG][A-Z0-9]{4,})")


def user_in(text: str) -> str | None:
    """The id of the person whom *text* mentions; None where it is not one mention."""
    return _id(USER.fullmatch(text.strip()))


def demand_user(text: str) -> str:
    """The same, or BadArguments where it is nobody."""
    found = user_in(text)
    if found is None:
        raise BadArguments(_("{user} is nobody I know.", user=quoted(text)), hint=_(MENTION))
    return found


def channel_in(text: str) -> str | None:
    """The id of the channel that *text* mentions; None where it is not one mention."""
    return _id(CHANNEL.fullmatch(text.strip()))


def _id(found: re.Match[str] | None) -> str | None:
    return None if found is None else found[1] or found[2]
