"""The requests that wait for somebody's decision."""

from collections.abc import Sequence

from blocks import kit
from blocks.kit import Block, Message
from blocks.mrkdwn import bold
from blocks.paging import paged
from blocks.request_card import Dossier, brief, decide_buttons
from contracts.i18n import _, many


def queue_message(found: Sequence[Dossier], waiting: int, page: int, line: str) -> Message:
    """Each request in two lines with its buttons, paged; *found* are the oldest of *waiting*."""
    if not found:
        return Message(_("Nothing waits for your decision."))
    count = many("{count} request waits for you", "{count} requests wait for you", waiting)
    groups = [[kit.text(brief(one)), decide_buttons(one)] for one in found]
    head: list[Block] = [kit.text(bold(count))]
    if len(found) < waiting:
        head.append(kit.context(_("The oldest {count} come first.", count=len(found))))
    return paged(head, groups, page, line, _("What waits for your decision"))
