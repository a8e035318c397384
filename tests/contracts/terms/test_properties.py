"""What holds for every term of every kind, whatever is written in it."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.terms import KINDS, TERMS, Term, TermBase
from contracts.terms.forms import canonical, parse_canonical, written
from tests.contracts.terms.strategies import any_terms, by_policy, money_in, written_out

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind_name())
few = settings(
    max_examples=settings().max_examples // 4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def either(data: st.DataObject, kind: type[TermBase]) -> Term:
    return data.draw(written_out(kind) | by_policy(kind))


def scalars(form: Any) -> list[Any]:
    if isinstance(form, dict):
        return [one for value in form.values() for one in scalars(value)]
    if isinstance(form, list):
        return [one for value in form for one in scalars(value)]
    return [form]


@every_kind
@few
@given(data=st.data())
def test_a_term_survives_being_stored_and_written(
    kind: type[TermBase], data: st.DataObject
) -> None:
    term = either(data, kind)
    stored, form = canonical([term]), written([term])
    assert parse_canonical(stored) == (term,)
    assert canonical(parse_canonical(stored)) == stored
    assert TERMS.validate_python(form) == (term,)
    assert canonical(TERMS.validate_python(form)) == stored
    assert {type(one) for one in scalars(form)} <= {str, int, Decimal, bool, type(None)}
    assert {type(one) for one in scalars(json.loads(stored))} <= {str, int, bool, type(None)}
    assert hash(term) == hash(parse_canonical(stored)[0])


@every_kind
@few
@given(data=st.data())
def test_words_are_one_short_line_and_details_hold_all(
    kind: type[TermBase], data: st.DataObject
) -> None:
    term = either(data, kind)
    assert 0 < len(term.words()) <= 260
    assert len(term.gist()) <= 120
    for line in (term.words(), term.gist(), term.line(), *term.details(), *term.lines()):
        assert len(line.splitlines()) <= 1
        assert line == line.strip()


@every_kind
@few
@given(data=st.data())
def test_amounts_are_all_amounts_and_of_one_currency(
    kind: type[TermBase], data: st.DataObject
) -> None:
    term = data.draw(written_out(kind))
    found = money_in(term)
    assert len({money.currency for money in found}) <= 1
    assert isinstance(term, TermBase)
    assert len(found) <= 1 or set(term.amounts()) == set(found)


@few
@given(any_terms())
def test_saying_what_is_default_anyway_changes_nothing(terms: tuple[Term, ...]) -> None:
    out = [term for term in terms if isinstance(term, TermBase)]
    spelled_out = TERMS.validate_python([term.model_dump() for term in out])
    assert canonical(spelled_out) == canonical(out)
