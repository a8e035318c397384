"""Money, percentages and quantities are exact: no float anywhere on their way (TERMS 2)."""

import ast
import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel

import contracts
from contracts.catalog import Entry
from contracts.comparing import Effect
from contracts.contract import Contract
from contracts.pricing import Asked, Entitled, Priced, Refused, Rules
from contracts.quoting import Charge, Demand, Quotation, Share
from contracts.submission import Around
from contracts.terms import KINDS

ROOT = Path(contracts.__file__).parent
EXACT = [
    *(ROOT / name for name in ("pricing", "quoting", "effective", "terms", "cautions")),
    *(ROOT / f"{name}.py" for name in ("money", "percent", "comparing", "outlook", "catalog")),
]
TYPES = [
    *KINDS.values(),
    *get_args(Entry),
    Contract,
    Asked,
    Around,
    Charge,
    Demand,
    Effect,
    Entitled,
    Priced,
    Quotation,
    Refused,
    Rules,
    Share,
]


def reached(start: Any) -> Iterator[Any]:
    """Every type that a value of *start* may hold, however deep."""
    waiting, seen = [start], set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += inside(one)


def inside(one: Any) -> list[Any]:
    if get_origin(one) is not None or isinstance(one, types.UnionType):
        return [get_origin(one), *get_args(one)]
    if isinstance(one, type) and issubclass(one, BaseModel):
        return [info.annotation for info in one.model_fields.values()]
    if isinstance(one, type) and is_dataclass(one):
        hints = get_type_hints(one, include_extras=False)
        return [hints[field.name] for field in fields(one)]
    return []


@pytest.mark.parametrize("start", TYPES, ids=lambda one: one.__name__)
def test_no_type_on_the_way_of_money_is_a_float(start: Any) -> None:
    found = list(reached(start))
    assert float not in found
    assert complex not in found


def test_the_walk_finds_a_float_where_there_is_one() -> None:
    class Inexact(BaseModel):
        prices: tuple[float, ...] | None = None

    assert float in list(reached(Inexact))


FILES = [path for one in EXACT for path in ([one] if one.is_file() else sorted(one.rglob("*.py")))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_on_the_way_of_money_makes_one(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float))
        is_float = isinstance(node, ast.Name) and node.id == "float"
        assert not is_float or path.name == "percent.py"  # which refuses them
