"""People and channels as Slack marks them in typed text: <@U012|anna>, <#C012|sales>."""

import re

USER = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>|@?([UW][A-Z0-9]{4,})")
CHANNEL = re.compile(r"<#([CG][A-Z0-9]+)(?:\|[^>]*)?>|#?([CG][A-Z0-9]{4,})")


def user_in(text: str) -> str | None:
    """The id of the person whom *text* mentions; None where it is not one mention."""
    return _id(USER.fullmatch(text.strip()))


def channel_in(text: str) -> str | None:
    """The id of the channel that *text* mentions; None where it is not one mention."""
    return _id(CHANNEL.fullmatch(text.strip()))


def _id(found: re.Match[str] | None) -> str | None:
    return None if found is None else found[1] or found[2]
