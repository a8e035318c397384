"""The life of a contract: its versions, and what was recorded of it."""

from collections.abc import Iterator, Sequence
from datetime import date

from blocks import kit
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, phrase, user
from blocks.paging import paged
from blocks.standing import period, standing, why
from contracts.contract import Contract
from contracts.i18n import _, show_day_of
from contracts.in_force import replaced_on
from contracts.journal import Entry
from contracts.terms.wording import short
from contracts.version import Version

SUMMARY_ROOM = 300  # characters; all of it stands where the version is shown


def history_message(
    contract: Contract, entries: Sequence[Entry], today: date, page: int, line: str
) -> Message:
    """Every version, the newest first, then the journal."""
    head = kit.text(
        joined(" · ", [bold(contract.ref), contract.title or "", contract.account or ""])
    )
    groups = [*_versions(contract, today), *_journal(entries), *_next(contract)]
    return paged([head], groups, page, line, _("The history of {ref}", ref=contract.ref))


def _versions(contract: Contract, today: date) -> Iterator[list[Block]]:
    for version in reversed(contract.versions):
        ref = f"{contract.ref}/{version.number}"
        button = kit.runs(_("Show"), f"show {ref}")
        stands = standing(version, today, replaced_on(version, contract.versions))
        said = joined(" · ", [bold(ref), stands, why(version, today)])
        yield [kit.text(_version(said, version), button=button)]
    if not contract.versions:
        yield [kit.text(_("It has no versions yet."))]


def _version(first: Mrkdwn, version: Version) -> Mrkdwn:
    said = [
        first,
        joined(" · ", [period(version), version.value.short if version.value else ""]),
        _("accepted: {how}", how=version.acceptance) if version.acceptance else "",
        short(version.summary or "", SUMMARY_ROOM),
    ]
    return lines(filter(None, said))


def _journal(entries: Sequence[Entry]) -> Iterator[list[Block]]:
    if entries:
        said = [_entry(entry) for entry in reversed(entries)]
        yield kit.texts([bold(_("Journal")), *said])


def _entry(entry: Entry) -> Mrkdwn:
    who = user(entry.actor)
    return phrase("{day} · {who} · {what}", day=show_day_of(entry.at), who=who, what=_(entry.what))


def _next(contract: Contract) -> Iterator[list[Block]]:
    buttons = []
    if len(contract.versions) > 1:
        last = contract.versions[-1].number
        buttons.append(
            kit.runs(_("What version {last} changed", last=last), f"diff {contract.ref}")
        )
    if contract.account:
        buttons.append(kit.runs(_("Terms in force"), f"terms {contract.account}"))
    if buttons:
        yield [kit.actions(*buttons)]
