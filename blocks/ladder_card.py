"""How many days before a deadline people are warned."""

from collections.abc import Iterator, Sequence

from blocks import kit
from blocks.deadline_words import NAMES
from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.paging import paged
from contracts.i18n import _, listed, many, number, quoted
from contracts.ladder import Ladder
from contracts.ladders import LadderRule
from contracts.terms.wording import sentence


def ladders_message(usual: Ladder, rules: Sequence[LadderRule], page: int, line: str) -> Message:
    """The usual one, then each rule, paged; where several fit, the narrower counts."""
    head = [
        kit.text(bold(_("When people are warned"))),
        kit.text(phrase("Usually {days} before a deadline.", days=_days(usual))),
    ]
    nearest = _("Where several fit: contract before type before segment, then the largest value.")
    tail = kit.context(nearest)
    groups = [[kit.text(_line(rule))] for rule in rules]
    return paged([*head, *([tail] if rules else [])], groups, page, line, _("Ladders"))


def _line(rule: LadderRule) -> Mrkdwn:
    return phrase("• {what}: {days}", what=about(rule), days=_days(rule.ladder))


def about(rule: LadderRule) -> Mrkdwn:
    """“Last day for notice, segment “enterprise”, from 100,000 EUR”."""
    first, *rest = _about(rule)
    return joined(", ", [sentence(first), *rest])


def _about(rule: LadderRule) -> Iterator[str]:
    yield _(NAMES[rule.kind]) if rule.kind else _("all deadlines")
    if rule.contract:
        yield rule.contract
    if rule.type:
        yield _("contracts of type {type}", type=rule.type)
    if rule.segment:
        yield _("segment {segment}", segment=quoted(rule.segment))
    if rule.least:
        yield _("from {value} on", value=rule.least.short)


def _days(ladder: Ladder) -> str:
    """“90, 60 and 30 days”."""
    numbers = listed([number(step) for step in ladder.steps])
    return many("{numbers} day", "{numbers} days", max(ladder.steps), numbers=numbers)


def set_message(rule: LadderRule) -> Message:
    said = phrase("{what}: people are warned {days} before.", what=about(rule),
                  days=_days(rule.ladder))  # fmt: skip
    soon = _("It counts within five minutes.")
    return done_message([said, soon], {_("All ladders"): "ladder"}, _("A ladder was set"))


def removed_message(rule: LadderRule) -> Message:
    said = phrase("{what}: as usual again.", what=about(rule))
    return done_message([said], {_("All ladders"): "ladder"}, _("A ladder was removed"))
