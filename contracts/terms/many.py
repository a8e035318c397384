"""The parts of a term of which there may be thousands, such as written prices."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import GenericAlias
from typing import Any, Final, Generic, Self, TypeVar, get_args, overload

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema
from typing_extensions import override

from contracts.terms.model import Part
from contracts.terms.undecoded import Undecoded

P = TypeVar("P", bound=Part)

STORED: Final = "stored"
"""In the context of a validation: what is read was checked before it was written."""


def is_stored(info: ValidationInfo) -> bool:
    """Whether what is read was checked before it was written."""
    return bool(info.context) and STORED in (info.context or {})


class Many(Sequence[P], Generic[P]):
    """Looks like a tuple of parts; those that come from the store are read when they are needed.

    Of a contract with 20,000 written prices a question reads the few for one product.
    """

    def __init__(self, raw: Sequence[Any], read: Callable[[Any], P]) -> None:
        """*raw* are parts, or what *read* makes parts of."""
        self._raw, self._read = raw, read
        self._found: dict[int, P] = {}
        self._places: dict[str, Mapping[Any, Sequence[int]]] = {}
        self._asked: set[str] = set()

    @classmethod
    def of(cls, parts: Sequence[P]) -> Self:
        """*parts* as they are."""
        return cls(parts, _itself)

    def having(self, field: str, value: object) -> list[P]:
        """The parts whose *field* is *value*, which is a text, in their order."""
        places = self._places.get(field)
        if places is None and field not in self._asked:
            self._asked.add(field)  # the first question is answered sooner than all are arranged
            return [self._part(place) for place in self._scanned(field, value)]
        if places is None:
            places = self._places[field] = self._by(field)
        return [self._part(place) for place in places.get(value, ())]

    def _scanned(self, field: str, value: object) -> list[int]:
        if isinstance(self._raw, Undecoded):
            return self._raw.places(field, value)
        if self._raw and type(self._raw[0]) is dict:
            return [place for place, one in enumerate(self._raw) if one.get(field) == value]
        return [place for place, one in enumerate(self._raw) if getattr(one, field) == value]

    def _by(self, field: str) -> Mapping[Any, Sequence[int]]:
        places: dict[Any, list[int]] = {}
        for place, one in enumerate(self._raw):
            places.setdefault(_of(one, field), []).append(place)
        return places

    def _part(self, place: int) -> P:
        if place not in self._found:
            self._found[place] = self._read(self._raw[place])
        return self._found[place]

    def __bool__(self) -> bool:
        return bool(self._raw)

    @override
    def __len__(self) -> int:
        return len(self._raw)

    @overload
    def __getitem__(self, place: int) -> P: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[P]: ...
    @override
    def __getitem__(self, place: int | slice) -> P | Sequence[P]:
        if isinstance(place, slice):
            return [self._part(one) for one in range(len(self._raw))[place]]
        return self._part(range(len(self._raw))[place])

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Many) and tuple(self) == tuple(other)

    @override
    def __hash__(self) -> int:
        return hash(tuple(self))

    @override
    def __repr__(self) -> str:
        return repr(tuple(self))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        [part] = get_args(source)
        whole = handler.generate_schema(GenericAlias(tuple, (part, ...)))

        def read(value: Any, check: Callable[[Any], Iterable[P]], info: ValidationInfo) -> Any:
            if isinstance(value, Many):
                return value
            if is_stored(info) and isinstance(value, list | Undecoded):
                return cls(value, part.model_validate)
            return cls(tuple(check(value)), _itself)

        return core_schema.with_info_wrap_validator_function(
            read,
            whole,
            serialization=core_schema.plain_serializer_function_ser_schema(
                tuple, return_schema=whole
            ),
        )


def _of(one: Any, field: str) -> Any:
    return one.get(field) if type(one) is dict else getattr(one, field)


def _itself(part: P) -> P:
    return part
