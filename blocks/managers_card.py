"""Who reports to whom."""

from collections.abc import Mapping

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import bold, phrase, user
from blocks.paging import paged
from contracts.i18n import _


def managers_message(managers: Mapping[str, str], page: int, line: str) -> Message:
    """Each person with their manager."""
    head = [kit.text(bold(_("Who reports to whom")))]
    words = "• {who} reports to {manager}"
    said = [phrase(words, who=user(of), manager=user(to)) for of, to in managers.items()]
    nobody = [_("It was not said of anybody yet: `/contract manager @anna @maria`.")]
    return paged(head, [kit.texts(said or nobody)], page, line, _("Who reports to whom"))


def reports_message(of: str, manager: str | None, *, changed: bool) -> Message:
    """What was said, and that it changes who is asked for what waits."""
    if manager is None:
        said = phrase("{who} reports to nobody as far as I know.", who=user(of))
    else:
        said = phrase("{who} reports to {manager}.", who=user(of), manager=user(manager))
    then = _("Rules that ask an account owner’s manager follow it.") if changed else ""
    lines = [said, then or _("That was known: nothing changed.")]
    return Message(_("Who reports to whom"), tuple(kit.texts(lines)))
