"""Who a customer is: what their code may look like."""

import pytest
from pydantic import ValidationError

from contracts.account import Account
from contracts.contract import Family


@pytest.mark.parametrize(
    "code", ["ACME", "FIND", "a%_*", "van-den-Broek", "O'NEIL", "🦄", "x" * 40]
)
def test_a_code_is_what_can_be_typed_behind_a_command(code: str) -> None:
    assert Account(code=code, name="ACME").code == code


@pytest.mark.parametrize(
    "code", ["", "--on", "—on", "-x", 'A"B', "“A”", "A B", "A/B", "<A>", "A&B", "A|B", "x" * 41]
)
def test_a_code_that_a_line_would_read_otherwise_is_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        Account(code=code, name="ACME")
    with pytest.raises(ValidationError):
        Family(ref=code + code[:20], account="ACME")
