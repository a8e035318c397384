"""Who decides in whose place, and when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from blocks import kit
from blocks.done_card import done_message
from blocks.inputs import choice, day_input, people_select
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, phrase, user
from blocks.view import View
from contracts.i18n import _, listed, show_moment
from contracts.terms.wording import short

RULES, RULE_ROOM = 99, 150
MINUTE = timedelta(minutes=1)  # the last one of a day says which day it is


class Delegation(Protocol):
    """*to* decides in the place of *of* from *since* until before *until*."""

    @property
    def id(self) -> int: ...
    @property
    def of(self) -> str: ...
    @property
    def to(self) -> str: ...
    @property
    def rule(self) -> str | None: ...
    @property
    def since(self) -> datetime: ...
    @property
    def until(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Staying:
    """A version that waits and is still asked of whoever delegates."""

    ref: str
    wrote: bool  # whoever stands in wrote in it; else they count in the same rule already


WHY_STAYING = {
    True: "*{refs}* stays with {of}: {to} wrote in it.",
    False: "*{refs}* stays with {of}: the rule takes several people, and {to} is one of them.",
}


def delegations_message(found: Sequence[Delegation], mine: Collection[int], zone: str) -> Message:
    """Each, those of *mine* with a button that ends it; and a way to one more."""
    head = kit.text(bold(_("Who decides in whose place")))
    blocks: list[Block] = [_line(one, zone, ends=one.id in mine) for one in found]
    nobody = kit.text(_("At present everybody decides in their own place."))
    new = kit.runs(_("Somebody decides in my place…"), "delegate --new", style="primary")
    return Message(_("Who decides in whose place"), (head, *(blocks or [nobody]), kit.actions(new)))


def _line(one: Delegation, zone: str, *, ends: bool) -> Block:
    button = kit.runs(_("End it"), f"delegate --end {one.id}")
    return kit.text(delegation_words(one, zone), button=button if ends else None)


def delegation_words(one: Delegation, zone: str) -> Mrkdwn:
    """“@ben decides in the place of @anna from 21 Dec, 00:00 until 2 Jan, 23:59”."""
    words = "{to} decides in the place of {of} from {since} until {until}"
    said = phrase(words, to=user(one.to), of=user(one.of), since=show_moment(one.since, zone),
                  until=show_moment(one.until - MINUTE, zone))  # fmt: skip
    return (
        phrase("{said}, by the rule *{rule}* only", said=said, rule=one.rule) if one.rule else said
    )


def done_message_of(one: Delegation, staying: Sequence[Staying], zone: str) -> Message:
    """That it is arranged; what is *staying* is still asked of whoever delegates."""
    said: list[Mrkdwn | str] = [phrase("{said}.", said=delegation_words(one, zone))]
    said.append(_("What waits then is asked of them; both names stand beside their decisions."))
    for wrote, words in WHY_STAYING.items():
        refs = [stays.ref for stays in staying if stays.wrote is wrote]
        if refs:
            said.append(phrase(words, refs=listed(refs), of=user(one.of), to=user(one.to)))
    return done_message(said, {_("All delegations"): "delegate"}, _("A delegation"))


def form(today: date, rules: Sequence[str], of: str) -> View:
    """Who, from when, until when, and by which rule; *of* is somebody else, for an admin."""
    hint = _("It takes the role of a manager, finance, legal or admin. Never on what they wrote.")
    offered = {name: short(name, RULE_ROOM) for name in rules[:RULES] if len(name) <= RULE_ROOM}
    inputs = (
        people_select("user", _("Who decides in your place?"), hint=hint),
        day_input("from", _("From"), today),
        day_input("until", _("Until, that day included")),
        choice("only", _("Only by this rule"), offered, optional=True),
    )
    line = f"delegate --for {of}" if of else "delegate"
    return View(_("Delegate"), inputs, line, submit=_("Delegate"), close=_("Not now"))
