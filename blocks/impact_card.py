"""Whom a version or a policy touches: how many customers, then each with what changes for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.diff_card import term_lines_of
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.paging import paged
from blocks.price_effect import price_effect
from contracts.account import Account
from contracts.comparing import Effect
from contracts.i18n import _, many, show_day

MOST_LINES, MOST_PRICES = 6, 3  # of one customer


@dataclass(frozen=True, slots=True)
class ImpactAnswer:
    """What is known before the first word is written."""

    what: str  # ACME-1/4
    day: date  # from when on it would count
    touched: Sequence[tuple[Account, Effect]]
    same: int  # customers for whom nothing changes
    complete: bool  # whether all were looked at


def impact_message(answer: ImpactAnswer, page: int, line: str) -> Message:
    """Those touched most come first, paged."""
    ranked = sorted(answer.touched, key=lambda one: (-_weight(one[1]), one[0].code))
    groups = [list(_customer(account, effect)) for account, effect in ranked]
    text = _("Whom {what} touches", what=answer.what)
    return paged(list(_head(answer)), groups, page, line, text)


def _weight(effect: Effect) -> int:
    return len(effect.prices) + len(effect.terms)


def _head(answer: ImpactAnswer) -> Iterator[Block]:
    words = "{count} customer is touched", "{count} customers are touched"
    touched = many(*words, len(answer.touched))
    same = many("{count} is not", "{count} are not", answer.same) if answer.same else ""
    day = _("from {day}", day=show_day(answer.day))
    yield kit.text(joined(" · ", [bold(answer.what), day, touched, same]))
    dearer = sum(len(effect.dearer) for _account, effect in answer.touched)
    cheaper = sum(len(effect.cheaper) for _account, effect in answer.touched)
    if dearer or cheaper:
        prices = "Prices over all of them: {dearer} dearer, {cheaper} cheaper"
        yield kit.text(phrase(prices, dearer=dearer, cheaper=cheaper))
    if not answer.complete:
        yield kit.context(_("There are more: these were looked at."))


def _customer(account: Account, effect: Effect) -> Iterator[Block]:
    said = [line for change in effect.terms for line in term_lines_of(change)]
    more = len(said) - MOST_LINES
    rest: list[Mrkdwn] = []
    if more > 0:
        words = many("and {count} more line", "and {count} more lines", more)
        rest = [phrase("{words}", words=words)]
    head = joined(" · ", [bold(account.code), account.name])
    yield from kit.texts([head, *said[:MOST_LINES], *rest, *price_effect(effect, MOST_PRICES)])
