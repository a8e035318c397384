"""Reading one term in a test: what it says, or the sentences that refuse it."""

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from contracts.terms import KINDS, TERMS, Term

Form = Mapping[str, Any]


def term(form: Form) -> Term:
    [read] = TERMS.validate_python([dict(form)])
    return read


def like(kind: str, **changes: Any) -> Form:
    """The kind's example with *changes*; a change to ``...`` leaves the field out."""
    form = dict(KINDS[kind].example) | changes
    return {name: value for name, value in form.items() if value is not ...}


def refusals(form: Form) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        TERMS.validate_python([dict(form)])
    return [detail["msg"] for detail in refused.value.errors()]
