"""The terms of one version as lines of text, grouped by section."""

from collections.abc import Mapping
from threading import Lock

from cachetools import LRUCache, cached

from blocks.mrkdwn import Mrkdwn, escape
from contracts.effective import Layer
from contracts.i18n import _, locale
from contracts.terms import Section, Term

HEADINGS: Mapping[Section, str] = {
    Section.PRICING: "Pricing",
    Section.PAYMENT: "Payment",
    Section.SHIPPING: "Shipping",
    Section.DELIVERY: "Delivery",
    Section.RETURNS: "Returns",
    Section.LIMITS: "Limits",
    Section.DATES: "Dates",
    Section.OBLIGATIONS: "Obligations",
    Section.CLAUSES: "Clauses",
}

BELOW = "\u2003◦ {line}"
"""What belongs to the line above. Slack may drop spaces at a line's start, but no em space."""
QUOTED = "> {line}"


def _key(layer: Layer) -> tuple[str, str]:
    return layer.content_hash, locale()


@cached(LRUCache(1_000), key=_key, lock=Lock())
def term_lines(layer: Layer) -> tuple[tuple[Term, Mrkdwn], ...]:
    """Each term of a version with its line, escaped; computed once for a content and a locale."""
    return tuple((term, escape(term.line())) for term in layer.version.terms)


def heading(section: Section) -> str:
    return _(HEADINGS[section])
