"""Any term of any kind, for properties: read off the declarations, so that new kinds join.

Values are generated as contract files write them and then read; what a kind's own rules refuse
is drawn again.
"""

import types
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import ValidationError

from contracts.duration import Duration
from contracts.money import Money
from contracts.percent import Number
from contracts.terms import KINDS, TERMS, Term, TermBase
from contracts.terms.base import COMMON, Model
from contracts.terms.fields import NOT_EMPTY
from contracts.terms.many import Many
from contracts.terms.marks import Sign, Whole

Values = st.SearchStrategy[Any]

CURRENCIES = st.sampled_from(["EUR", "USD", "JPY", "KWD"])
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=300).filter(
    lambda text: any(character.isalnum() for character in text)
)
NAMES = TEXTS.map(lambda text: text[:200]).filter(
    lambda text: any(character.isalnum() for character in text)
)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
DURATIONS = st.builds(
    "{} {}s".format, st.integers(1, 99_999), st.sampled_from(["day", "week", "month", "year"])
)


def decimals(least: Decimal, most: Decimal) -> Values:
    """Numbers as files bring them: int, Decimal or text, small ones mostly."""
    small = st.decimals(max(least, Decimal(-1000)), min(most, Decimal(1000)), places=2)
    wide = st.decimals(max(least, Decimal(-(10**17))), min(most, Decimal(10**17)), places=9)
    number = (small | wide).filter(lambda value: least <= value <= most)
    return number | number.map(lambda value: f"{value:f}")


def amounts(currency: str, side: int) -> Values:
    size = st.decimals(0, Decimal(10**12), places=4).map(lambda value: f"{value:f}")
    signs = {1: st.just(""), -1: st.just("-"), 0: st.sampled_from(["", "-"])}[side]
    return st.builds(lambda sign, value: f"{sign}{value} {currency}", signs, size)


def marked(mark: Any, currency: str) -> Values | None:
    """What a field's mark says about its values, if it says something."""
    match mark:
        case Number():
            return decimals(mark.least, mark.most)
        case Whole():
            return st.integers(mark.least, mark.most)
        case Sign():
            return amounts(currency, mark.side)
    return BY_MEANING.get(getattr(mark, "meaning", None), lambda _currency: None)(currency)


BY_MEANING: dict[str | None, Callable[[str], Values]] = {
    "a name": lambda _: NAMES,
    "text": lambda _: TEXTS,
    "a day": lambda _: DAYS | DAYS.map(str),
    "true or false": lambda _: st.booleans(),
    "a month such as 2025-10": lambda _: st.sampled_from(["2025-10", "1999-01", "0001-12"]),
    "a duration": lambda _: DURATIONS,
    "a language code": lambda _: st.sampled_from(["en", "nl-BE"]),
    "an amount or a quantity": lambda currency: (
        amounts(currency, 1) | decimals(Decimal(0), Decimal(10**12))
    ),
}


def values(annotation: Any, metadata: list[Any], currency: str) -> Values:
    """Values of one type with its marks, as a file would write them."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return values(inner, [*marks, *metadata], currency)
    for mark in metadata:
        if (found := marked(mark, currency)) is not None:
            return found
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return forms(annotation, currency)
    arguments = get_args(annotation)
    if get_origin(annotation) is Literal:
        return st.sampled_from(arguments)
    if get_origin(annotation) in {tuple, Many}:
        least = int(NOT_EMPTY in metadata)
        return st.lists(values(arguments[0], [], currency), min_size=least, max_size=4)
    assert get_origin(annotation) in {Union, types.UnionType}, f"no values for {annotation}"
    return st.one_of(
        values(part, [], currency) if part is not type(None) else st.none() for part in arguments
    )


@cache
def field_values(model: type[Model], name: str, currency: str) -> Values:
    field = model.model_fields[name]
    return values(field.annotation, field.metadata, currency)


@st.composite
def forms(draw: st.DrawFn, model: type[Model], currency: str) -> dict[str, Any]:
    """One mapping for *model* that keeps the rules it declares as tables."""
    form = {}
    chosen = draw(st.sampled_from(model.one_of)) if model.one_of else ""
    beside = draw(st.booleans())
    for name, field in model.model_fields.items():
        excluded = name in model.one_of and name != chosen
        if name == "kind" or excluded or (name in model.together and not beside):
            continue
        needed = name == chosen or name in model.together or field.is_required()
        value = draw(field_values(model, name, currency))
        if needed and value is None:
            value = draw(field_values(model, name, currency).filter(lambda one: one is not None))
        if needed or draw(st.booleans()):
            form[field.alias or name] = value
    return form


@st.composite
def written_out(draw: st.DrawFn, kind: type[TermBase]) -> Term:
    """A term of *kind*, every field of it."""
    form = draw(forms(kind, draw(CURRENCIES)).filter(lambda form: read(kind, form) is not None))
    term = read(kind, form)
    assert term is not None
    return term


@st.composite
def by_policy(draw: st.DrawFn, kind: type[TermBase]) -> Term:
    """A term of *kind* by a policy, some of its fields differing."""
    form = draw(written_out(kind)).model_dump(exclude_unset=True)
    kept = {name: value for name, value in form.items() if name in COMMON or draw(st.booleans())}
    [term] = TERMS.validate_python([kept | {"kind": kind.kind_name(), "policy": draw(NAMES)}])
    return term


def read(kind: type[TermBase], form: dict[str, Any]) -> Term | None:
    """The term that *form* says, or nothing where its kind refuses it."""
    try:
        [term] = TERMS.validate_python([form | {"kind": kind.kind_name()}])
    except ValidationError:
        return None
    return term


def any_term() -> st.SearchStrategy[Term]:
    """A term of any kind, written out or by a policy."""
    return st.sampled_from(list(KINDS.values())).flatmap(
        lambda kind: written_out(kind) | by_policy(kind)
    )


def any_terms(most: int = 5) -> st.SearchStrategy[tuple[Term, ...]]:
    return st.lists(any_term(), max_size=most).map(tuple)


def money_in(value: Any) -> list[Money]:
    """Every amount inside a term, however deep."""
    if isinstance(value, Money):
        return [value]
    if isinstance(value, Model):
        return [
            money for name in type(value).model_fields for money in money_in(getattr(value, name))
        ]
    if isinstance(value, tuple | Many):
        return [money for item in value for money in money_in(item)]
    assert isinstance(value, str | int | Decimal | date | Duration | None)
    return []
