"""What an end, a pause or a lapse does: shown before it is confirmed, and to whoever decides."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.standing import due
from contracts.account import customer_name
from contracts.approval.policy import Verb
from contracts.consequences import Consequences, Open, Stopped
from contracts.days import UNKNOWN
from contracts.deadlines import STILL_DUE, Deadline, DeadlineKind
from contracts.i18n import _, listed, many, show_day
from contracts.lifecycle import State
from contracts.terms.wording import short

SAID_FIRST = frozenset({Verb.TERMINATE, Verb.SUSPEND})
MOST = 8  # contracts that are told one by one
NAME_ROOM = 80


def about_line(found: Consequences, subject: str) -> Mrkdwn:
    """“ACME Industries · ACME-1/3”: whose it is, and which version or account."""
    customer = customer_name(found.account, first=True)
    return joined(" · ", [bold(short(customer, NAME_ROOM)), subject])


def effect_lines(found: Consequences, *, done: bool = False) -> Iterator[Mrkdwn]:
    """A line for each thing that changes, the most important first.

    Once it is *done*, without the line that says what was done.
    """
    lines = LINES[found.verb](found)
    if done and found.verb in SAID_FIRST:
        next(lines)
    yield from lines
    stays = referring_line(found.referring)
    yield from [phrase("• {stays}", stays=stays)] if stays else []
    yield from _open(found)


def _terminates(found: Consequences) -> Iterator[Mrkdwn]:
    one, on = found.stopped[0], found.day
    yield phrase("• Its last day in force is *{day}*{instead}.", day=show_day(on),
                 instead=_instead(one, on))  # fmt: skip
    yield from _fall_away(one, on)


def _instead(one: Stopped, on: date) -> str:
    """Until when it would run, where that is another day."""
    last = one.term_until
    if last is None and one.version.end is UNKNOWN:
        return _("; when it would end is not known")
    if last is None:
        return _("; it was open-ended") if one.runs_until is None else ""
    return _(" instead of {last}", last=show_day(last)) if last != on else ""


def _fall_away(one: Stopped, on: date) -> Iterator[Mrkdwn]:
    """The renewal, and the deadlines of which nobody is warned any more."""
    if one.renews_on is not None:
        yield phrase(
            "• It does not renew any more, neither on {day} nor later.", day=show_day(one.renews_on)
        )
    said = [_deadline(deadline, one.today) for deadline in one.deadlines if _goes(deadline, on)]
    if said:
        yield phrase("• Nobody is warned any more of {deadlines}.", deadlines=_some(said))


def _goes(deadline: Deadline, on: date) -> bool:
    """Whether it is nothing to anybody once the last day is *on*; what is owed is, until then."""
    if deadline.kind is DeadlineKind.RENEWAL:
        return False  # it has a line of its own
    return deadline.kind not in STILL_DUE or deadline.day > on


def _deadline(deadline: Deadline, today: date) -> str:
    return _(KINDS[deadline.kind], day=due(deadline.day, today))


KINDS: Mapping[DeadlineKind, str] = {
    DeadlineKind.NOTICE: "the last day for notice on {day}",
    DeadlineKind.RENEWAL: "the renewal on {day}",
    DeadlineKind.END: "its end on {day}",
    DeadlineKind.ANNIVERSARY: "the end of another year on {day}",
    DeadlineKind.OBLIGATION: "what is to be done by {day}",
    DeadlineKind.REVIEW: "the price review on {day}",
    DeadlineKind.PROMOTION: "the end of a promotion on {day}",
    DeadlineKind.COMMITMENT: "a purchase commitment on {day}",
}


def _suspends(found: Consequences) -> Iterator[Mrkdwn]:
    one = found.stopped[0]
    yield phrase("• It is not in force from *{day}* on, until somebody resumes it.",
                 day=show_day(found.day))  # fmt: skip
    said = [_deadline(deadline, one.today) for deadline in one.deadlines]
    if said:
        yield phrase("• Its deadlines go on meanwhile: {deadlines}.", deadlines=_some(said))


def _lapses(found: Consequences) -> Iterator[Mrkdwn]:
    one, last = found.stopped[0], found.lasts
    if last is None:
        return
    if one.version.notice_given is None and one.renews_after(last):
        yield phrase("• *It still renews after {day} unless a notice is recorded:* this decision"
                     " alone ends nothing.", day=show_day(last))  # fmt: skip
        if one.last_notice is not None:
            day = due(one.last_notice, one.today)
            yield phrase("• The last day for that notice is *{day}*.", day=day)
    else:
        yield phrase("• It ends by itself on *{day}*: nothing more has to be done, and nobody is"
                     " warned of that end any more.", day=due(last, one.today))  # fmt: skip


def _ends_account(found: Consequences) -> Iterator[Mrkdwn]:
    count = len(found.stopped)
    if not count:
        yield phrase("• None of its contracts runs: nothing else ends.")
        return
    words = many("{count} contract ends", "{count} contracts end", count)
    yield phrase("• *{words} today*, and nobody is warned of it any more:", words=words)
    for one in found.stopped[:MOST]:
        yield phrase("    ◦ *{ref}*{title}, {until}", ref=one.ref, title=_title(one),
                     until=_would_run(one))  # fmt: skip
    if count > MOST:
        yield phrase("    ◦ {more}", more=_("and {count} more", count=count - MOST))


def _would_run(one: Stopped) -> str:
    """How long it would have gone on."""
    last = one.term_until
    if last is None and one.version.end is UNKNOWN:
        return _("of which nobody knows when it would end")
    if last is None:
        return _("which was open-ended") if one.runs_until is None else ""
    words = "which would renew after {day}" if one.renews_on else "which would end on {day}"
    return _(words, day=show_day(last))


def _title(one: Stopped) -> str:
    title = one.version.title or one.contract.title
    return f" · {title}" if title else ""


LINES: Mapping[Verb, Callable[[Consequences], Iterator[Mrkdwn]]] = {
    Verb.TERMINATE: _terminates,
    Verb.SUSPEND: _suspends,
    Verb.LAPSE: _lapses,
    Verb.END_ACCOUNT: _ends_account,
}


def referring_line(refs: Sequence[str]) -> Mrkdwn:
    """That *refs* do not end with it; nothing where there are none."""
    if not refs:
        return Mrkdwn("")
    words = "{refs} belongs or refers to it, and stays as it is."
    several = "{refs} belong or refer to it, and stay as they are."
    return phrase(words if len(refs) == 1 else several, refs=_some(refs))


def _open(found: Consequences) -> Iterator[Mrkdwn]:
    """What waits or is being written: of an account it is canceled, else somebody sees to it."""
    if found.verb is Verb.END_ACCOUNT:
        said = [_(STATES[one.state], ref=one.ref) for one in found.open]
        said += [_("what is proposed about {ref}", ref=one.ref) for one in found.requests]
        if said:
            yield phrase("• Canceled with it: {all}.", all=_some(said))
        return
    for one in found.open[:MOST]:
        words = "• {stands}: it stays; cancel it if nothing is to follow."
        yield phrase(words, stands=_stands(one))


def _stands(one: Open) -> str:
    return _(STATES[one.state], ref=one.ref)


STATES: Mapping[State, str] = {
    State.DRAFT: "{ref}, a draft",
    State.PENDING: "{ref}, which waits for approval",
    State.APPROVED: "{ref}, which is approved",
    State.REJECTED: "{ref}, which was rejected",
}


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST
    rest = [_("{count} more", count=more)] if more > 0 else []
    return listed([*names[:MOST], *rest])
