"""What can be asked: the menu, and the page of one command."""

from collections.abc import Sequence
from dataclasses import dataclass

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import bold, code, escape, joined, lines, phrase
from contracts.i18n import _


@dataclass(frozen=True, slots=True)
class Offer:
    """One command as people are told about it."""

    name: str
    usage: str
    summary: str
    examples: Sequence[str]


FIRST = ("terms", "find", "expiring", "account", "show", "history", "diff")
"""What is asked most comes first; the others follow by name."""


def menu(offers: Sequence[Offer]) -> Message:
    """What can be asked, each by an example, and buttons for what needs no name."""
    first = phrase(
        "*Which customer?* Type {terms} with their code or name.", terms=code("/contract ACME")
    )
    said = [
        phrase(
            "• {example}  {summary}", example=code(f"/contract {o.examples[0]}"), summary=o.summary
        )
        for o in sorted(offers, key=lambda offer: place(offer.name))
    ]
    more = phrase(
        "Only you see the answer; {share} shows it to the channel. {help} explains a command.",
        share=code("--share"),
        help=code("/contract help terms"),
    )
    buttons = kit.actions(
        kit.runs(_("What expires soon"), "expiring"),
        kit.runs(_("What of mine expires soon"), "expiring --mine"),
    )
    return Message(
        _("What you can ask"), (kit.text(first), *kit.texts(said), buttons, kit.context(more))
    )


def command_help(offer: Offer) -> Message:
    """Usage, meaning and examples of one command."""
    examples = [phrase("• {line}", line=code(f"/contract {line}")) for line in offer.examples]
    head = lines(
        [joined("  ", [bold(offer.name), escape(offer.summary)]), code(f"/contract {offer.usage}")]
    )
    return Message(offer.summary, (kit.text(head), *kit.texts([_("For example:"), *examples])))


def place(name: str) -> tuple[int, str]:
    """Where the command called *name* stands among others: what sorts them."""
    return (FIRST.index(name) if name in FIRST else len(FIRST), name)
