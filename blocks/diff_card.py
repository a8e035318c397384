"""The difference between two versions, field by field."""

from collections.abc import Iterator

from blocks import kit
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, phrase
from blocks.paging import paged
from blocks.plain_values import field_name, value_words
from blocks.term_lines import BELOW
from contracts.contract import Family
from contracts.difference import Difference, FieldChange, TermChange
from contracts.i18n import _
from contracts.version import Version


def diff_message(
    family: Family, versions: tuple[Version, Version], found: Difference, page: int, line: str
) -> Message:
    """What changed from the first of *versions* to the second, paged."""
    old, new = (f"{family.ref}/{version.number}" for version in versions)
    title = phrase("*{new}* compared with *{old}*", new=new, old=old)
    said = title if not found.empty else phrase("{title}: nothing differs.", title=title)
    groups = [*_fields(found), *_terms(found), [_next(family, versions)]]
    return paged([kit.text(said)], groups, page, line, _("What changed in {ref}", ref=family.ref))


def _next(family: Family, versions: tuple[Version, Version]) -> Block:
    shows = [
        kit.runs(_("Show {ref}", ref=ref), f"show {ref}")
        for ref in (f"{family.ref}/{version.number}" for version in reversed(versions))
    ]
    return kit.actions(*shows, kit.runs(_("History"), f"history {family.ref}"))


def _fields(found: Difference) -> Iterator[list[Block]]:
    if found.fields:
        yield kit.texts([bold(_("Dates and conditions")), *map(field_line, found.fields)])


def _terms(found: Difference) -> Iterator[list[Block]]:
    kinds = {
        _("Added"): [c for c in found.terms if c.old is None],
        _("Removed"): [c for c in found.terms if c.new is None],
        _("Changed"): [c for c in found.terms if c.old is not None and c.new is not None],
    }
    for heading, changes in kinds.items():
        if changes:
            said = [line for change in changes for line in term_lines_of(change)]
            yield kit.texts([bold(heading), *said])


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
