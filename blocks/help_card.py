"""What can be asked: the menu, and the page of one command."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from blocks import kit
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, code, escape, joined, lines, phrase
from contracts.i18n import _


@dataclass(frozen=True, slots=True)
class Offer:
    """One command as people are told about it."""

    name: str
    usage: str
    summary: str
    examples: Sequence[str]


GROUPS: Mapping[str, Sequence[str]] = {
    "Look up": (
        "terms",
        "find",
        "expiring",
        "calendar",
        "week",
        "account",
        "show",
        "history",
        "diff",
    ),
    "Draft": ("new", "amend", "renew", "edit", "term", "submit", "recall", "cancel", "delete"),
    "Decide and record": ("queue", "approve", "reject", "accept", "notice"),
    "Set up": ("alerts", "quiet", "role", "help"),
}
"""What is asked most comes first; what belongs to no group comes last, by name."""

ORDER = [name for names in GROUPS.values() for name in names]
ALSO = "Also"


def menu(offers: Sequence[Offer]) -> Message:
    """What can be asked, each by an example, and buttons for what needs no name."""
    first = phrase(
        "*Which customer?* Type {terms} with their code or name.", terms=code("/contract ACME")
    )
    more = phrase(
        "Only you see the answer; {share} shows it to the channel. {help} explains a command.",
        share=code("--share"),
        help=code("/contract help terms"),
    )
    buttons = kit.actions(*_buttons({offer.name for offer in offers}))
    return Message(
        _("What you can ask"),
        (kit.text(first), *_by_group(offers), buttons, kit.context(more)),
    )


def _buttons(names: Container[str]) -> Iterator[kit.Button]:
    """What needs no name, of what may be asked."""
    if "queue" in names:
        yield kit.runs(_("What waits for me"), "queue")
    yield kit.runs(_("What expires soon"), "expiring")
    yield kit.runs(_("What expires soon of mine"), "expiring --mine")


def _by_group(offers: Sequence[Offer]) -> Iterator[Block]:
    """Each group under its heading, a line a command."""
    for heading in (*GROUPS, ALSO):
        mine = [offer for offer in offers if _group(offer.name) == heading]
        said = [_line(offer) for offer in sorted(mine, key=lambda offer: place(offer.name))]
        if said:
            yield from kit.texts([bold(_(heading)), *said])


def _group(name: str) -> str:
    return next((heading for heading, names in GROUPS.items() if name in names), ALSO)


def _line(offer: Offer) -> Mrkdwn:
    example = code(f"/contract {offer.examples[0]}")
    return phrase("• {example}  {summary}", example=example, summary=offer.summary)


def command_help(offer: Offer) -> Message:
    """Usage, meaning and examples of one command."""
    examples = [phrase("• {line}", line=code(f"/contract {line}")) for line in offer.examples]
    head = lines(
        [joined("  ", [bold(offer.name), escape(offer.summary)]), code(f"/contract {offer.usage}")]
    )
    return Message(offer.summary, (kit.text(head), *kit.texts([_("For example:"), *examples])))


def place(name: str) -> tuple[int, str]:
    """Where the command called *name* stands among others: what sorts them."""
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)
