"""Terms that a base locks: a contract that refers to it takes them as they are (TERMS 2)."""

from collections.abc import Iterator
from datetime import date

from contracts.errors import Refusal
from contracts.i18n import _
from contracts.policies import Policies, filled
from contracts.terms import Term, Terms
from contracts.terms.by_policy import ByPolicy

About = tuple[object, ...]
ABOUT = ("product_set", "role", "title")
"""The fields by which two terms of a kind are about different things."""


def contradicting(
    terms: Terms, base: str, locking: Terms, day: date, policies: Policies
) -> Iterator[tuple[int, str]]:
    """The place of each of *terms* that the base contradicts from *day* on, and a sentence."""
    locked = [term for term in locking if term.locked and _last(term) >= day]
    for index, term in enumerate(terms):
        for other in locked:
            if _contradicts(term, other, policies) and _last(term) >= day:
                yield index, _sentence(other, base)
                break


def _contradicts(term: Term, locked: Term, policies: Policies) -> bool:
    """Whether *term* says something of its own of what *locked* settles."""
    if term.kind != locked.kind or _about(term, policies) != _about(locked, policies):
        return False
    overlap = _first(term) <= _last(locked) and _first(locked) <= _last(term)
    return overlap and not _only_names_it(term, locked)


def _only_names_it(term: Term, locked: Term) -> bool:
    """Whether both name the same policy, and *term* nothing that differs from it."""
    return (
        isinstance(term, ByPolicy)
        and isinstance(locked, ByPolicy)
        and term.policy == locked.policy
        and not term.differing
    )


def _about(term: Term, policies: Policies) -> About:
    """What a term is about, its policy's words included where they are known."""
    try:
        whole = filled(term, policies)
    except Refusal:
        whole = None
    if whole is not None:
        return tuple(getattr(whole, name, None) for name in ABOUT)
    said = term.differing if isinstance(term, ByPolicy) else {}
    return tuple(said.get(name) for name in ABOUT)


def _sentence(locked: Term, base: str) -> str:
    kind = locked.kind
    if isinstance(locked, ByPolicy):
        words = "{base} locks its {kind}: leave this one out, or only name the policy {policy}."
        return _(words, base=base, kind=kind, policy=locked.policy)
    return _("{base} locks its {kind}: leave this one out.", base=base, kind=kind)


def _first(term: Term) -> date:
    return term.valid_from or date.min


def _last(term: Term) -> date:
    return term.valid_to or date.max
