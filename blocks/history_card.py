"""The life of a contract: its versions, and what was recorded of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from blocks import kit
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, phrase, user
from blocks.notice_words import notice_words
from blocks.paging import paged
from blocks.standing import period, standing, why
from contracts.contract import Contract
from contracts.i18n import _, show_day_of
from contracts.in_force import replaced_on
from contracts.journal import Entry
from contracts.renewal import NoticeGiven
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
        _notice(version.notice_given) if version.notice_given else "",
        short(version.summary or "", SUMMARY_ROOM),
    ]
    return lines(filter(None, said))


def _notice(given: NoticeGiven) -> Mrkdwn:
    return phrase("notice: {notice}", notice=notice_words(given))


def _journal(entries: Sequence[Entry]) -> Iterator[list[Block]]:
    if entries:
        said = [_entry(entry) for entry in reversed(entries)]
        yield kit.texts([bold(_("Journal")), *said])


def _entry(entry: Entry) -> Mrkdwn:
    who, what = user(entry.actor), joined("; ", [_(entry.what), *_why(entry.new.get("why") or {})])
    return phrase("{day} · {who} · {what}", day=show_day_of(entry.at), who=who, what=what)


def _why(said: Mapping[str, Any]) -> Iterator[Mrkdwn]:
    """For which rules, in whose place, for whom, and the words that were said with it."""
    for name, words in WHY.items():
        value = said.get(name)
        if value:
            yield phrase(words, value=_shown(value))


def _shown(value: object) -> str | Mrkdwn:
    """People are named as such; a list is told with commas."""
    if isinstance(value, list):
        return joined(", ", [_shown(one) for one in value])
    text = str(value)
    return user(text) if USER.fullmatch(text) else short(text, SUMMARY_ROOM)


USER = re.compile(r"[UW][A-Z0-9]{4,20}")
WHY: Mapping[str, str] = {
    "deadline": "{value}",
    "day": "{value}",
    "until": "until {value}",
    "rules": "by {value}",
    "rule": "{value}",
    "instead_of": "in the place of {value}",
    "approver": "{value}",
    "to": "to {value}",
    "reason": "“{value}”",
    "circumstances": "{value}",
    "comment": "“{value}”",
    "note": "“{value}”",
}
"""What of a journal's entry is told, by its name there."""


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
