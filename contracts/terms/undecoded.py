"""A long JSON list of which only those items are decoded that somebody asks for."""

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Final, overload

import msgspec
from typing_extensions import override

EMPTY: Final = b"[]"
_written = json.JSONEncoder(ensure_ascii=False).encode


class Undecoded(Sequence[Any]):
    """The items of a list of objects, as ``canonical`` writes them: without a blank between them.

    Of 20,000 written prices, most of what it takes to read them is making 20,000 dictionaries,
    nearly all of which nobody looks at.
    """

    def __init__(self, text: msgspec.Raw) -> None:
        self._text = bytes(text)

    @cached_property
    def _pieces(self) -> list[msgspec.Raw]:
        return msgspec.json.decode(self._text, type=list[msgspec.Raw])

    def places(self, field: str, value: object) -> list[int]:
        """Where the items are whose *field* is *value*, which is a text."""
        sought = f"{_written(field)}:{_written(value)}".encode("utf-8", "replace")
        if sought not in self._text:
            return []
        likely = (place for place, one in enumerate(self._pieces) if sought in bytes(one))
        return [place for place in likely if self[place].get(field) == value]

    def __bool__(self) -> bool:
        return self._text != EMPTY  # to count them is to find where each begins

    @override
    def __len__(self) -> int:
        return len(self._pieces)

    @override
    def __iter__(self) -> Iterator[Any]:
        return iter(msgspec.json.decode(self._text))

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Any]: ...
    @override
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [msgspec.json.decode(one) for one in self._pieces[place]]
        return msgspec.json.decode(self._pieces[place])
