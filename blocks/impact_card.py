"""Whom a version or a policy touches: how many customers, then each with what changes for it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.diff_card import by_what_happens
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.paging import paged
from blocks.price_effect import price_effect
from contracts.account import Account
from contracts.comparing import Effect
from contracts.difference import TermChange
from contracts.i18n import _, many, show_day

MOST_LINES, MOST_PRICES = 6, 3  # of one customer among others
ALL_LINES, ALL_PRICES = 10_000, 20  # of one customer alone


@dataclass(frozen=True, slots=True)
class ImpactAnswer:
    """What is known before the first word is written."""

    what: str  # ACME-1/4
    day: date  # from when on it counts
    touched: Sequence[tuple[Account, Effect]]
    same: int  # customers for whom nothing changes
    complete: bool  # whether all were looked at
    alone: bool  # whether one customer was asked about
    line_for: Callable[[str], str]  # to ask about that customer; about all by no code
    compare: str  # the command line that compares it with what was before; empty where nothing was


def impact_message(answer: ImpactAnswer, page: int, line: str) -> Message:
    """Those touched most come first, paged."""
    ranked = sorted(answer.touched, key=lambda one: (-_weight(one[1]), one[0].code))
    groups = [_customer(account, effect, answer) for account, effect in ranked]
    text = _("Whom {what} touches", what=answer.what)
    return paged(list(_head(answer)), [*groups, list(_next(answer))], page, line, text)


def _weight(effect: Effect) -> int:
    return len(effect.prices) + len(effect.terms)


def _head(answer: ImpactAnswer) -> Iterator[Block]:
    first = [bold(answer.what), _("from {day}", day=show_day(answer.day))]
    if not answer.touched:
        yield from kit.texts([joined(" · ", first), _nobody(answer)])
        return
    words = "{count} customer is touched", "{count} customers are touched"
    touched = many(*words, len(answer.touched))
    same = many("{count} is not", "{count} are not", answer.same) if answer.same else ""
    yield kit.text(joined(" · ", [*first, touched, same]))
    dearer = sum(len(effect.dearer) for _account, effect in answer.touched)
    cheaper = sum(len(effect.cheaper) for _account, effect in answer.touched)
    if dearer or cheaper:
        prices = "Prices over all of them: {dearer} dearer, {cheaper} cheaper"
        yield kit.text(phrase(prices, dearer=dearer, cheaper=cheaper))
    if not answer.complete:
        yield kit.context(_("There are more: these were looked at."))


def _nobody(answer: ImpactAnswer) -> str:
    """That nothing changes for those who were looked at, or that there was nobody to look at."""
    if answer.same:
        return many(
            "It changes nothing: for its customer no term and no price is another.",
            "It changes nothing: for none of {count} customers is a term or a price another.",
            answer.same,
        )
    words = "Nobody is touched: no contract that it would change is in force on {day}."
    return _(words, day=show_day(answer.day))


def _customer(account: Account, effect: Effect, answer: ImpactAnswer) -> list[Block]:
    most_lines, most_prices = (ALL_LINES, ALL_PRICES) if answer.alone else (MOST_LINES, MOST_PRICES)
    said, more = _first(effect.terms, most_lines)
    rest = [many("and {count} more line", "and {count} more lines", more)] if more else []
    prices = price_effect(effect, most_prices)
    head = joined(" · ", [bold(account.code), account.name])
    cut = not answer.alone and (more or len(effect.prices) > most_prices)
    label = _("All for {code}", code=account.code)
    button = kit.runs(label, answer.line_for(account.code)) if cut else None
    return kit.texts([head, *said, *rest, *prices], button=button)


def _first(terms: Sequence[TermChange], most: int) -> tuple[list[Mrkdwn], int]:
    """The first lines of what comes, goes and changes, *most* in all, and how many more there are.

    Each has its part of them: what goes is not hidden by all that comes.
    """
    kinds = list(by_what_happens(terms))
    each = most // max(1, len(kinds))
    shown = [line for heading, said in kinds for line in (bold(heading), *said[:each])]
    return shown, sum(max(0, len(said) - each) for _heading, said in kinds)


def _next(answer: ImpactAnswer) -> Iterator[Block]:
    compare = [kit.runs(_("Compare the versions"), answer.compare)] if answer.compare else []
    everybody = [kit.runs(_("All customers"), answer.line_for(""))] if answer.alone else []
    if compare or everybody:
        yield kit.actions(*everybody, *compare)
