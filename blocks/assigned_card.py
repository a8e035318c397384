"""What moves from somebody to a colleague: before it is confirmed, after it, and for both."""

from collections.abc import Iterator, Sequence

from blocks import kit
from blocks.done_card import done_message
from blocks.inputs import people_select, text_input
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase, user
from blocks.view import View
from contracts.account import Account
from contracts.assigning import Handing, Left, Moving, Work
from contracts.i18n import _, listed, many
from contracts.terms.wording import short

SHOWN, NAME_ROOM, LONGEST = 20, 60, 500


def who_form(of: str, line: str) -> View:
    """Whose work it is, and who goes on with it."""
    hint = _("It takes the role of a rep or a manager.")
    inputs = (
        people_select("of", _("Whose work?"), of or None),
        people_select("to", _("Who goes on with it?"), hint=hint),
    )
    return View(_("Assign work"), inputs, line, submit=_("Look at it"), close=_("Not now"))


def confirm_form(found: Moving, line: str) -> View | Message:
    """What would move, and what would not and why."""
    title = _("Assign work")
    if found.empty:
        return Message(title, tuple(kit.texts([*_nothing(found), *_left(found)])))
    said = [_head(found.handing), *moved_lines(found), *_left(found)]
    asked = _("Both of them read it.")
    reason = found.handing.reason[:LONGEST]
    why = text_input("reason", _("Reason"), reason, hint=asked, optional=True, most=LONGEST)
    blocks = (*kit.texts(said), why)
    return View(title, blocks, line, submit=_("Assign"), close=_("Not now"))


def assigned_message(found: Moving) -> Message:
    """What moved, for whoever arranged it."""
    if found.empty:
        return Message(_("Work is assigned"), tuple(kit.texts([*_nothing(found), *_left(found)])))
    said = [_head(found.handing), *moved_lines(found), *_left(found)]
    said.append(phrase("Both are told. {of} keeps every role until an admin takes it:"
                       " `/contract role revoke`.", of=user(found.handing.of)))  # fmt: skip
    return done_message(said, {}, _("Work is assigned"))


def _nothing(found: Moving) -> list[Mrkdwn]:
    return [phrase("Nothing of {of} can be assigned.", of=user(found.handing.of))]


def _head(handing: Handing) -> Mrkdwn:
    words = "{to} goes on with the work of {of}"
    head = phrase(words, to=user(handing.to), of=user(handing.of))
    only = handing.account
    return joined(" · ", [head, short(only.name, NAME_ROOM) if only else ""])


def moved_lines(found: Moving) -> Iterator[Mrkdwn]:
    """Each kind of work, how much and what."""
    who = {"of": user(found.handing.of), "to": user(found.handing.to)}
    for names, (one, several), words in (
        (_customers(found.accounts), *CUSTOMERS),
        (_versions(found.drafts), *DRAFTS),
        (_versions(found.requests), *REQUESTS),
        (_versions(found.decisions), *DECISIONS),
    ):
        if names:
            what = _counted(many(one, several, len(names)), names)
            yield phrase(words, what=what, **who)
    if found.deadlines:
        words = "• Deadlines that {of} took, of {names}: {to} looks after them."
        yield phrase(words, names=_names(_versions(found.deadlines)), **who)
    if found.delegations:
        said = many("{count} delegation ends.", "{count} delegations end.", found.delegations)
        yield phrase("• {said}", said=said)


CUSTOMERS = (
    ("{count} customer", "{count} customers"),
    "• {what}. {to} looks after them, and reads their warnings.",
)
DRAFTS = (
    ("{count} open version", "{count} open versions"),
    (
        "• {what}. {to} may edit and submit them, and hears what is decided;"
        " {of} stays among their authors."
    ),
)
REQUESTS = (
    ("{count} request for a decision", "{count} requests for a decision"),
    "• {what}. {to} hears what is decided, and may recall it.",
)
DECISIONS = (
    ("{count} decision", "{count} decisions"),
    "• {what}. {to} is asked in the place of {of}.",
)
"""How many there are, and what becomes of them."""


def _counted(count: str, names: Sequence[str]) -> Mrkdwn:
    """“*2 customers*: ACME Industries and Globex”; of many the first ones."""
    return phrase("*{count}*: {names}", count=count, names=_names(names))


def _names(names: Sequence[str]) -> str:
    more = len(names) - SHOWN
    return listed([*names[:SHOWN], *([_("{count} more", count=more)] if more > 0 else [])])


def _customers(accounts: Sequence[Account]) -> list[str]:
    return [short(one.name, NAME_ROOM) for one in accounts]


def _versions(found: Sequence[Work]) -> list[str]:
    return [f"{one.ref} ({short(one.customer, NAME_ROOM)})" for one in found]


def _left(found: Moving) -> Iterator[Mrkdwn]:
    """What stays where it is, each with its reason."""
    if found.left:
        yield bold(_("This does not move:"))
        yield from map(_stays, found.left[:SHOWN])
    if len(found.left) > SHOWN:
        yield phrase("• {count} more", count=len(found.left) - SHOWN)
    if found.ended:
        words = "Customers who were ended stay with {of}: {names}. Restore them first."
        yield phrase(words, of=user(found.handing.of), names=_names(_customers(found.ended)))
    if found.reports:
        words = (
            "Still reporting to {of}: {who}. An admin says who manages them: `/contract manager`."
        )
        who = joined(", ", map(user, found.reports[:SHOWN]))
        yield phrase(words, of=user(found.handing.of), who=who)


def _stays(left: Left) -> Mrkdwn:
    what = joined(" · ", [bold(left.work.ref), short(left.work.customer, NAME_ROOM)])
    return phrase("• {what}: {why}", what=what, why=left.why)
