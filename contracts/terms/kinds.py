"""Which kinds of terms there are, by the names that contract files use."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from inspect import isabstract
from typing import Any

from pydantic_core import PydanticCustomError

from contracts.i18n import _, quoted
from contracts.terms.base import TermBase, Written


def kinds() -> Mapping[str, type[TermBase]]:
    """Every declared kind of term by its name."""
    return _by_name(tuple(_declared(TermBase.__subclasses__())))


def _declared(classes: Iterable[type[TermBase]]) -> Iterator[type[TermBase]]:
    """The kinds among *classes* and below those that are only what some have in common."""
    for one in classes:
        if isabstract(one):
            yield from _declared(one.__subclasses__())
        else:
            yield one


@lru_cache(maxsize=8)
def _by_name(declared: tuple[type[TermBase], ...]) -> Mapping[str, type[TermBase]]:
    return {kind.kind_name(): kind for kind in declared}


def kind_named(name: object) -> type[TermBase]:
    """The kind called *name*, or a PydanticCustomError with the nearest one."""
    found = kinds()
    if isinstance(name, str) and name in found:
        return found[name]
    near = get_close_matches(str(name)[:100], found, n=1)
    sentence = _("{name} is not a kind of term", name=quoted(name))
    if near:
        sentence = _("{sentence}; did you mean {near}?", sentence=sentence, near=near[0])
    raise PydanticCustomError("kind", sentence)


def written_as_term(value: Any) -> Any:
    """*value* itself where it is a term or names a known kind, else a PydanticCustomError."""
    if isinstance(value, Written):
        return value
    if not isinstance(value, Mapping) or "kind" not in value:
        raise PydanticCustomError("kind", _("A term begins with its kind, such as kind: clause"))
    kind_named(value["kind"])
    return value
