"""A warning as a test: what would come to a channel next, said there now."""

from dataclasses import replace
from datetime import datetime

from blocks.notes import TEST
from contracts.events import AlertsTested
from notifications.warnings import Warned
from store import NewNotice, Priority


def trial(event: AlertsTested, now: datetime) -> NewNotice:
    """The row that has the channel told, each time that somebody asks for it."""
    warned = Warned(event.contract, event.number, event.deadline, event.step)
    notice = warned.notice(event.channel_id)
    notes = [{"note": TEST, "who": event.by}]
    key = f"{TEST}:{event.channel_id}:{now.isoformat()}"
    facts = {**notice.facts, "notes": notes}
    return replace(notice, key=key, facts=facts, priority=Priority.WAITED_FOR)
