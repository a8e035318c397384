"""The answer to “what did we agree?”: the three lines that matter, then every term by section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.agreement import (
    Agreement,
    below_the_head,
    not_on_that_day,
    sections,
    three_lines,
)
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined
from blocks.paging import paged
from blocks.standing import standing
from blocks.term_lines import heading
from contracts.account import Account
from contracts.i18n import _, listed, many, show_day
from contracts.terms import Section
from contracts.terms.wording import short

TITLE = 60  # characters of a title, where contracts are listed


@dataclass(frozen=True, slots=True)
class TermsAnswer:
    """What is known before the first word is written."""

    account: Account
    agreements: Sequence[Agreement]
    on: date | None  # the day that was asked for, if one was
    wanted: Sequence[Section]  # empty: all of them
    page: int
    line: str


def terms_message(answer: TermsAnswer) -> Message:
    """The terms in force, contract by contract, paged."""
    groups = [group for one in answer.agreements for group in _groups(one, answer)]
    head = _overview(answer)
    text = _("The terms of {name}", name=answer.account.name)
    return paged(head, groups, answer.page, answer.line, text)


def _overview(answer: TermsAnswer) -> list[Block]:
    """With several contracts, first which ones there are."""
    if len(answer.agreements) == 1:
        return []
    count = many("{count} contract in force", "{count} contracts in force", len(answer.agreements))
    first = joined(" · ", [bold(answer.account.name), count])
    return kit.texts([first, *map(_in_brief, answer.agreements)])


def _in_brief(agreement: Agreement) -> Mrkdwn:
    main = agreement.main
    stands = standing(main.version, agreement.day, agreement.replaced)
    return joined(" · ", [f"• {main.ref}", short(main.contract.title or "", TITLE), stands])


def _groups(agreement: Agreement, answer: TermsAnswer) -> Iterator[list[Block]]:
    head = three_lines(agreement, _who(agreement, answer))
    line = [kit.divider()] if len(answer.agreements) > 1 else []
    yield [*line, head, *_as_of(answer), below_the_head(agreement)]
    found = list(sections(agreement, answer.wanted or tuple(Section)))
    yield from found or [_nothing(agreement, answer.wanted)]
    yield from not_on_that_day(agreement)
    yield [_next(agreement)]


def _who(agreement: Agreement, answer: TermsAnswer) -> Mrkdwn:
    """Whose contract it is: with several, the overview has said so."""
    ref = agreement.main.ref
    if len(answer.agreements) > 1:
        return bold(ref)
    return joined(" · ", [bold(answer.account.name), ref])


def _as_of(answer: TermsAnswer) -> list[Block]:
    if answer.on is None:
        return []
    return [kit.context(_("As of {day}, by what is known today", day=show_day(answer.on)))]


def _nothing(agreement: Agreement, wanted: Sequence[Section]) -> list[Block]:
    about = listed([heading(section).lower() for section in wanted])
    ref = agreement.main.ref
    return [kit.text(_("Nothing is written on {about} in {ref} or below.", about=about, ref=ref))]


def _next(agreement: Agreement) -> Block:
    main = agreement.main
    return kit.actions(
        kit.runs(_("Every word of {ref}", ref=main.ref), f"show {main.ref}"),
        kit.runs(_("History"), f"history {main.contract.ref}"),
        kit.runs(_("Account"), f"account {main.contract.account}"),
    )
