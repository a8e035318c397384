"""In which form notice is given, whether it is the one that was agreed, and what proves it."""

from collections.abc import Mapping

from contracts.folding import folded
from contracts.renewal import Notice

USUAL_FORMS = (
    "registered letter",
    "letter",
    "letter by courier",
    "e-mail",
    "fax",
    "customer portal",
    "orally",
)
USUAL_PROOFS = (
    "signed copy",
    "postal receipt",
    "advice of delivery",
    "delivery report",
    "e-mail",
    "confirmation of the other side",
    "witness",
)
"""What people choose from; anything else may be typed."""

PAPER = frozenset({"registered letter", "letter", "letter by courier"})
STRONGER: Mapping[str, frozenset[str]] = {
    "written": PAPER,
    "in writing": PAPER,
    "letter": PAPER,
    "text form": PAPER | {"e-mail", "fax", "customer portal"},
}
"""Forms that satisfy another one, which was agreed, too; of any other nobody here can tell."""


def is_agreed_form(agreed: Notice | None, used: str | None) -> bool:
    """Whether notice in the form *used* is in the one that was *agreed*; so if none was."""
    form = agreed.form if agreed is not None else None
    if form is None:
        return True
    if used is None:
        return False
    enough = STRONGER.get(form.casefold(), frozenset[str]())
    return folded(used) == folded(form) or used.casefold() in enough
