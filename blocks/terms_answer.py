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
from blocks.mrkdwn import bold, joined
from blocks.paging import paged
from blocks.standing import standing
from blocks.term_lines import heading
from contracts.account import Account
from contracts.i18n import _, many, show_day
from contracts.terms import Section


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
    each = [
        f"{a.main.ref} · {standing(a.main.version, a.day, a.replaced)}" for a in answer.agreements
    ]
    return kit.texts([first, *each])


def _groups(agreement: Agreement, answer: TermsAnswer) -> Iterator[list[Block]]:
    yield [three_lines(agreement, answer.account.name), *_as_of(answer), below_the_head(agreement)]
    found = list(sections(agreement, answer.wanted or tuple(Section)))
    yield from found or [_nothing(agreement, answer.wanted)]
    yield from not_on_that_day(agreement)
    yield [_next(agreement)]


def _as_of(answer: TermsAnswer) -> list[Block]:
    if answer.on is None:
        return []
    return [kit.context(_("As of {day}, by what is known today", day=show_day(answer.on)))]


def _nothing(agreement: Agreement, wanted: Sequence[Section]) -> list[Block]:
    about = ", ".join(heading(section).lower() for section in wanted)
    ref = agreement.main.ref
    return [kit.text(_("Nothing is written on {about} in {ref} or below.", about=about, ref=ref))]


def _next(agreement: Agreement) -> Block:
    main = agreement.main
    return kit.actions(
        kit.runs(_("Every word of {ref}", ref=main.ref), f"show {main.ref}"),
        kit.runs(_("History"), f"history {main.contract.ref}"),
        kit.runs(_("Account"), f"account {main.contract.account}"),
    )
