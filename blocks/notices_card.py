"""What a notice for a whole account does to each of its contracts."""

from collections.abc import Iterator, Sequence

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.next_step import next_step
from blocks.notice_card import Recorded, cautions
from blocks.term_lines import BELOW
from contracts.account import Account
from contracts.i18n import _, many
from contracts.receipt import awaits_receipt
from contracts.terms.wording import short

NAME_ROOM = 80


def noticed_message(account: Account, done: Sequence[Recorded]) -> Message:
    """A line for each contract, and below it what has to be seen to."""
    count = many("Notice for {count} contract", "Notice for {count} contracts", len(done))
    head = joined(" · ", [bold(short(account.name, NAME_ROOM)), count])
    nothing = [] if done else [_("All of it was recorded before: nothing changed.")]
    said = [head, *nothing, *(line for one in done for line in _lines(one))]
    text = _("Notice for contracts of {code}", code=account.code)
    return done_message(said, _then(account, done), text)


def _lines(one: Recorded) -> Iterator[Mrkdwn]:
    holidays = one.account.holidays if one.account else None
    step = next_step(one.version, one.today, holidays)
    yield phrase("• *{ref}*: {step}", ref=one.ref, step=step)
    for caution in cautions(one):
        yield phrase(BELOW, line=caution)


def _then(account: Account, done: Sequence[Recorded]) -> dict[str, str]:
    terms = {_("Terms in force"): f"terms {account.code}"}
    sides = {given.by for one in done if awaits_receipt(one.version)
             if (given := one.version.notice_given)}  # fmt: skip
    if len(sides) != 1:
        return terms
    return {_("Record the receipt"): f"notice {account.code} --receipt --by {sides.pop()}"} | terms
