"""The answer to “what did we agree?”: the three lines that matter, then every term by section."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.agreement import Agreement, below_the_head, scope_of, three_lines
from blocks.as_of import as_of
from blocks.effective_terms import (
    how_many_lost,
    sections,
    sections_in_short,
    what_lost,
)
from blocks.ended_words import ended_line
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.paging import paged
from blocks.standing import standing
from blocks.term_lines import heading
from contracts.account import Account
from contracts.effective import Layer
from contracts.i18n import _, listed, many
from contracts.terms import Section
from contracts.terms.wording import short

TITLE = 60  # characters of a title, where contracts are listed


@dataclass(frozen=True, slots=True)
class Asked:
    """How it was asked."""

    on: date | None  # the day that was asked for, if one was
    known: date | None  # by what was known when, likewise
    wanted: Sequence[Section]  # empty: all of them
    page: int
    line: str  # as it was asked
    why: bool  # also what does not count
    line_of_why: str  # to ask that
    line_in: Callable[[Section], str]  # to ask for all of one section
    line_for: Callable[[str], str]  # to ask what counts for the project of a contract

    @property
    def sections(self) -> Sequence[Section]:
        return self.wanted or tuple(Section)

    @property
    def in_full(self) -> bool:
        """Whether more is asked for than what fits one screen."""
        return bool(self.wanted) or self.why


@dataclass(frozen=True, slots=True)
class TermsAnswer:
    """What is known before the first word is written."""

    account: Account
    agreements: Sequence[Agreement]
    elsewhere: Sequence[Layer]  # contracts that count only for what the question does not name
    how: Asked


def terms_message(answer: TermsAnswer) -> Message:
    """The terms in force, contract by contract, paged."""
    groups = [group for one in answer.agreements for group in _groups(one, answer)]
    groups += _elsewhere(answer)
    head, how = _overview(answer), answer.how
    text = _("The terms of {name}", name=answer.account.name)
    return paged(head, groups, how.page, how.line, text)


def _overview(answer: TermsAnswer) -> list[Block]:
    """With several contracts, first which ones there are."""
    if not answer.agreements:
        words = "*{name}* has no contract in force that counts everywhere."
        return [kit.text(phrase(words, name=answer.account.name))]
    ended = ended_line(answer.account)
    if len(answer.agreements) == 1:
        return [kit.text(ended)] if ended else []
    count = many("{count} contract in force", "{count} contracts in force", len(answer.agreements))
    first = joined(" · ", [bold(answer.account.name), count])
    said = [first, *map(_in_brief, answer.agreements), ended]
    return kit.texts(filter(None, said))


def _in_brief(agreement: Agreement) -> Mrkdwn:
    main = agreement.main
    stands = standing(main.version, agreement.day, agreement.replaced)
    return joined(" · ", [f"• {main.ref}", short(main.contract.title or "", TITLE), stands])


def _groups(agreement: Agreement, answer: TermsAnswer) -> Iterator[list[Block]]:
    head = three_lines(agreement, _who(agreement, answer))
    line = [kit.divider()] if len(answer.agreements) > 1 else []
    yield [*line, head, *as_of(answer.how.on, answer.how.known), below_the_head(agreement)]
    how = answer.how
    if how.why:
        yield from list(what_lost(agreement, how.sections)) or [_all_count()]
    short = sections_in_short(agreement, how.line_in)
    found = list(sections(agreement, how.sections) if how.in_full else short)
    yield from found or [_nothing(agreement, how.wanted)]
    if not how.why:
        yield from how_many_lost(agreement, how.sections, how.line_of_why)
    yield [_next(agreement)]


def _who(agreement: Agreement, answer: TermsAnswer) -> Mrkdwn:
    """Whose contract it is: with several, the overview has said so."""
    ref = agreement.main.ref
    if len(answer.agreements) > 1:
        return bold(ref)
    return joined(" · ", [bold(answer.account.name), ref])


def _all_count() -> list[Block]:
    return [kit.text(_("No term lost: each of these counts."))]


def _nothing(agreement: Agreement, wanted: Sequence[Section]) -> list[Block]:
    about = listed([heading(section).lower() for section in wanted])
    ref = agreement.main.ref
    return [kit.text(_("Nothing is written on {about} in {ref} or below.", about=about, ref=ref))]


def _elsewhere(answer: TermsAnswer) -> Iterator[list[Block]]:
    """The contracts that are for one project or site, each with a button that asks for it."""
    for layer in answer.elsewhere:
        contract = layer.contract
        said = [bold(layer.ref), short(contract.title or "", TITLE), *scope_of(contract)]
        button = kit.runs(_("Terms there"), answer.how.line_for(contract.ref))
        yield [kit.text(joined(" · ", said), button=button)]


def _next(agreement: Agreement) -> Block:
    main = agreement.main
    return kit.actions(
        kit.runs(_("Every word of {ref}", ref=main.ref), f"show {main.ref}"),
        kit.runs(_("History"), f"history {main.contract.ref}"),
        kit.runs(_("Account"), f"account {main.contract.account}"),
    )
