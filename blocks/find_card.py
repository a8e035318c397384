"""What was found for a few words: accounts, contracts, clauses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from blocks import kit
from blocks.ended_words import ended_in_short
from blocks.kit import Block, Message
from blocks.mrkdwn import bold, italic, joined, lines, phrase
from blocks.paging import paged
from contracts.account import Account
from contracts.contract import Family
from contracts.folding import folded
from contracts.i18n import _
from contracts.terms.wording import few, short

PART_ROOM = 300  # characters: a text without spaces is one long word


class Clause(Protocol):
    """A version whose clauses contain the words, and the part where they stand."""

    @property
    def contract(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def titles(self) -> Sequence[str]: ...
    @property
    def part(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that fits, the best first."""

    words: str
    accounts: Sequence[Account]
    contracts: Sequence[Family]
    clauses: Sequence[Clause]
    most: int  # of each kind, that are looked for

    def __len__(self) -> int:
        return len(self.accounts) + len(self.contracts) + len(self.clauses)


def found_message(found: Found, page: int, line: str) -> Message:
    """Accounts, contracts and clauses, each with a button that opens it."""
    if not len(found):
        return _nothing(found.words)
    head = phrase("*Found for “{words}”*", words=found.words)
    groups = [*_accounts(found), *_contracts(found), *_clauses(found), *_cut(found)]
    return paged([kit.text(head)], groups, page, line, _("What was found"))


def _nothing(words: str) -> Message:
    head = phrase("*Nothing found for “{words}”.*", words=words)
    hint = _("Try fewer words or a part of a name; clauses are found by whole words.")
    return Message(_("Nothing found"), (kit.text(lines([head, hint])),))


def _headed(heading: str, rows: Sequence[Block]) -> Iterator[list[Block]]:
    """The heading stays with the first row."""
    for place, row in enumerate(rows):
        yield [row] if place else [kit.text(bold(heading)), row]


def _accounts(found: Found) -> Iterator[list[Block]]:
    rows = [
        kit.text(_account(a), button=kit.runs(_("Terms"), f"terms {a.code}"))
        for a in found.accounts
    ]
    yield from _headed(_("Accounts"), rows)


def _account(account: Account) -> str:
    also = _("also {names}", names=few(account.aliases)) if account.aliases else ""
    return joined(" · ", [bold(account.name), account.code, also, ended_in_short(account)])


def _contracts(found: Found) -> Iterator[list[Block]]:
    rows = [
        kit.text(_contract(c), button=kit.runs(_("Show"), f"show {c.ref}")) for c in found.contracts
    ]
    yield from _headed(_("Contracts"), rows)


def _contract(family: Family) -> str:
    return joined(" · ", [bold(family.ref), family.title or "", family.account or ""])


def _clauses(found: Found) -> Iterator[list[Block]]:
    rows = []
    for clause in found.clauses:
        ref = f"{clause.contract}/{clause.number}"
        titles = few(_meant(clause.titles, found.words))
        part = italic(short(clause.part, PART_ROOM))
        said = lines([joined(" · ", [bold(ref), titles]), part])
        rows.append(kit.text(said, button=kit.runs(_("Show"), f"show {ref}")))
    yield from _headed(_("Clauses"), rows)


def _meant(titles: Sequence[str], words: str) -> list[str]:
    """Those of *titles* in which one of *words* stands: the excerpt may begin elsewhere."""
    wanted = folded(words).split()
    return [title for title in titles if any(word in folded(title).split() for word in wanted)]


def _cut(found: Found) -> Iterator[list[Block]]:
    """Says so where there may be more."""
    if found.most in map(len, (found.accounts, found.contracts, found.clauses)):
        said = _("The {count} best of a kind are shown: another word narrows it.", count=found.most)
        yield [kit.context(said)]
