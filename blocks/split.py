"""Long text in pieces that Slack takes: broken at line ends, else at spaces, never in markup."""

import re
from collections.abc import Iterable, Iterator

from blocks.mrkdwn import Mrkdwn

# A run of spaces, or a word with the mentions, links and escaped characters that touch it.
_WORDS = re.compile(r"\s+|(?:<[^<>]*>|[^\s<])+|<")
# Of a word: a mention or link, an escaped character, letters, or what is left.
_ATOMS = re.compile(r"<[^<>]*>|&(?:amp|lt|gt);|[^<&]+|.", re.DOTALL)


def pieces(lines: Iterable[Mrkdwn], limit: int) -> Iterator[Mrkdwn]:
    """*lines*, put together again in pieces of up to *limit* characters; empty ones left out."""
    short = (part for line in lines for row in line.split("\n") for part in _short(row, limit))
    for piece in _packed(short, limit, "\n"):
        if piece.strip():
            yield Mrkdwn(piece.strip("\n"))


def _short(row: str, limit: int) -> Iterable[str]:
    if len(row) <= limit:
        return [row]
    return (part.strip() for part in _packed(_atoms(row, limit), limit, ""))


def _atoms(row: str, limit: int) -> Iterator[str]:
    """Words, and of one that is too long by itself the smallest parts that stay whole."""
    for word in _WORDS.findall(row):
        for atom in [word] if len(word) <= limit else _ATOMS.findall(word):
            yield from (atom[at : at + limit] for at in range(0, len(atom), limit))


def _packed(parts: Iterable[str], limit: int, separator: str) -> Iterator[str]:
    """*parts* in order, as many in one string as *limit* characters hold."""
    waiting: list[str] = []
    size = 0
    for part in parts:
        if waiting and size + len(separator) + len(part) > limit:
            yield separator.join(waiting)
            waiting, size = [], 0
        size += len(part) + (len(separator) if waiting else 0)
        waiting.append(part)
    if waiting:
        yield separator.join(waiting)
