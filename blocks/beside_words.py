"""What a warning says beside the deadline: who does what about it, and what was missed."""

from collections.abc import Sequence
from datetime import date

from blocks.mrkdwn import Mrkdwn, lines, phrase, user
from blocks.proposal_words import DO
from blocks.standing import REASON_ROOM
from blocks.warning_view import WarningView
from contracts.i18n import _, listed, many, number, show_day
from contracts.matter import Matter
from contracts.terms.wording import short, without_stop
from contracts.version import Lapse


def beside(view: WarningView) -> Mrkdwn:
    """Who decided or proposed what, who looks after it, until when and why it was put off."""
    said = (
        _still_renews(view),
        _proposed(view),
        taken_line(view.matter),
        put_off_line(view),
        _missed(view),
        _unsaid(view),
    )
    return lines([one for one in said if one])


def _still_renews(view: WarningView) -> Mrkdwn:
    """To decide that it lapses ends nothing that renews by itself."""
    if view.lapse is None:
        return Mrkdwn("")
    still = _("It still renews unless a notice is recorded as sent or received.")
    return phrase(":red_circle: {decided}. {still}", decided=let_go(view.lapse), still=still)


def let_go(lapse: Lapse) -> Mrkdwn:
    """“@Maria decided that nothing follows: they buy elsewhere”."""
    reason = without_stop(short(lapse.reason, REASON_ROOM))
    if lapse.by is None:
        return phrase("It is decided that nothing follows: {reason}", reason=reason)
    return phrase("{who} decided that nothing follows: {reason}", who=user(lapse.by), reason=reason)


def _proposed(view: WarningView) -> Mrkdwn:
    request = view.proposed
    if request is None:
        return Mrkdwn("")
    words = "{who} proposed: {what}. That waits for approval."
    return phrase(words, who=user(request.requested_by), what=_(DO[request.verb]))


def taken_line(matter: Matter | None) -> Mrkdwn:
    """Who looks after it; nothing where nobody does."""
    if matter is None or matter.taken_by is None:
        return Mrkdwn("")
    return phrase("{who} looks after it.", who=user(matter.taken_by))


def put_off_line(view: WarningView) -> Mrkdwn:
    """“@Anna put it off until 15 Sep 2026: they decide in September”; nothing where nobody did."""
    matter = view.matter
    if matter is None or matter.until is None or matter.put_off_by is None:
        return Mrkdwn("")
    is_over = matter.until <= view.today
    words = "{who} had put it off until {day}: {why}" if is_over else PUT_OFF
    who, day = user(matter.put_off_by), show_day(matter.until)
    return phrase(words, who=who, day=day, why=short(matter.why or "", REASON_ROOM))


PUT_OFF = "{who} put it off until {day}: {why}"


def _missed(view: WarningView) -> Mrkdwn:
    if not view.missed or view.unsaid:  # that says more
        return Mrkdwn("")
    steps = listed([number(step) for step in view.missed])
    days = many("{steps} day", "{steps} days", max(view.missed), steps=steps)
    words = (
        "The warning {days} before the day was missed: this one stands for it, too.",
        "The warnings {days} before the day were missed: this one stands for them, too.",
    )
    return phrase(many(*words, len(view.missed), days="{days}"), days=days)


def _unsaid(view: WarningView) -> Mrkdwn:
    """Of what comes again, the times that passed while nobody looked."""
    if not view.unsaid:
        return Mrkdwn("")
    said = many(
        "It was due once before, and nobody was warned in time: {days}.",
        "It was due {count} times before, and nobody was warned in time: {days}.",
        len(view.unsaid),
        days=_days(view.unsaid),
    )
    return phrase("{said} This one stands for all.", said=said)


def _days(days: Sequence[date]) -> str:
    """Each of them, or of many from when to when."""
    if len(days) <= NAMED:
        return listed(list(map(show_day, days)))
    return _("from {first} to {last}", first=show_day(days[0]), last=show_day(days[-1]))


NAMED = 6
