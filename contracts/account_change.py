"""Changing an account field by field: what was said of each, and all that is wrong with it."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from contracts.account import Account
from contracts.errors import Refusal
from contracts.i18n import _, quoted
from contracts.terms.complaints import sentence

WORDS: Mapping[str, str] = {
    "code": "{text} is no code: up to 40 letters, digits, dots or dashes, and no blanks.",
    "holidays": "{text} is no country such as NL, or a part of one such as DE-BY.",
    "owner": "{text} is nobody in this workspace: mention them.",
    "channel": "{text} is no channel: mention it.",
}
"""What is said of a field whose pattern says nothing to people."""


class AccountRefused(Refusal):
    """Some of the fields cannot be taken as they are."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("\n".join(errors.values()))
        self.errors = dict(errors)


def changed_account(before: Account | None, given: Mapping[str, Any]) -> Account:
    """*before* with *given*, or a new account; AccountRefused with everything that is wrong."""
    kept = before.model_dump() if before else {}
    said = {name: value for name, value in (kept | dict(given)).items() if value}
    try:
        return Account.model_validate(said)
    except ValidationError as error:
        raise AccountRefused(_errors(error, said)) from error


def _errors(error: ValidationError, said: Mapping[str, Any]) -> dict[str, str]:
    """One sentence a field: the first."""
    found: dict[str, str] = {}
    for detail in error.errors(include_url=False):
        name = str(detail["loc"][0])
        words = WORDS.get(name) if name in said else None
        told = _(words, text=quoted(said[name])) if words else f"{sentence(detail)}."
        found.setdefault(name, told)
    return found
