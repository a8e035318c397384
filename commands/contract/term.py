"""``/contract term``: one term of a draft: added, edited, removed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from pydantic import Field, PositiveInt

from blocks.draft_conflict import term_gone_view
from blocks.draft_terms import page_of
from blocks.view import View
from commands.asked import Via
from commands.draft_forms import Place, form_of, meanwhile
from commands.draft_term import (
    demand_kind,
    form_to,
    kind_called,
    kind_of,
    of_kind,
    term_called,
    term_said,
    with_terms,
)
from commands.draft_writing import kinds_to_change, write
from commands.drafts import Target, target_called
from commands.grammar import FORM, HIDDEN, REST, Arguments, Fields
from commands.spec import Context, command
from contracts.errors import NotFound
from contracts.i18n import _
from contracts.people import Permission
from contracts.terms import Term as AnyTerm


class Action(StrEnum):
    ADD = "add"
    EDIT = "edit"
    REMOVE = "remove"


class Term(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    action: Action
    which: Annotated[str, Field(description="KIND"), REST]
    form: Annotated[Fields, FORM, Field(default_factory=dict)]
    kind: Annotated[str, HIDDEN] = ""
    seen: Annotated[str, HIDDEN] = ""
    page: Annotated[PositiveInt, HIDDEN] = 1

    @property
    def place(self) -> Place:
        return Place(self.seen, self.page)


def _changes(args: Term) -> bool:
    return bool(args.form) or args.action is Action.REMOVE


@command(
    needs=Permission.EDIT,
    examples=["term GLOBEX-1 add clause", "term GLOBEX-1 edit payment_terms"],
    writes=_changes,
)
def term(args: Term, context: Context) -> View:
    """One term of a draft: add it, edit it, remove it."""
    words = f"{args.action} {args.which}"
    target = target_called(
        args.contract,
        context,
        again=lambda name: f"term {name} {words}",
        to_change=_changes(args),
    )
    return ACTIONS[args.action](args, target, context)


def _add(args: Term, target: Target, context: Context) -> View:
    kind, only = kind_called(args.which), kinds_to_change(target, context)
    demand_kind(kind, only, target, context)
    if not args.form:
        form = form_to(kind, None, target, args.place, context)
        return replace(form, below=form_of(target, context, args.place))
    added = term_said(kind, args.form)
    after = write(target, with_terms(target, [*target.version.terms, added]), "term added", context)
    mine = [term for term in after.version.terms if not only or term.kind in only]
    return form_of(after, context, Place(args.seen, page_of(mine, added)))


def _edit(args: Term, target: Target, context: Context) -> View:
    only = kinds_to_change(target, context)
    before = term_called(args.which, target)
    if before is None:
        return _gone(args, target, context)
    kind = kind_of(before)
    demand_kind(kind, only, target, context)
    if not args.form:
        return form_to(kind, before, target, args.place, context)
    after = _exchanged(target, before, term_said(kind, args.form, before), context)
    return form_of(after, context, args.place)


def _exchanged(target: Target, before: AnyTerm, now: AnyTerm, context: Context) -> Target:
    """The draft with the term in the place of the one before, if it is another one."""
    if now == before:
        return target
    terms = list(target.version.terms)
    terms[terms.index(before)] = now
    return write(target, with_terms(target, terms), "term changed", context)


def _remove(args: Term, target: Target, context: Context) -> View:
    only = kinds_to_change(target, context)
    gone = term_called(args.which, target)
    if gone is None:
        return _gone(args, target, context)
    demand_kind(kind_of(gone), only, target, context)
    terms = list(target.version.terms)
    terms.remove(gone)
    after = write(target, with_terms(target, terms), "term removed", context)
    return form_of(after, context, args.place)


def _gone(args: Term, target: Target, context: Context) -> View:
    """Explained on top of whatever form it was pressed or filled in, which is brought up to date.

    What was typed can still be added.
    """
    if context.via not in {Via.PRESSED, Via.SUBMITTED}:
        raise NotFound(
            _("There is no such term in {ref}.", ref=target.ref),
            offers={_("Open {ref}", ref=target.ref): f"edit {target.ref}"},
        )
    by, kind = meanwhile(target, context), args.kind
    alike = of_kind(kind, target)
    if args.form and kind:
        below = form_to(kind_called(kind), None, target, args.place, context)
    else:
        below = form_of(target, context, args.place)
    return term_gone_view(target.ref, by, alike, below, filled_in=bool(args.form))


ACTIONS: Mapping[Action, Callable[[Term, Target, Context], View]] = {
    Action.ADD: _add,
    Action.EDIT: _edit,
    Action.REMOVE: _remove,
}
