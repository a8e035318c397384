"""Which fields may stand at a place of an item: for did-you-mean."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from contracts.files.items import Path


def fields_at(model: type[BaseModel], path: Path, data: Any) -> list[str]:
    """The names, as files write them, that the object at *path* of *data* takes."""
    found = [model]
    for part in path:
        data = data[part]
        if isinstance(part, str):
            found = [inner for one in found for inner in _inside(one, part)]
        kinds = [one for one in found if _has_kind(one, data)]
        found = kinds or found
    return [name for one in found for name in _names(one)]


def _inside(model: type[BaseModel], name: str) -> Iterator[type[BaseModel]]:
    """The models of the values of one field."""
    for field, info in model.model_fields.items():
        if name in {field, info.alias}:
            yield from _models(info.annotation)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _has_kind(model: type[BaseModel], data: Any) -> bool:
    """Whether *model* is the term whose kind *data* names."""
    kind = model.model_fields.get("kind")
    return kind is not None and isinstance(data, dict) and kind.default == data.get("kind")


def _names(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]
