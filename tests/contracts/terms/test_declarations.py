"""Every declared kind of term is documented, valid by its example, and survives being written."""

import inspect
import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
import yaml
from pydantic import BaseModel

from contracts.terms import KINDS, TERMS, Level, Section, Term, TermBase
from contracts.terms.forms import canonical, parse_canonical, written
from contracts.terms.kinds import kinds

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind_name())


def example_of(kind: type[TermBase]) -> Term:
    [term] = TERMS.validate_python([dict(kind.example)])
    return term


def types_in(annotation: Any) -> Iterator[Any]:
    """Every plain type that a field's annotation, and all models below it, are made of."""
    if get_origin(annotation) is Annotated:
        yield from types_in(get_args(annotation)[0])
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for field in annotation.model_fields.values():
            yield from types_in(field.annotation)
    elif get_origin(annotation) in {Union, types.UnionType, tuple, dict}:
        for part in get_args(annotation):
            yield from types_in(part)
    else:
        yield annotation


def test_the_union_is_all_there_is() -> None:
    assert {
        name: kind for name, kind in kinds().items() if kind.__module__.startswith("contracts.")
    } == KINDS


@every_kind
def test_a_kind_is_documented(kind: type[TermBase]) -> None:
    assert (inspect.getdoc(kind) or "").endswith(".")
    assert kind.label
    assert kind.section in Section
    assert kind.levels <= frozenset(Level)
    assert kind.levels
    for name, field in kind.model_fields.items():
        assert field.description or name == "kind", f"{name} has no description"


@every_kind
def test_an_example_is_one_line_of_words(kind: type[TermBase]) -> None:
    term = example_of(kind)
    assert type(term) is kind
    for line in (term.words(), term.line(), term.gist(), *term.details(), *term.lines()):
        assert len(line.splitlines()) <= 1
        assert len(line) <= 200
    assert term.words()


@every_kind
def test_an_example_survives_both_forms(kind: type[TermBase]) -> None:
    term = example_of(kind)
    assert parse_canonical(canonical([term])) == (term,)
    assert TERMS.validate_python(written([term])) == (term,)
    assert written([term]) == [dict(kind.example)]


@every_kind
def test_no_number_is_a_float(kind: type[TermBase]) -> None:
    found = set(types_in(kind))
    assert found
    assert not found & {float, Any, object}


@every_kind
def test_fields_are_called_in_files_as_in_code(kind: type[TermBase]) -> None:
    """Parts may differ (a tier begins at its ``from``); policies rely on it for the terms."""
    assert all(field.alias is None for field in kind.model_fields.values())


SAMPLE = """
- {kind: master_catalog_price, percent: -5}
- {kind: custom_prices, items: [{sku: BOLT-M8, price: "90.00 EUR", min_quantity: 100}]}
- kind: catalog_filter
  mode: all
  nodes: [{category: Fasteners, percent: -10}, {sku: GLOVE, include: false}]
- kind: rebate
  basis: turnover
  method: slice
  period: year
  tiers: [{from: "0 EUR", percent: 1}, {from: "50000 EUR", percent: 2}]
- {kind: returns, policy: Standard}
"""


def test_the_format_of_contract_files_is_read_and_written_alike() -> None:
    """The terms of TERMS 9."""
    forms = yaml.safe_load(SAMPLE)
    assert written(TERMS.validate_python(forms)) == forms
