"""What changes for a customer, day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from blocks import kit
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, italic, joined, phrase
from blocks.paging import paged
from contracts.account import Account
from contracts.i18n import _, many, show_day
from contracts.timeline import Turn
from contracts.window import Window


@dataclass(frozen=True, slots=True)
class ChangesAnswer:
    """What is known before the first word is written."""

    account: Account
    window: Window
    found: Sequence[Turn]  # by day


def changes_message(answer: ChangesAnswer, page: int, line: str) -> Message:
    """A heading for each day, below it what is another from then on, paged."""
    groups = [list(_day(day, list(turns))) for day, turns in groupby(answer.found, _day_of)]
    text = _("What changes for {name}", name=answer.account.name)
    return paged([_head(answer)], [*groups, [_next(answer)]], page, line, text)


def _head(answer: ChangesAnswer) -> Block:
    count = many("{count} change", "{count} changes", len(answer.found))
    words = "from {first} to {last}"
    days = phrase(words, first=show_day(answer.window.first), last=show_day(answer.window.last))
    said = count if answer.found else _("nothing changes")
    return kit.text(joined(" · ", [bold(answer.account.name), said, days]))


def _day_of(turn: Turn) -> date:
    return turn.day


def _day(day: date, turns: Sequence[Turn]) -> Iterator[Block]:
    yield from kit.texts([bold(show_day(day)), *map(_line, dict.fromkeys(turns))])


def _line(turn: Turn) -> Mrkdwn:
    return phrase("• {words} — {source}", words=turn.words, source=italic(turn.source))


def _next(answer: ChangesAnswer) -> Block:
    code, first, last = answer.account.code, answer.window.first, answer.window.last
    diff = f"diff {code} {first.isoformat()} {last.isoformat()}"
    compare = [kit.runs(_("Compare both days"), diff)] if first < last else []
    return kit.actions(*compare, kit.runs(_("Terms"), f"terms {code}"))
