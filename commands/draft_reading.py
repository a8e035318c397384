"""What somebody said of a draft, understood beside what the store knows."""

from collections.abc import Mapping

from commands.asked import Via
from commands.draft_fields import Given, content_from
from commands.draft_readers import Beside
from commands.drafts import Target
from commands.spec import Context
from contracts.draft_content import DraftContent, ever_accepted
from contracts.errors import Refusal
from contracts.folding import folded
from contracts.i18n import _


class BaseIsAgreed(Refusal):
    """The customer agreed to the contract with its base: that cannot change any more."""


def content_said(
    given: Given, before: DraftContent, target: Target, context: Context
) -> DraftContent:
    """The content of the draft with *given*; FieldErrors with all that is wrong with it."""
    owner = context.work.accounts.of(target.contract)
    bases = bases_known(context) if given.get("base") else {}
    today = context.today_of(target.contract)
    beside = Beside(before, today, owner.currency if owner else None, bases)
    said = content_from(given, beside, in_a_form=context.via is Via.SUBMITTED)
    if said.base != before.base and ever_accepted(target.contract):
        raise BaseIsAgreed(hint=_("Make a new contract for another base."))
    return said


def bases_known(context: Context) -> Mapping[str, str]:
    """The references of all bases, by how they may be written."""
    return {folded(ref): ref for ref in context.work.known.bases()}
