"""The difference between two versions or days: conditions, terms that count, prices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from blocks import kit
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, phrase
from blocks.paging import paged
from blocks.plain_values import field_name, value_words
from blocks.price_effect import price_effect
from blocks.term_lines import BELOW
from contracts.comparing import Effect
from contracts.difference import FieldChange, TermChange
from contracts.i18n import _

MOST_PRICES = 20


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions or days by name, and what differs."""

    old: str
    new: str
    fields: Sequence[FieldChange]
    effect: Effect  # of the terms that count, whatever level they stand on
    shows: Mapping[str, str]  # command lines that lead on


def diff_message(compared: Compared, page: int, line: str) -> Message:
    """What changed from the first to the second, paged."""
    title = phrase("*{new}* compared with *{old}*", new=compared.new, old=compared.old)
    effect = compared.effect
    same = not compared.fields and effect.empty
    said = phrase("{title}: nothing differs.", title=title) if same else title
    groups = [*_fields(compared.fields), *_terms(effect.terms), *_prices(effect), [_next(compared)]]
    return paged([kit.text(said)], groups, page, line, _("What changed in {ref}", ref=compared.new))


def _next(compared: Compared) -> Block:
    return kit.actions(*(kit.runs(label, line) for label, line in compared.shows.items()))


def _fields(fields: Sequence[FieldChange]) -> Iterator[list[Block]]:
    if fields:
        yield kit.texts([bold(_("Dates and conditions")), *map(field_line, fields)])


def _terms(terms: Sequence[TermChange]) -> Iterator[list[Block]]:
    for heading, said in by_what_happens(terms):
        yield kit.texts([bold(heading), *said])


def by_what_happens(terms: Sequence[TermChange]) -> Iterator[tuple[str, list[Mrkdwn]]]:
    """The lines of those that come, that go and that are another, each with its heading."""
    kinds = {
        _("Added"): [c for c in terms if c.old is None],
        _("Removed"): [c for c in terms if c.new is None],
        _("Changed"): [c for c in terms if c.old is not None and c.new is not None],
    }
    for heading, changes in kinds.items():
        if changes:
            yield heading, [line for change in changes for line in term_lines_of(change)]


def _prices(effect: Effect) -> Iterator[list[Block]]:
    said = kit.texts(price_effect(effect, MOST_PRICES))
    if said:
        yield said


def field_line(change: FieldChange) -> Mrkdwn:
    """“• end: 31 Dec 2026 → 31 Dec 2027”."""
    return phrase("• {line}", line=field_words(change))


def field_words(change: FieldChange) -> str:
    """“end: 31 Dec 2026 → 31 Dec 2027”."""
    return _(
        "{name}: {old} → {new}",
        name=field_name(change.name),
        old=value_words(change.old),
        new=value_words(change.new),
    )


def term_lines_of(change: TermChange) -> Iterator[Mrkdwn]:
    """The term as it reads, or before and after with the fields that differ."""
    if change.old is None or change.new is None:
        term = change.new or change.old
        yield phrase("• {line}", line=term.line() if term else "")
        return
    yield phrase("• {old} → *{new}*", old=change.old.line(), new=change.new.line())
    for one in change.fields:
        yield phrase(BELOW, line=field_words(one))
