"""What nobody knows, as a value of its own: a redacted date is neither a date nor “none”."""

from enum import Enum
from typing import Final, Literal


class Unknown(Enum):
    """The single value that says that something is not known; nothing is guessed for it."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN
UnknownDay = Literal[Unknown.UNKNOWN]
