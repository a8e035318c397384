"""What the fields of all terms have in common: text is cleaned, constraints add up."""

from typing import Any

import pytest
from pydantic import Field, TypeAdapter, ValidationError, create_model

from contracts.terms import KINDS, TERMS
from contracts.terms.fields import Name, Text
from tests.contracts.terms.reading import like, refusals, term

CLEANED = [
    (Text, "  two\r\nlines\rthree ", "two\nlines\nthree"),
    (Text, "bell\x07 and\x00 zero\x9f", "bell and zero"),
    (Text, "half \ud800 a pair", "half ? a pair"),
    (Name, "  one \n line\u2028of\tall  ", "one line of all"),
    (Name, "O'Neil & <Söhne>", "O'Neil & <Söhne>"),
]


@pytest.mark.parametrize(("kind", "given", "kept"), CLEANED)
def test_text_is_cleaned(kind: Any, given: str, kept: str) -> None:
    adapter: TypeAdapter[str] = TypeAdapter(kind)
    assert adapter.validate_python(given) == kept
    assert adapter.validate_python(kept) == kept


def test_a_fields_own_constraint_holds_beside_its_types() -> None:
    link = create_model("Link", url=(Text, Field(pattern=r"^https://")))
    assert link(url=" https://example.com ").model_dump() == {"url": "https://example.com"}
    with pytest.raises(ValidationError):
        link(url="javascript:alert(1)")


@pytest.mark.parametrize("form", [5, "clause", None, [{"kind": "clause"}], {}])
def test_what_is_no_term_at_all(form: Any) -> None:
    with pytest.raises(ValidationError, match="A term begins with its kind"):
        TERMS.validate_python([form])


def test_a_term_is_taken_as_it_is() -> None:
    read = term(like("fee"))
    by_policy = term({"kind": "fee", "policy": "Standard"})
    assert TERMS.validate_python((read, by_policy)) == (read, by_policy)


def test_the_place_of_a_mistake_is_told_apart_from_the_names_of_members() -> None:
    """Members of the union stand in a place by names that no mapping has as a key."""
    for name, kind in KINDS.items():
        assert name not in kind.model_fields
    for form, place in (
        (like("returns", charge=[{"days": 30}]), ("(written out)", "returns", "charge", 0)),
        (
            {"kind": "returns", "policy": "P", "charge": [{"days": 30}]},
            ("(by policy)", "charge", 0),
        ),
    ):
        with pytest.raises(ValidationError) as refused:
            TERMS.validate_python([form])
        [detail] = refused.value.errors()
        assert detail["loc"] == (0, *place, "percent")


def test_a_float_is_refused_wherever_a_number_stands() -> None:
    assert refusals(like("supply_schedule", quantity=2.5)) == [
        "2.5 went through floating point; write it as text"
    ]
