"""What of ours a term names: a policy, a price list, a product set."""

from contracts.terms import Term
from contracts.terms.by_policy import ByPolicy


def name_in(term: Term, what: str) -> str | None:
    """What *term* names under *what*, itself or where it differs from its policy."""
    said = {"policy": term.policy, **term.differing} if isinstance(term, ByPolicy) else {}
    name = said.get(what, getattr(term, what, None))
    return name if isinstance(name, str) else None
