"""Words for who is asked by which rule, why, and how far it is."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from blocks.mrkdwn import Mrkdwn, bold, joined, phrase, user
from contracts.approval.answers import Answer, Verdict
from contracts.approval.facts import FACTS, Type, Unit, Value
from contracts.approval.policy import ANY_ONE_MANAGER, WHERE_NO_RULE_ASKS, Verb
from contracts.approval.progress import Asking, Progress, Standing
from contracts.i18n import _, listed, number, percent, show_day_of
from contracts.terms.wording import short

RULE_ROOM, REASON_ROOM = 60, 300
MOST_NAMED = 5


def people(user_ids: Sequence[str]) -> Mrkdwn:
    """“@anna, @ben and 3 more”; nobody where there is none."""
    if not user_ids:
        return Mrkdwn(_("nobody"))
    named = [user(one) for one in user_ids[:MOST_NAMED]]
    more = len(user_ids) - MOST_NAMED
    return Mrkdwn(listed([*named, _("{count} more", count=more)] if more > 0 else named))


def whom(asking: Asking) -> Mrkdwn:
    """“any one of @anna and @ben”, “2 of …”, “all of …”; of one, that one."""
    asked = asking.asked
    if not asked:
        return Mrkdwn(_("nobody who may decide"))
    if len(asked) == 1 and asking.needed <= 1:
        return people(asked)
    return phrase(_how_many(asking, len(asked)), count=asking.needed, whom=people(asked))


def _how_many(asking: Asking, asked: int) -> str:
    if asking.above or asking.needed == 1:
        return "any one of {whom}"
    if asking.needed > asked:
        return "{count} of {whom}, *who are too few*"
    return "all of {whom}" if asking.needed == asked else "{count} of {whom}"


def rule_called(asking: Asking) -> Mrkdwn:
    """The rule's name, or who added the approver."""
    if asking.step.added_by:
        return phrase("added by {who}", who=user(asking.step.added_by))
    return bold(_(short(asking.rule.name, RULE_ROOM)))


def measured(values: Mapping[str, Value]) -> str:
    """“payment days 60, largest discount 22.5 %”; neither what is not so, nor line by line."""
    return ", ".join(_fact(name, value) for name, value in values.items() if _tells(name, value))


def _tells(name: str, value: Value) -> bool:
    return FACTS[name].type is not Type.LINES and value is not False and value != ()


def _fact(name: str, value: Value) -> str:
    label = _(name.replace("_", " "))
    match value:
        case bool():
            return label
        case Decimal() | int():
            return figure(name, value)
        case tuple():
            texts = [str(one) for one in value if isinstance(one, str)]
            return f"{label}: {listed(texts)}"
        case _:
            return f"{label} {value or '–'}"


def figure(name: str, value: Decimal | int, *, named: bool = True) -> str:
    """“largest discount 22.5 %”: a fact that is a number, with its unit."""
    shown = percent(Decimal(value)) if FACTS[name].unit is Unit.PERCENT else number(value)
    return f"{_(name.replace('_', ' '))} {shown}" if named else shown


def why(asking: Asking) -> Mrkdwn:
    """“The rule *Finance on payment* asks you: payment days 60.”: which, and what it measured."""
    if asking.rule.name in {ANY_ONE_MANAGER, WHERE_NO_RULE_ASKS.name}:
        return phrase("You are asked as a manager who did not write it.")
    if asking.step.added_by:
        return phrase("{who} asked for your decision, too.", who=user(asking.step.added_by))
    facts = measured(asking.step.measured)
    words = "The rule {rule} asks you: {facts}." if facts else ALWAYS[Verb.SUBMIT in asking.rule.on]
    return phrase(words, rule=rule_called(asking), facts=facts)


ALWAYS = {
    True: "The rule {rule} asks you about each version.",
    False: "The rule {rule} asks you each time.",
}


def because_of(user_id: str, asking: Asking) -> Mrkdwn | str:
    """In whose place somebody is asked; nothing where the rule names them."""
    seats = asking.seats_of(user_id)
    if user_id in asking.above:
        others = people([seat.by for seat in asking.seats])
        return phrase("It came to you as {whom} did not answer in time.", whom=others)
    if not seats or any(seat.of == user_id for seat in seats):
        return ""
    return phrase("You are asked in the place of {whom}.", whom=people([s.of for s in seats]))


def steps_lines(progress: Progress) -> Iterator[Mrkdwn]:
    """A line for each step: who said what, who is asked, who comes later."""
    for asking, standing in progress.standings():
        words = "{mark} {rule}: {state}"
        yield phrase(words, mark=MARKS[standing], rule=rule_called(asking),
                     state=_state(asking, standing))  # fmt: skip


def answers_lines(progress: Progress) -> Iterator[Mrkdwn]:
    """Once it is over: a line for each step to which anybody answered."""
    for asking in progress.steps:
        if asking.answers:
            said = joined("; ", [answered(one) for one in asking.answers.values()])
            mark, rule = MARKS[_was(asking)], rule_called(asking)
            yield phrase("{mark} {rule}: {said}", mark=mark, rule=rule, said=said)


def _was(asking: Asking) -> Standing:
    """By what was answered alone, as those whom the rule names may be others since."""
    against = asking.said(Verdict.REJECT) and asking.standing is not Standing.APPROVED
    return Standing.REJECTED if against else Standing.APPROVED


MARKS: Mapping[Standing, str] = {
    Standing.APPROVED: "✓",
    Standing.REJECTED: "✗",
    Standing.OPEN: "●",
    Standing.BLOCKED: "⚠",
    Standing.LATER: "○",
}


def _state(asking: Asking, standing: Standing) -> Mrkdwn:
    said = joined("; ", [answered(one) for one in asking.answers.values()])
    waits = [who for who in asking.asked if who not in asking.answers]
    match standing:
        case Standing.APPROVED | Standing.REJECTED:
            return said
        case Standing.BLOCKED:
            rest: Mrkdwn = _too_few(asking, waits)
        case Standing.LATER:
            rest = phrase("then {whom}", whom=_still(asking, waits))
        case _:
            rest = phrase("waits for {whom}", whom=_still(asking, waits))
    return joined("; ", [said, rest])


def _still(asking: Asking, waits: Sequence[str]) -> Mrkdwn:
    """How many of whom are still to answer, beside those who did."""
    left = asking.needed - len(asking.said(Verdict.APPROVE))
    if not asking.answers or asking.blocked:
        return whom(asking)
    if asking.above or asking.rule.all_answer_first or left >= len(waits):
        return people(waits)
    return phrase("{count} more of {whom}", count=left, whom=people(waits))


def _too_few(asking: Asking, waits: Sequence[str]) -> Mrkdwn:
    if not asking.counted:
        return phrase("*nobody* who may decide is left")
    few = phrase("*too few* may decide, it takes {count}", count=asking.needed)
    return joined("; ", [phrase("waits for {whom}", whom=people(waits)) if waits else "", few])


def answered(answer: Answer) -> Mrkdwn:
    """“@ben said yes for @cara on 25 Nov 2026”; what was carried over says so."""
    words = ANSWERED[answer.verdict]
    for_whom = phrase(" for {who}", who=user(answer.instead_of)) if answer.instead_of else ""
    said = phrase(words, who=user(answer.by), for_whom=for_whom, day=show_day_of(answer.at))
    if answer.carried:
        said = phrase("{said}, unchanged since", said=said)
    reason = short(answer.reason or "", REASON_ROOM)
    return phrase("{said}: “{reason}”", said=said, reason=reason) if reason else said


ANSWERED: Mapping[Verdict, str] = {
    Verdict.APPROVE: "{who} approved it{for_whom} on {day}",
    Verdict.REJECT: "{who} is against it{for_whom} since {day}",
}
