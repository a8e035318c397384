"""Typed text as words: smart quotes, dashes and invisible characters are understood (SLACK 3)."""

import re

from blocks.mrkdwn import clean

SIGNS = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "\u00a0": " "})
DASHES = re.compile(r"(?<!\S)(?:--|—|––|–-|-–|–)(?=[a-z])", re.IGNORECASE)
FLAG = re.compile(r"--[a-z][a-z-]*(=.*)?", re.IGNORECASE | re.DOTALL)
WORD = re.compile(r'"([^"]*)"|(\S+)')


def plain(line: str) -> str:
    """*line* as it would have been typed on a plain keyboard."""
    return DASHES.sub("--", clean(line).translate(SIGNS))


NOT_REPEATED = re.compile(r"\s*--(?:page[\s=]+\d+|share\b)", re.IGNORECASE)


def to_repeat(line: str) -> str:
    """*line* as a button can repeat it for another page: whoever turns it reads for themselves."""
    return NOT_REPEATED.sub("", plain(line)).strip()


def is_bare(line: str, command: str) -> bool:
    """Whether *line* does not begin with *command*: nobody typed which one was meant."""
    return line.partition(" ")[0].lower() != command


def split(line: str) -> list[str]:
    """Words; double quotes keep some together, an apostrophe is just a letter (O'Neil)."""
    return [quoted or word for quoted, word in WORD.findall(plain(line))]


def is_flag(word: str) -> bool:
    """Whether *word* is ``--name`` or ``--name=value``."""
    return FLAG.fullmatch(word) is not None
