"""The form of a draft: everything about it at once, prefilled, and the list of its terms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from blocks import kit
from blocks.draft_inputs import draft_inputs
from blocks.draft_terms import TermList, term_blocks
from blocks.kit import Block
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase, user
from blocks.standing import STATES, agreed_dates
from blocks.view import View
from contracts.contract import Contract
from contracts.draft_content import DraftContent
from contracts.i18n import _
from contracts.lifecycle import State
from contracts.requests import Request
from contracts.succession import running
from contracts.terms.wording import short
from contracts.version import Version

NAME_ROOM = 80


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft, whose it is, and what its form needs to know beside it."""

    contract: Contract
    version: Version
    content: DraftContent
    owner: str  # the name of the account, or what stands in its place
    terms: TermList
    currency: str | None = None
    bases: Mapping[str, str] | None = None  # by reference, where one may be chosen
    rejected: Request | None = None
    decides: Mrkdwn | str = ""  # who would be asked if it were submitted as it is

    @property
    def ref(self) -> str:
        """``ACME-1/4``."""
        return f"{self.contract.ref}/{self.version.number}"


def draft_form(view: DraftView) -> View:
    """Submitting it saves the draft: every field, an empty one clears what stood there."""
    before = running(view.contract)
    follows = f"{view.contract.ref}/{before.number}" if before else ""
    asked = draft_inputs(view.content, view.currency, view.bases, follows)
    return View(
        _("Contract draft"),
        (*_head(view), *asked, kit.divider(), *term_blocks(view.terms), *_decides(view)),
        line=f"edit {view.ref}{view.terms.carried}",
        submit=_("Save draft"),
        close=_("Close"),
    )


def _decides(view: DraftView) -> Iterator[Block]:
    if view.decides:
        yield kit.context(view.decides)


def clauses_form(view: DraftView) -> View:
    """For those who may change some kinds of terms only: the rest is shown."""
    shown = [kit.text(agreed_dates(view.version))]
    words = _("You may change its clauses; the rest is up to whoever drafted it.")
    more = kit.actions(kit.runs(_("Show all terms"), f"show {view.ref}"))
    blocks = (*_head(view), *shown, kit.context(words), kit.divider(), *term_blocks(view.terms))
    return View(_("Contract draft"), (*blocks, more), close=_("Close"))


def _head(view: DraftView) -> Iterator[Block]:
    stands = _(STATES[view.version.state])
    yield kit.text(joined(" · ", [bold(view.ref), short(view.owner, NAME_ROOM), stands]))
    if view.version.state is State.REJECTED:
        yield kit.context(_why(view.rejected), _("Saving makes it a draft again."))


def _why(rejected: Request | None) -> str:
    if rejected is None or rejected.decided_by is None:
        return _("It was rejected.")
    who = user(rejected.decided_by)
    if not rejected.reason:
        return phrase("{who} rejected it.", who=who)
    return phrase("{who} rejected it: “{reason}”", who=who, reason=rejected.reason)
