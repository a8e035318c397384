"""A contract in force with the levels that count with it: what stands first of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from blocks import kit
from blocks.kit import Block
from blocks.mrkdwn import Mrkdwn, joined, lines, link
from blocks.next_step import next_step
from blocks.standing import standing
from contracts.catalog import Seller
from contracts.contract import Family, Kind
from contracts.effective import Effective, Layer, Line, Stack, in_sellers_order
from contracts.i18n import _, listed
from contracts.pricing import Book, Catalog, Entitled, within_reach

MOST_GISTS = 5


@dataclass(frozen=True)
class Agreement:
    """A contract in force on *day*, and what counts with it of all its levels."""

    stack: Stack
    entitled: Entitled
    day: date  # as asked, or today in the contract's zone
    holidays: str | None
    missing_base: str | None = None  # named, but not in force that day
    replaced: date | None = None  # when a successor takes over
    seller: Seller | None = None  # whose terms hold where nothing was agreed
    catalog: Catalog | None = None  # of the day

    @property
    def main(self) -> Layer:
        return self.stack.main

    @property
    def book(self) -> Book:
        return self.entitled.book

    @cached_property
    def effective(self) -> Effective:
        """What counts of all that was agreed, by what we have and sell on the day."""
        centers = self.seller.fulfilment_centers if self.seller else ()
        found = in_sellers_order(self.entitled.effective, centers)
        return within_reach(found, self.book, self.catalog) if self.catalog else found


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
    """“−5 % on the catalog · 30 days, end of month”: what counts, in the words of a headline."""
    said = (_gist(line, agreement) for line in agreement.effective.lines)
    return joined(" · ", list(dict.fromkeys(filter(None, said)))[:MOST_GISTS])


def _gist(line: Line, agreement: Agreement) -> str:
    gist = line.whole.gist()
    if not gist or line.layer.ref == agreement.main.ref:
        return gist
    return f"{gist} ({source(line.layer)})"


def below_the_head(agreement: Agreement) -> Block:
    """Title, value, paper, and the other levels whose terms follow."""
    main = agreement.main
    version = main.version
    paper = version.document
    facts = [
        main.contract.title or "",
        _("value {value}", value=version.value.short) if version.value else "",
        link(paper.url, paper.title or _("document")) if paper else "",
        *scope_of(main.contract),
        _others(agreement),
        _missing(agreement),
    ]
    return kit.context(joined(" · ", facts) or _("No title, value or document is recorded"))


def scope_of(family: Family) -> Iterator[str]:
    """“only for project Rhine Bridge”."""
    for what, name in (family.scope or {}).items():
        yield _("only for {what} {name}", what=what, name=name)


def _others(agreement: Agreement) -> str:
    layers = (*agreement.stack.layers, *agreement.stack.aside)
    others = [
        joined(" ", [source(layer), *scope_of(layer.contract)])
        for layer in layers
        if layer is not agreement.main
    ]
    return _("with {sources}", sources=listed(others)) if others else ""


def _missing(agreement: Agreement) -> str:
    if agreement.missing_base is None:
        return ""
    return _("its base {ref} is not in force", ref=agreement.missing_base)
