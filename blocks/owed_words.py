"""What a warning says of the deadlines that terms make, and of an anniversary."""

from collections.abc import Callable, Mapping
from datetime import date

from blocks.deadline_words import term_words
from blocks.standing import due
from blocks.warning_view import WarningView
from contracts.days import day_after
from contracts.deadlines import DeadlineKind, deadlines, earliest_exit
from contracts.i18n import _, many, show_day
from contracts.terms.obligation import Obligation
from contracts.terms.wording import excerpt

Words = Callable[[WarningView], str]


def _years(view: WarningView) -> str:
    """“It completes 7 years on 1 Mar 2027 (in 30 days), and runs on until notice”."""
    start = view.version.start
    years = view.day.year - start.year if isinstance(start, date) else 0
    passed = many("It completed {count} year", "It completed {count} years", years)
    coming = many("It completes {count} year", "It completes {count} years", years)
    said = passed if view.passed else coming
    when = due(view.day, view.today)
    return _("{said} on {due}, and runs on until notice", said=said, due=when)


def _exit(view: WarningView) -> str:
    leaves = earliest_exit(view.version, view.today)
    return _("Notice given today would end it on {day}.", day=show_day(leaves)) if leaves else ""


def _term(view: WarningView) -> str:
    return term_words(view.version, view.deadline)


def _owed(view: WarningView) -> Obligation | None:
    term = view.version.terms[view.deadline.place - 1]
    return term if isinstance(term, Obligation) else None


def _to_do(view: WarningView) -> str:
    """“We have to do this by 16 Sep (in 31 days): Report the service levels”."""
    term, when = _owed(view), due(view.day, view.today)
    if term is None:
        return ""
    return _(TO_DO[term.who, view.passed], due=when, what=excerpt(term.what))


TO_DO: Mapping[tuple[str, bool], str] = {
    ("us", False): "We have to do this by {due}: {what}",
    ("us", True): "We had to do this by {due}: {what}",
    ("them", False): "The customer has to do this by {due}: {what}",
    ("them", True): "The customer had to do this by {due}: {what}",
}
"""By whose turn it is; True: the day has passed."""


def _asked_for(view: WarningView) -> str:
    """What we can do about what the customer owes; and when it comes again, where it does."""
    term = _owed(view)
    theirs = term is not None and term.who == "them"
    reminder = "Ask whether it was done." if view.passed else "Remind them."
    return " ".join(filter(None, [_(reminder) if theirs else "", _again(view)]))


def _again(view: WarningView) -> str:
    ahead = deadlines(view.version, day_after(view.day))
    following = next((one for one in ahead if one.place == view.deadline.place), None)
    return _("The next time is {day}.", day=show_day(following.day)) if following else ""


def _review(view: WarningView) -> str:
    said = "Prices are to be reviewed by {due}"
    passed = "Prices were to be reviewed by {due}"
    return _(passed if view.passed else said, due=due(view.day, view.today))


def _unreviewed(view: WarningView) -> str:
    return _("{term}. Without a new version prices stay as they are.", term=_term(view))


def _promotion(view: WarningView) -> str:
    said = "The promotion ends on {due}" if not view.passed else "The promotion ended on {due}"
    return _(said, due=due(view.day, view.today))


def _without_promotion(view: WarningView) -> str:
    term, day = _term(view), show_day(day_after(view.day))
    said = "{term}. From {day} on the customer pays the prices without it: tell them."
    passed = "{term}. Since {day} the customer pays the prices without it."
    return _(passed if view.passed else said, term=term, day=day)


def _commitment(view: WarningView) -> str:
    said = "A period of the purchase commitment ends on {due}"
    passed = "A period of the purchase commitment ended on {due}"
    return _(passed if view.passed else said, due=due(view.day, view.today))


def _bought(view: WarningView) -> str:
    said = "{term}. Compare that with what they bought so far, and tell them where they stand."
    passed = "{term}. Compare that with what they bought, and tell them if it is less."
    return _(passed if view.passed else said, term=_term(view))


HAPPENS: Mapping[DeadlineKind, tuple[Words, Words]] = {
    DeadlineKind.ANNIVERSARY: (_years, _exit),
    DeadlineKind.OBLIGATION: (_to_do, _asked_for),
    DeadlineKind.REVIEW: (_review, _unreviewed),
    DeadlineKind.PROMOTION: (_promotion, _without_promotion),
    DeadlineKind.COMMITMENT: (_commitment, _bought),
}
"""What happens on the day, and what that means."""
