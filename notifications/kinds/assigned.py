"""Two people are told that one of them goes on with the work of the other, and what that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from blocks import kit
from blocks.assigned_card import moved_lines
from blocks.kit import Message
from blocks.mrkdwn import phrase, user
from contracts.account import Account
from contracts.assigning import Handing, Moving, Work
from contracts.i18n import _
from notifications.kind import Kind, Moment
from store import Notice, UnitOfWork


@dataclass(frozen=True, slots=True)
class Arranged:
    found: Moving
    by: str


def facts(notice: Notice, work: UnitOfWork, _moment: Moment) -> Arranged:
    """What moved, by what it is called now."""
    said = notice.facts
    handing = Handing(said["of"], said["to"], reason=said["reason"])
    accounts = list(work.accounts.by_code(said["accounts"]).values())
    drafts, decisions, deadlines, requests = (
        _versions(said.get(name, ()), work)
        for name in ("drafts", "decisions", "deadlines", "requests")
    )
    found = Moving(handing, accounts, drafts, decisions, deadlines, requests)
    return Arranged(found, said["by"])


def _versions(refs: Sequence[str], work: UnitOfWork) -> list[Work]:
    """The versions of *refs* that are still there, with their customers."""
    parts = [ref.rpartition("/") for ref in refs]
    contracts = work.contracts.by_ref({contract for contract, _slash, _number in parts})
    codes = {one.account for one in contracts.values() if one.account}
    names = {code: one.name for code, one in work.accounts.by_code(codes).items()}
    return [
        Work(contract, int(number), names.get(contracts[contract].account or "", _("Shared terms")))
        for contract, _slash, number in parts
        if contract in contracts
    ]


def render(one: Arranged) -> Message:
    handing = one.found.handing
    words = "{to} goes on with the work of {of}. {by} arranged it."
    head = phrase(words, to=user(handing.to), of=user(handing.of), by=user(one.by))
    why = [phrase("“{reason}”", reason=handing.reason)] if handing.reason else []
    blocks = kit.texts([head, *why, *moved_lines(one.found)])
    return Message(_("Work is assigned"), tuple(blocks))


ACME = Account(code="ACME", name="ACME Industries")
DRAFT = Work("ACME-2", 1, "ACME Industries")
HANDING = Handing("U0REP0001", "U0REP0002", reason="Anna leaves at the end of the month")
EXAMPLE = Moving(HANDING, [ACME], [DRAFT], [Work("GLOBEX-1", 4, "Globex")])

assigned = Kind("assigned", facts, render, Arranged(EXAMPLE, "U0MGR0001"))
