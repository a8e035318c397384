"""A contract in force with the levels below it, as a group of blocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.kit import Block
from blocks.mrkdwn import Mrkdwn, bold, italic, joined, lines, link, phrase
from blocks.next_step import next_step
from blocks.standing import agreed_dates, standing
from blocks.term_lines import Layer, heading, term_lines
from contracts.contract import Family, Kind
from contracts.i18n import _, listed, many, show_day
from contracts.terms import Section, Term
from contracts.terms.hourly_rates import HourlyRates
from contracts.version import Version

MOST_GISTS = 5


@dataclass(frozen=True, slots=True)
class Agreement:
    """A contract in force on *day* and everything whose terms count with it, nearest first."""

    main: Layer
    layers: Sequence[Layer]  # supplements, the contract itself, account agreements, bases
    day: date  # as asked, or today in the contract's zone
    holidays: str | None
    missing_base: str | None = None  # named, but not in force that day
    replaced: date | None = None  # when a successor takes over


LEVEL_NAMES: Mapping[Kind, str] = {
    Kind.SUPPLEMENT: "supplement {ref}",
    Kind.CUSTOMER: "{ref}",
    Kind.ACCOUNT: "account agreement {ref}",
    Kind.BASE: "base {ref}",
}


def source(layer: Layer) -> str:
    """Where a line comes from: “ACME-1/3”, “base BASE-EU/2”."""
    return _(LEVEL_NAMES[layer.contract.kind], ref=layer.ref)


def three_lines(agreement: Agreement, who: Mrkdwn) -> Block:
    """What matters first: *who* and until when; what happens next; the terms in a few words."""
    main, day = agreement.main, agreement.day
    first = joined(" · ", [who, standing(main.version, day, agreement.replaced)])
    action = next_step(main.version, day, agreement.holidays, agreement.replaced)
    return kit.text(lines(filter(None, [first, action, gists(agreement)])))


def gists(agreement: Agreement) -> Mrkdwn:
    """“−5 % on the catalog · 30 days, end of month”: prices of all levels, else the nearest.

    What holds for one project or site only is left to the terms below.
    """
    said: list[str] = []
    nearer: set[str] = set()  # the kinds of which a level farther away does not count
    for layer in agreement.layers:
        if layer.contract.scope and layer is not agreement.main:
            continue
        found = [(term, term.gist()) for term, _line in _terms(layer, agreement.day)]
        origin = "" if layer is agreement.main else f" ({source(layer)})"
        said += [f"{gist}{origin}" for term, gist in found if gist and term.kind not in nearer]
        nearer |= {term.kind for term, gist in found if gist and not _best_of_all_levels(term)}
    return joined(" · ", list(dict.fromkeys(said))[:MOST_GISTS])


def _best_of_all_levels(term: Term) -> bool:
    """Whether the best price of all levels wins (TERMS 4), not the nearest term."""
    return term.section is Section.PRICING and not isinstance(term, HourlyRates)


def below_the_head(agreement: Agreement) -> Block:
    """Title, value, paper, and the other levels whose terms follow."""
    main = agreement.main
    version = main.version
    paper = version.document
    facts = [
        main.contract.title or "",
        _("value {value}", value=version.value.short) if version.value else "",
        link(paper.url, paper.title or _("document")) if paper else "",
        *(_scope(main.contract)),
        _others(agreement),
        _missing(agreement),
    ]
    return kit.context(joined(" · ", facts) or _("No title, value or document is recorded"))


def _scope(family: Family) -> Iterator[str]:
    for what, name in (family.scope or {}).items():
        yield _("only for {what} {name}", what=what, name=name)


def _others(agreement: Agreement) -> str:
    others = [
        joined(" ", [source(layer), *_scope(layer.contract)])
        for layer in agreement.layers
        if layer is not agreement.main
    ]
    return _("with {sources}", sources=listed(others)) if others else ""


def _missing(agreement: Agreement) -> str:
    if agreement.missing_base is None:
        return ""
    return _("its base {ref} is not in force", ref=agreement.missing_base)


def sections(agreement: Agreement, wanted: Sequence[Section]) -> Iterator[list[Block]]:
    """The blocks of each section that says something; a long one may go on on the next page."""
    by_section = _lines(agreement)
    for section in wanted:
        said = [*_own_dates(agreement, section), *by_section[section]]
        if said:
            yield from ([block] for block in kit.texts([bold(heading(section)), *said]))


def not_on_that_day(agreement: Agreement) -> Iterator[list[Block]]:
    """Says how many terms are left out because of their own dates."""
    out = sum(
        not term.holds_on(agreement.day)
        for layer in agreement.layers
        for term, _line in term_lines(layer)
    )
    if out:
        said = many(
            "{count} more term does not hold on this day.",
            "{count} more terms do not hold on this day.",
            out,
        )
        yield [kit.context(said)]


def _lines(agreement: Agreement) -> Mapping[Section, Sequence[Mrkdwn]]:
    """The lines of all levels by section, in one pass."""
    found: dict[Section, list[Mrkdwn]] = {section: [] for section in Section}
    for layer in agreement.layers:
        origin = italic(source(layer))
        for term, line in _terms(layer, agreement.day):
            found[term.section].append(Mrkdwn(f"• {line} — {origin}"))
    return found


def _terms(layer: Layer, day: date) -> Iterator[tuple[Term, Mrkdwn]]:
    for term, line in term_lines(layer):
        if term.holds_on(day):
            yield term, line


def _own_dates(agreement: Agreement, section: Section) -> Iterator[Mrkdwn]:
    """The dates of each version, which are no terms but belong to the answer."""
    if section is Section.DATES:
        for layer in agreement.layers:
            said = joined(" · ", [agreed_dates(layer.version), *_accepted(layer.version)])
            yield phrase("• {said} — {origin}", said=said, origin=italic(source(layer)))


def _accepted(version: Version) -> Iterator[str]:
    if version.acceptance is not None:
        yield _("accepted on {day}", day=show_day(version.acceptance.on))
