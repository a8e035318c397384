"""What somebody proposes to do with an agreement: end it, pause it, let it lapse (TERMS 6)."""

import hashlib
from collections.abc import Iterable
from datetime import date

from pydantic_core import to_json

from contracts.account import Code
from contracts.approval.policy import Verb
from contracts.days import Day
from contracts.terms.base import Model, Text
from contracts.version import Version, compact

USUAL = (
    "price",
    "product",
    "service",
    "competitor",
    "budget",
    "insolvency",
    "merger",
    "breach",
    "mutual agreement",
)
"""Circumstances by which ends are evaluated, the most frequent first; others may be named."""


class Proposal(Model):
    """A verb with everything that it takes: what is decided, and what is carried out then."""

    verb: Verb
    on: Day | None = None  # None: the day on which it is decided
    reason: Text
    circumstances: Text | None = None
    account: Code | None = None  # of the end of an account, which one

    def day(self, today: date) -> date:
        """From when it takes effect, or until when, if it is carried out *today*."""
        return self.on or today

    @property
    def written(self) -> str:
        """The one text by which it is kept."""
        return self.model_dump_json(exclude_none=True)


def proposal_of(written: str) -> Proposal | None:
    """The proposal that a request keeps; None: what was submitted is a version."""
    return Proposal.model_validate_json(written) if written else None


def proposal_hash(proposal: Proposal, about: Iterable[tuple[str, Version]]) -> str:
    """SHA-256 over *proposal* and all that is recorded of the versions that it is about.

    A decision holds for this alone: a notice, a successor, another suspension make another hash.
    """
    facts = [[ref, compact(version.facts()).decode()] for ref, version in about]
    return hashlib.sha256(to_json([proposal.written, facts])).hexdigest()
