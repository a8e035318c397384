"""The answer where nothing is in force: what there was, and what is coming."""

from collections.abc import Sequence
from datetime import date

from blocks import kit
from blocks.as_of import as_of
from blocks.ended_words import ended_line
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, phrase
from blocks.paging import paged
from blocks.standing import period, standing, why
from contracts.account import Account
from contracts.contract import Contract
from contracts.i18n import _, show_day
from contracts.in_force import replaced_on
from contracts.version import Version


def no_contract_message(
    account: Account,
    contracts: Sequence[Contract],
    days: tuple[date, date | None],
    page: int,
    line: str,
) -> Message:
    """Says so, and lists every contract that the account has.

    *days* are the day that is asked about and the one by whose knowledge, if that is not now.
    """
    day, known = days
    said = phrase(
        "*{name}* has no contract in force on {day}.", name=account.name, day=show_day(day)
    )
    never = "" if contracts else _("It never had one.")
    first = lines(filter(None, [joined(" ", [said, never]), ended_line(account)]))
    rows: list[Block] = [kit.text(contract_line(c, day), button=_show(c)) for c in contracts]
    more = kit.actions(kit.runs(_("Account"), f"account {account.code}"))
    groups = [[row] for row in (*as_of(day if known else None, known), *rows, more)]
    text = _("The terms of {name}", name=account.name)
    return paged([kit.text(first)], groups, page, line, text)


def contract_line(contract: Contract, day: date) -> Mrkdwn:
    """“*ACME-1* · Master agreement”, and how its versions stand, the newest first."""
    head = joined(" · ", [bold(contract.ref), contract.title or ""])
    versions = [_version_line(v, contract, day) for v in reversed(contract.versions)]
    return Mrkdwn("\n".join([head, *versions[:MOST_VERSIONS], *_more(versions)]))


def _version_line(version: Version, contract: Contract, day: date) -> Mrkdwn:
    stands = standing(version, day, replaced_on(version, contract.versions))
    said = _("{standing} ({period})", standing=stands, period=period(version))
    return joined(" · ", [f"{contract.ref}/{version.number}", said, why(version, day)])


MOST_VERSIONS = 5


def _more(versions: Sequence[str]) -> list[str]:
    more = len(versions) - MOST_VERSIONS
    return [_("and {count} older versions", count=more)] if more > 0 else []


def _show(contract: Contract) -> kit.Button:
    return kit.runs(_("Show"), f"show {contract.ref}")
