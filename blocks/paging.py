"""Long answers on several pages, turned by buttons: nothing is cut off."""

from collections.abc import Iterator, Sequence

from blocks import kit, limits
from blocks.kit import Block, Message
from blocks.measure import A_PAGE, length
from contracts.i18n import _

COMFORTABLE_BLOCKS = 25
_ROOM_FOR_TURNING = 2  # “Page 2 of 5” and the row of buttons


def paged(
    head: Sequence[Block],
    groups: Sequence[Sequence[Block]],
    page: int,
    line: str,
    text: str,
) -> Message:
    """Page *page* of an answer, counted from 1; a page that is not there is the nearest that is.

    *head* stands on each page. A group of blocks stays together unless it is too long for a page
    by itself. *line* is the command line without ``--page``; the buttons add it.
    """
    pages = list(_pages(head, groups)) or [[]]
    shown = min(max(page, 1), len(pages))
    turning = _turning(shown, len(pages), line)
    return Message(text, (*head, *pages[shown - 1], *turning))


def _pages(head: Sequence[Block], groups: Sequence[Sequence[Block]]) -> Iterator[list[Block]]:
    most = limits.BLOCKS_IN_MESSAGE - _ROOM_FOR_TURNING - len(head)
    blocks = max(1, min(most, COMFORTABLE_BLOCKS - len(head)))
    characters = max(limits.SECTION_TEXT, A_PAGE - sum(map(length, head)))
    page: list[Block] = []
    for group in _fitting(groups, blocks, characters):
        if page and not _fits([*page, *group], blocks, characters):
            yield page
            page = []
        page = [*page, *group]
    if page:
        yield page


def _fitting(
    groups: Sequence[Sequence[Block]], blocks: int, characters: int
) -> Iterator[Sequence[Block]]:
    """*groups*, one that is too long for a page taken apart."""
    for group in groups:
        if _fits(group, blocks, characters):
            yield group
        else:
            yield from ([block] for block in group)


def _fits(group: Sequence[Block], blocks: int, characters: int) -> bool:
    return len(group) <= blocks and sum(map(length, group)) <= characters


def _turning(page: int, pages: int, line: str) -> list[Block]:
    if pages == 1:
        return []
    buttons = []
    if page > 1:
        buttons.append(kit.runs(_("Previous"), f"{line} --page {page - 1}"))
    if page < pages:
        buttons.append(kit.runs(_("Next"), f"{line} --page {page + 1}"))
    where = _("Page {page} of {pages}", page=page, pages=pages)
    return [kit.context(where), kit.actions(*buttons)]
