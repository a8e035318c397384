"""What can be asked: the menu, and the page of one command."""

from collections.abc import Sequence
from dataclasses import dataclass

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import code, escape, phrase
from contracts.i18n import _


@dataclass(frozen=True, slots=True)
class Offer:
    """One command as people are told about it."""

    usage: str
    summary: str
    examples: Sequence[str]


def menu(offers: Sequence[Offer]) -> Message:
    """Every command with what it does, and how to begin."""
    first = phrase(
        "Ask about a customer: {terms}. The word `terms` can be left out.",
        terms=code("/contract ACME"),
    )
    said = [
        phrase("{usage}\n{summary}", usage=code(f"/contract {o.usage}"), summary=o.summary)
        for o in offers
    ]
    return Message(_("What you can ask"), (kit.text(first), kit.divider(), *kit.texts(said)))


def command_help(offer: Offer) -> Message:
    """Usage, meaning and examples of one command."""
    examples = [phrase("• {line}", line=code(f"/contract {line}")) for line in offer.examples]
    head = kit.texts([code(f"/contract {offer.usage}"), escape(offer.summary)])
    return Message(offer.summary, (*head, *kit.texts([_("For example:"), *examples])))
