"""The requests that wait for somebody's decision."""

from collections.abc import Sequence

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import bold
from blocks.paging import paged
from blocks.request_card import Dossier, brief, decide_buttons
from contracts.i18n import _, many


def queue_message(found: Sequence[Dossier], page: int, line: str) -> Message:
    """Each request in two lines with its buttons, paged."""
    if not found:
        return Message(_("Nothing waits for your decision."))
    count = many("{count} request waits for you", "{count} requests wait for you", len(found))
    groups = [[kit.text(brief(one)), decide_buttons(one)] for one in found]
    return paged([kit.text(bold(count))], groups, page, line, _("What waits for your decision"))
