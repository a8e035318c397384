"""What a request changes: all that differs from the version in force, and nothing else."""

from collections.abc import Iterator, Sequence
from itertools import islice

from blocks import kit
from blocks.diff_card import field_line, term_lines_of
from blocks.kit import Block
from blocks.mrkdwn import Mrkdwn, phrase
from blocks.price_effect import price_effect
from contracts.comparing import Effect
from contracts.contract import Contract, named
from contracts.difference import FieldChange, TermChange, difference
from contracts.i18n import _, many
from contracts.renewal import RenewalKind
from contracts.terms import Clause
from contracts.terms.wording import short
from contracts.version import Version

MOST_CHANGES = 12
MOST_TERMS = 8
MOST_PRICES = 4
LINE_ROOM = 160
SAID_ABOVE = frozenset({"value", "start", "end", "summary"})


def changes(
    contract: Contract, before: Version, new: Version, effect: Effect | None
) -> Iterator[Block]:
    """What *new* changes of *before*: conditions, terms that are other, that come, that go.

    With an *effect* those that the customer will notice, whatever level they stand on, and the
    prices.
    """
    found = difference(named(contract, before), named(contract, new))
    said = [field_line(one) for one in found.fields if not _is_said_above(one)]
    terms = effect.terms if effect else found.terms
    said += [line for one in sorted(terms, key=_place) for line in _term(one)]
    against = f"{contract.ref}/{before.number}"
    words = "*What changes* against {before}" if said else "*What changes* against {before}: {none}"
    none = _("only what stands above.")
    yield from kit.texts([phrase(words, before=against, none=none), *_cut(said, MOST_CHANGES)])
    yield from kit.texts(price_effect(effect, MOST_PRICES) if effect else ())


def clauses_kept(before: Version, new: Version) -> Iterator[Block]:
    """The clauses that stay as they were: a rule about clauses asks of these, too."""
    old = {(one.title, one.text) for one in before.terms if isinstance(one, Clause)}
    kept = [one for one in new.terms if isinstance(one, Clause) and (one.title, one.text) in old]
    said = [phrase("• {line}", line=short(one.line(), LINE_ROOM)) for one in kept]
    if said:
        yield from kit.texts([phrase("*Clauses* that stay as they are"), *_cut(said, MOST_TERMS)])


def _is_said_above(change: FieldChange) -> bool:
    """Whether the head says it; that the old paper is not the new one goes without saying."""
    return change.name in SAID_ABOVE or (change.name == "document" and change.new is None)


def _place(change: TermChange) -> tuple[bool, bool]:
    """Changed ones first, then new ones, then those that go."""
    return change.new is None, change.old is None


def _term(change: TermChange) -> Iterator[Mrkdwn]:
    """Before and after; of a term that comes or goes, that it does."""
    old, new = (short(one.line(), LINE_ROOM) if one else "" for one in (change.old, change.new))
    if not old:
        yield phrase("• *New:* {line}", line=new)
    elif not new:
        yield phrase("• *No longer:* {line}", line=old)
    elif old != new:
        yield phrase("• {old} → *{new}*", old=old, new=new)
    else:
        yield from term_lines_of(change)


def all_new(contract: Contract, version: Version) -> Iterator[Block]:
    """Of a contract that there was not yet: its conditions and its first terms."""
    count = len(version.terms)
    terms = many("{count} term", "{count} terms", count) if count else _("no terms of its own")
    words = "*A new contract*, with {terms}"
    if contract.base:
        words = "*A new contract*, with {terms} and those of {base}"
    heading = phrase(words, terms=terms, base=contract.base)
    said = [phrase("• {line}", line=short(term.line(), LINE_ROOM)) for term in version.terms]
    yield from kit.texts([heading, *_conditions(version), *_cut(said, MOST_TERMS)])


def _conditions(version: Version) -> Iterator[Mrkdwn]:
    if version.renewal.kind is not RenewalKind.NONE:
        yield phrase("• renewal: {how}", how=version.renewal)
    if version.notice is not None:
        yield phrase("• notice: {how}", how=version.notice)


def _cut(said: Sequence[Mrkdwn], most: int) -> list[object]:
    """The first of them, and how many there are besides."""
    more = len(said) - most
    rest = many("and {count} more line", "and {count} more lines", more) if more > 1 else ""
    shown = list(islice(said, most if rest else None))
    return [*shown, rest] if rest else list(shown)
