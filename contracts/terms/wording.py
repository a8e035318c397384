"""How terms put things on one line: few names of many, the beginning of a long text."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Protocol, TypeVar, runtime_checkable

from contracts.i18n import listed, many

NAME_ROOM = 40
LINE_ROOM = 100

_abridged: ContextVar[bool] = ContextVar("abridged", default=True)


@contextmanager
def unabridged() -> Iterator[None]:
    """Leave nothing out and cut nothing short until the block ends."""
    token = _abridged.set(False)
    try:
        yield
    finally:
        _abridged.reset(token)


def short(name: str, room: int = NAME_ROOM) -> str:
    """*name*, or its beginning and an ellipsis where it is longer than *room*.

    It ends with a whole word, where that leaves at least half of it.
    """
    if len(name) <= room or not _abridged.get():
        return name
    kept = name[: room - 1]
    whole = kept.rpartition(" ")[0] if not name[room - 1].isspace() else kept
    return (whole if len(whole) * 2 > room else kept).rstrip(" ,;:·") + "…"


@runtime_checkable
class Worded(Protocol):
    """Anything that can say itself on one line."""

    def words(self) -> str: ...


Item = TypeVar("Item", bound=Worded)


def _words(part: Worded) -> str:
    return part.words()


def few(
    names: Sequence[str],
    joined: Callable[[Sequence[str]], str] = listed,
    room: int = LINE_ROOM,
) -> str:
    """``Visa, Invoice and Credit line``, or as many as have *room* “and 9 more”."""
    shown = _fitting(names, room)
    return _with_rest(shown, len(names) - len(shown), joined)


def some(parts: Sequence[Item], worded: Callable[[Item], str] = _words) -> str:
    """The same for parts; of a thousand, only those that are shown are put into words."""
    most = LINE_ROOM // 8 if _abridged.get() else None
    shown = _fitting([worded(part) for part in islice(parts, most)], LINE_ROOM)
    return _with_rest(shown, len(parts) - len(shown), listed)


def _with_rest(shown: list[str], rest: int, joined: Callable[[Sequence[str]], str]) -> str:
    more = [many("{count} more", "{count} more", rest)] if rest else []
    return joined([*shown, *more])


def _fitting(names: Sequence[str], room: int) -> list[str]:
    """The first of *names*, at least one and as many as fit into *room* characters."""
    if not _abridged.get():
        return list(names)
    shown = [short(name, room) for name in names[:1]]
    left = room - sum(map(len, shown))
    for name in names[1:]:
        left -= len(name) + 2
        if left < 0:
            break
        shown.append(name)
    return shown


def excerpt(text: str, room: int = LINE_ROOM) -> str:
    """*text* on one line; a longer one as its beginning and how much is not shown."""
    flat = " ".join(text.split())
    if len(flat) <= room or not _abridged.get():
        return flat
    start = flat[:room].rpartition(" ")[0] or flat[:room]
    left = many(
        "… ({count} more character)", "… ({count} more characters)", len(flat) - len(start.rstrip())
    )
    return f"{start.rstrip()} {left}"


def flowing(text: str) -> list[str]:
    """The lines of *text* that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def without_stop(text: str) -> str:
    """*text* without the full stop at its end: whoever quotes it in a sentence sets that."""
    return text.rstrip().removesuffix(".")


def sentence(text: str) -> str:
    """*text* with a capital first letter, as a line begins."""
    return text[:1].upper() + text[1:]
