"""Terms that name a policy, beside the policies that count on a day (TERMS 2)."""

from collections.abc import Mapping

from pydantic import ValidationError

from contracts.errors import Refusal
from contracts.i18n import _, quoted
from contracts.terms import Term, TermBase
from contracts.terms.by_policy import ByPolicy

Policies = Mapping[str, Term]
"""The body of each policy of the seller, by its name."""


def filled(term: Term, policies: Policies) -> TermBase | None:
    """*term* written out; None where nobody knows its policy. A Refusal where that does not fit."""
    if not isinstance(term, ByPolicy):
        return term
    body = policies.get(term.policy)
    if not isinstance(body, TermBase):
        return None
    try:
        return term.resolved(body)
    except ValidationError as error:
        raise DoesNotFit(term, error.errors()[0]["msg"]) from error


class DoesNotFit(Refusal):
    """A policy and what differs from it make a valid term."""

    def __init__(self, term: ByPolicy, why: str) -> None:
        policy = quoted(term.policy)
        super().__init__(_("With the policy {policy}: {why}", policy=policy, why=why))


def misfit(term: Term, policies: Policies) -> str:
    """Why *term* is none that could be submitted by its policy, or nothing."""
    try:
        whole = filled(term, policies)
    except Refusal as refused:
        return str(refused)
    if whole is None or whole.complete:
        return ""
    return _("This {kind} is not complete.", kind=term.kind)
