"""The form of a draft as it stands in the store: what every verb that drafts answers with."""

from collections.abc import Mapping
from dataclasses import dataclass

from blocks import limits
from blocks.draft_conflict import Meanwhile
from blocks.draft_form import DraftView, clauses_form, draft_form
from blocks.draft_terms import TermList
from blocks.objects import shortened
from blocks.route_card import in_short
from blocks.view import View
from commands.draft_writing import kinds_to_change
from commands.drafts import Target
from commands.routing import foreseen
from commands.spec import Context
from contracts.account import customer_name
from contracts.contract import Contract, Kind
from contracts.draft_content import DraftContent, content_of, ever_accepted, short_hash
from contracts.lifecycle import State
from contracts.requests import Request

WRITES = frozenset(
    {"drafted", "edited", "term added", "term changed", "term removed", "contract changed"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is in a form: what of the draft they saw, and on which page of its terms."""

    seen: str = ""
    page: int = 1

    @property
    def carried(self) -> str:
        """As every line of the form carries it on."""
        return f" --seen {self.seen}" if self.seen else ""


def form_of(target: Target, context: Context, place: Place = Place()) -> View:
    """The form of a draft; for those who may change its clauses only, without inputs.

    What was seen stays as *place* says it: a form that is only brought up to date with another
    term must not hide that somebody changed its other fields.
    """
    content = content_of(target.contract, target.version)
    only = kinds_to_change(target, context)
    owner = context.work.accounts.of(target.contract)
    view = DraftView(
        target.contract,
        target.version,
        content,
        customer_name(owner),
        _listed(target, context, Place(place.seen or content.seen, place.page), only),
        currency=owner.currency if owner else None,
        bases=_offered(target.contract, content, context),
        rejected=_rejected(target, context),
        decides=in_short(foreseen(target, context)),
    )
    return clauses_form(view) if only else draft_form(view)


def _listed(target: Target, context: Context, place: Place, only: frozenset[str]) -> TermList:
    terms = [(short_hash(term), term) for term in target.version.terms]
    return TermList(
        target.ref,
        terms,
        target.contract.kind.level,
        place.carried,
        place.page,
        again=f"{context.now:%H%M%S%f}",
        only=only,
    )


def _offered(
    contract: Contract, content: DraftContent, context: Context
) -> Mapping[str, str] | None:
    """The bases to choose from, as long as no customer agreed to one."""
    if contract.kind is not Kind.CUSTOMER or ever_accepted(contract):
        return None
    refs = sorted(context.work.known.bases())[: limits.OPTIONS - 1]
    families = context.work.contracts.by_ref({*refs, *filter(None, [content.base])})
    return {ref: _called(ref, one.title) for ref, one in sorted(families.items())}


def _called(ref: str, title: str | None) -> str:
    return shortened(f"{ref} · {title}" if title else ref, limits.OPTION_TEXT)


def _rejected(target: Target, context: Context) -> Request | None:
    if target.version.state is not State.REJECTED:
        return None
    return context.work.requests.latest(*target.key)


def meanwhile(target: Target, context: Context) -> Meanwhile:
    """Who wrote in the draft last, and when."""
    entries = context.work.journal.of(target.contract.ref)
    zone = context.actor.person.timezone
    for entry in reversed(entries):
        if entry.what in WRITES:
            return Meanwhile(entry.actor, entry.at, zone)
    return Meanwhile(None, None, zone)
