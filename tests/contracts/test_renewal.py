"""Renewal and notice as people read them."""

import pytest

from contracts.renewal import Renewal, RenewalKind


@pytest.mark.parametrize("kind", RenewalKind)
def test_every_kind_of_renewal_has_words(kind) -> None:
    length = {"for": "12 months"} if kind is RenewalKind.AUTOMATIC else {}
    assert str(Renewal.model_validate({"kind": kind} | length))


def test_a_renewal_that_nobody_could_read_says_so() -> None:
    assert str(Renewal.model_validate({"kind": "unknown"})) == "not known"
