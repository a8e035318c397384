"""Deadlines by month: of a customer, of somebody, of a team; and what else they can be had as."""

from itertools import groupby

from blocks import kit
from blocks.expiring_card import ComingView, Due, due_section, heading, summary
from blocks.kit import Block, Message
from blocks.mrkdwn import bold
from blocks.paging import paged
from contracts.i18n import _, show_month


def calendar_message(view: ComingView, page: int, line: str) -> Message:
    """Months with their deadlines, paged; *line* with a flag makes a file of them."""
    head = heading(view, "calendar")
    if view.found:
        as_file = kit.runs(_("As a calendar file"), f"{line} --ics")
        head.append(kit.actions(as_file, kit.runs(_("Chart"), f"{line} --chart")))
    groups = [
        [kit.text(bold(month)), *(due_section(one, view.today) for one in found)]
        for month, found in groupby(view.found, _month)
    ]
    return paged(head, groups, page, line, summary(view))


def _month(one: Due) -> str:
    return show_month(one.deadline.day)


COMING = {
    "ics": "I am writing the calendar file: it comes to you in a direct message in a moment.",
    "chart": "I am drawing the chart: it comes to you in a direct message in a moment.",
}
ALREADY = "I am at it already: it comes to you in a direct message in a moment."


def file_message(file: str, *, new: bool) -> Message:
    """That a *file* is being made, or is already."""
    said = _(COMING[file] if new else ALREADY)
    blocks: list[Block] = [kit.text(said)]
    return Message(said, tuple(blocks))
