"""One term of a draft: which one is meant, its form, and what that was filled in with."""

import re
from collections.abc import Iterable
from itertools import islice

from blocks.draft_terms import paged
from blocks.term_form import term_form
from blocks.view import View
from commands.draft_forms import Place
from commands.draft_writing import OnlyClauses
from commands.drafts import Target, editors_of
from commands.grammar import BadArguments, FieldErrors, Fields
from commands.spec import Context
from contracts.catalog import Policy
from contracts.contract import Contract, Kind
from contracts.draft_content import short_hash
from contracts.errors import NotFound, Refusal
from contracts.files.items import ItemKind
from contracts.folding import folded
from contracts.i18n import _, listed, quoted
from contracts.lifecycle import State
from contracts.succession import replaced
from contracts.terms import KINDS, Term, TermBase
from contracts.terms.filled_in import FieldsRefused, term_filled_in

HASH = re.compile(r"[0-9a-f]{8}", re.ASCII)
OFFERED = 10


class NotOnThisLevel(Refusal):
    """Terms of this kind do not belong on such a contract."""


def kind_called(said: str) -> type[TermBase]:
    """The kind of that name or label; BadArguments with those that there are."""
    plain = folded(said.replace("_", " "))
    for name, kind in KINDS.items():
        if plain in {folded(name.replace("_", " ")), folded(_(kind.label))}:
            return kind
    raise BadArguments(
        _("{name} is not a kind of term.", name=quoted(said)),
        hint=_("Possible: {names}.", names=listed(sorted(KINDS))),
    )


def demand_kind(
    kind: type[TermBase], only: frozenset[str], target: Target, context: Context
) -> None:
    """Raises OnlyClauses or NotOnThisLevel for a kind that the actor, or nobody, may add."""
    name, level = kind.kind_name(), target.contract.kind
    if only and name not in only:
        raise OnlyClauses(whom=editors_of(target, context))
    if level.level not in kind.levels:
        words = "{kind} does not belong on a contract of kind {on}."
        raise NotOnThisLevel(_(words, kind=_(kind.label), on=_(level)))


def term_called(said: str, target: Target) -> Term | None:
    """The term with that short hash, or the only one of that kind; None where it is gone.

    NotFound, which offers them, where several are of the kind.
    """
    terms = target.version.terms
    if HASH.fullmatch(said):
        return next((term for term in terms if short_hash(term) == said), None)
    alike = of_kind(kind_called(said).kind_name(), target)
    if len(alike) > 1:
        lines = {term.line(): f"term {target.ref} edit {short_hash(term)}" for term in alike}
        raise NotFound(_("Which one of these?"), offers=dict(islice(lines.items(), OFFERED)))
    return alike[0] if alike else None


def of_kind(kind: str, target: Target) -> list[Term]:
    """Those of one kind in the draft."""
    return [term for term in target.version.terms if term.kind == kind]


def kind_of(term: Term) -> type[TermBase]:
    """The kind of a term, also of one that only names a policy."""
    return KINDS[term.kind]


def form_to(
    kind: type[TermBase], value: Term | None, target: Target, place: Place, context: Context
) -> View:
    """The form of a term on top of the draft's: to add one, or to edit *value*."""
    policies = context.work.catalog.of(ItemKind.POLICY, Policy)
    names = {one.name for one in policies if one.term.kind == kind.kind_name()}
    name = kind.kind_name()
    what = f"edit {short_hash(value)} --kind {name}" if value else f"add {name}"
    line = f"term {target.ref} {what}{place.carried}{paged(place.page)}"
    on_base = target.contract.kind is Kind.BASE
    return term_form(kind, line, value, policies=sorted(names), on_base=on_base)


def term_said(kind: type[TermBase], form: Fields, value: Term | None = None) -> Term:
    """The term as the form was filled in; FieldErrors with all that is wrong, by field."""
    try:
        return term_filled_in(kind, form, value)
    except FieldsRefused as refused:
        raise FieldErrors(refused.errors) from refused


def with_terms(target: Target, terms: Iterable[Term]) -> Contract:
    """The contract with *terms* in the draft, which is one again where it was rejected."""
    draft = target.version.model_copy(update={"state": State.DRAFT, "terms": tuple(terms)})
    return replaced(target.contract, draft)
