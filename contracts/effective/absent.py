"""What holds of a kind of term that no level has (TERMS 3, “absent everywhere”)."""

from collections.abc import Iterator

from contracts.effective.merging import Effective
from contracts.terms import KINDS, TermBase
from contracts.terms.offered import Nothing, Offers


def absent(terms: Effective, seller: Offers | None) -> Iterator[tuple[type[TermBase], str]]:
    """The kinds that *terms* lack and of which there is something to say, with the words for it."""
    agreed = {line.whole.kind for line in terms.lines}
    for name, kind in KINDS.items():
        words = "" if name in agreed else kind.if_absent(seller or Nothing(), agreed)
        if words:
            yield kind, words
