"""Who a customer is, who looks after them, and which contracts they have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.ended_words import ended_line
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, channel, joined, lines, user
from blocks.no_contract import contract_line
from blocks.paging import paged
from contracts.account import Account, Contact
from contracts.contract import Contract
from contracts.i18n import _


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account with its contracts on a day, and what whoever looks at it may do."""

    account: Account
    contracts: Sequence[Contract]
    today: date
    said: str = ""  # what was just done to it
    may_change: bool = False
    may_draft: bool = False
    may_end: bool = False


def account_message(view: AccountView, page: int, line: str) -> Message:
    """The account's facts, contacts and contracts, paged."""
    groups = [_facts(view.account), *_contacts(view.account), *_contracts(view), *_next(view)]
    head = lines(
        filter(
            None,
            [
                view.said,
                joined(" · ", [bold(view.account.name), view.account.code]),
                ended_line(view.account),
            ],
        )
    )
    return paged(
        [kit.text(head)], groups, page, line, _("The account {name}", name=view.account.name)
    )


def _facts(account: Account) -> list[Block]:
    facts = {
        _("Owner"): user(account.owner) if account.owner else _("nobody yet"),
        _("Also called"): ", ".join(account.aliases),
        _("Team"): account.team,
        _("Segment"): account.segment,
        _("Region"): account.region,
        _("Currency"): account.currency,
        _("Time zone"): account.timezone,
        _("Holidays"): account.holidays,
        _("Channel"): channel(account.channel) if account.channel else None,
    }
    return kit.facts({name: value for name, value in facts.items() if value})


def _contacts(account: Account) -> Iterator[list[Block]]:
    if account.contacts:
        yield kit.texts([bold(_("Contacts")), *map(_contact, account.contacts)])


def _contact(contact: Contact) -> Mrkdwn:
    signs = _("may sign") if contact.signs else ""
    return joined(" · ", [f"• {contact.name}", contact.role or "", contact.email or "", signs])


def _contracts(view: AccountView) -> Iterator[list[Block]]:
    if not view.contracts:
        yield [kit.text(_("No contracts yet."))]
    for contract in view.contracts:
        button = kit.runs(_("Show"), f"show {contract.ref}")
        yield [kit.text(contract_line(contract, view.today), button=button)]


def _next(view: AccountView) -> Iterator[list[Block]]:
    code, ended = view.account.code, view.account.ended is not None
    buttons = {
        _("Restore it"): f"restore {code}" if view.may_end and ended else "",
        _("Terms in force"): f"terms {code}" if view.contracts else "",
        _("New contract"): f"new {code}" if view.may_draft and not ended else "",
        _("Change"): f"account {code} --change" if view.may_change else "",
        _("End it"): f"end {code}" if view.may_end and not ended else "",
    }
    offered = [kit.runs(label, line) for label, line in buttons.items() if line]
    if offered:
        yield [kit.actions(*offered)]
