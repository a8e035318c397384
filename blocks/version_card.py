"""One version of a contract in full."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.kit import Block, Message
from blocks.menus import overflow
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, link, phrase
from blocks.next_step import next_step
from blocks.notice_words import notice_words, receipt_button
from blocks.paging import paged
from blocks.plain_values import value_words
from blocks.standing import period, standing
from blocks.term_lines import BELOW, QUOTED, heading
from contracts.account import Account, customer_name
from contracts.contract import Contract
from contracts.i18n import _
from contracts.in_force import replaced_on
from contracts.lifecycle import ACCEPTED, State
from contracts.receipt import awaits_receipt
from contracts.terms import Section, Term
from contracts.version import Version


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version, whose it is, and the day on which somebody looks."""

    contract: Contract
    version: Version
    account: Account | None
    today: date
    may_end: bool = False  # whether whoever looks may end it, or propose that

    @property
    def replaced(self) -> date | None:
        """The day on which a successor takes over."""
        return replaced_on(self.version, self.contract.versions)

    @property
    def ref(self) -> str:
        """``ACME-1/3``."""
        return f"{self.contract.ref}/{self.version.number}"


def version_message(view: VersionView, page: int, line: str) -> Message:
    """Dates, conditions, paper, and each term with all its lines, paged."""
    groups = [_facts(view), *_terms(view.version), [_next(view)]]
    return paged([_head(view)], groups, page, line, _("{ref} in full", ref=view.ref))


def _head(view: VersionView) -> Block:
    whose = customer_name(view.account)
    first = joined(
        " · ", [bold(view.ref), whose, standing(view.version, view.today, view.replaced)]
    )
    holidays = view.account.holidays if view.account else None
    agreed = view.version.state in ACCEPTED
    action = next_step(view.version, view.today, holidays, view.replaced) if agreed else ""
    return kit.text(lines(filter(None, [first, view.contract.title or "", action])))


def _facts(view: VersionView) -> list[Block]:
    version = view.version
    facts = {
        _("Dates"): period(version),
        _("Value"): version.value.short if version.value else None,
        _("Renewal"): version.renewal,
        _("Notice"): version.notice,
        _("Notice given"): notice_words(version.notice_given) if version.notice_given else None,
        _("Suspended"): "; ".join(map(str, version.suspensions)),
        _("Terminated"): version.termination,
        _("Let lapse"): "; ".join(map(str, version.lapses)),
        _("Accepted"): version.acceptance,
        _("Document"): _paper(version),
        **_shared(view.contract),
        _("Summary"): version.summary,
    }
    return kit.facts({name: value for name, value in facts.items() if value})


def _shared(contract: Contract) -> dict[str, object]:
    return {
        _("Kind"): _(contract.kind),
        _("Type"): _(contract.type.replace("_", " ")),
        _("Base"): contract.base,
        _("Belongs to"): contract.contract,
        _("Only for"): value_words(contract.scope) if contract.scope else None,
    }


def _paper(version: Version) -> Mrkdwn | None:
    paper = version.document
    return link(paper.url, paper) if paper else None


def _terms(version: Version) -> Iterator[list[Block]]:
    """Each section in full; a long one may go on on the next page."""
    for section in Section:
        terms = [term for term in version.terms if term.section is section]
        if terms:
            said = [line for term in terms for line in _term(term)]
            yield from ([block] for block in kit.texts([bold(heading(section)), *said]))
    if not version.terms:
        yield [kit.text(_("This version has no terms of its own."))]


def _term(term: Term) -> Iterator[Mrkdwn]:
    """Its first line, and below it what belongs to it; the words of a clause as a quotation."""
    first, *more = term.lines()
    below = QUOTED if term.section is Section.CLAUSES else BELOW
    yield phrase("• {line}", line=first)
    yield from (phrase(below, line=line) for line in more)


def _next(view: VersionView) -> Block:
    contract = view.contract
    buttons = [kit.runs(_("History"), f"history {contract.ref}")]
    if contract.account:
        buttons.insert(0, kit.runs(_("Terms in force"), f"terms {contract.account}"))
    if awaits_receipt(view.version):
        buttons.insert(0, receipt_button(contract.ref))
    ends = _ends(view) if view.may_end else {}
    return kit.actions(*buttons, *([overflow(ends)] if ends else []))


def _ends(view: VersionView) -> dict[str, str]:
    """What can be done about a version that runs."""
    ref, contract = view.ref, view.contract.ref
    if view.version.state is State.ACTIVE:
        return {
            _("Record a notice"): f"notice {contract}",
            _("Let it lapse"): f"lapse {ref}",
            _("Suspend"): f"suspend {ref}",
            _("Terminate"): f"terminate {ref}",
        }
    if view.version.state is State.SUSPENDED:
        return {_("Resume it"): f"resume {ref}", _("Terminate"): f"terminate {ref}"}
    return {}
