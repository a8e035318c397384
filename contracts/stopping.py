"""What stops a version early, pauses it, or lets nothing follow its term (TERMS 5, 6).

Each function gives the version as it is then, or a Refusal that says what to do instead.
"""

from datetime import date

from contracts.days import NEVER, UNKNOWN, day_before
from contracts.deadlines import exit_if_given, last_day, renews, term_end
from contracts.errors import Refusal
from contracts.i18n import _, show_day
from contracts.lifecycle import Verb, after
from contracts.renewal import RenewalKind
from contracts.version import Lapse, Suspension, Termination, Version


class DayOutOfPlace(Refusal):
    """A version stops on one of the days on which it runs."""


class NoTermEnds(Refusal):
    """It runs until notice: there is no end of a term that anything could follow."""

    hint = "Record the notice that was sent or received: that is what ends it."


class DecidedAlready(Refusal):
    """That nothing shall follow is decided once for a term."""

    def __init__(self, lapse: Lapse) -> None:
        super().__init__(_("It is decided already: {lapse}.", lapse=lapse))


def terminated(version: Version, ref: str, termination: Termination) -> Version:
    """*version*, whose last day in force is that of *termination*."""
    state = after(version.state, Verb.TERMINATE, ref)
    _check_it_runs(version, termination.on)
    return version.model_copy(update={"state": state, "termination": termination})


def suspended(version: Version, ref: str, pause: Suspension) -> Version:
    """*version*, which is not in force from the first day of *pause* until it is resumed."""
    state = after(version.state, Verb.SUSPEND, ref)
    _check_it_runs(version, pause.start)
    pauses = (*version.suspensions, pause)
    return version.model_copy(update={"state": state, "suspensions": pauses})


def resumed(version: Version, ref: str, today: date) -> Version:
    """*version*, which is in force again from *today* on; a pause yet to come never was."""
    state = after(version.state, Verb.RESUME, ref)
    pauses = (_until_yesterday(pause, today) for pause in version.suspensions)
    kept = tuple(pause for pause in pauses if pause.end is None or pause.start <= pause.end)
    return version.model_copy(update={"state": state, "suspensions": kept})


def _until_yesterday(pause: Suspension, today: date) -> Suspension:
    return pause if pause.end else pause.model_copy(update={"end": day_before(today)})


def let_end(version: Version, ref: str, lapse: Lapse) -> Version:
    """*version* with the decision that nothing shall follow the term that ends on that day."""
    state = after(version.state, Verb.LET_END, ref)
    known = version.lapse(lapse.on)
    if known is not None:
        raise DecidedAlready(known)
    return version.model_copy(update={"state": state, "lapses": (*version.lapses, lapse)})


def end_to_decide(version: Version, today: date) -> date:
    """The last day of the first term of which anybody can still decide what follows.

    Of what renews itself that is the first one that a notice given *today* ends.
    """
    if version.renewal.kind is RenewalKind.EVERGREEN or version.end is None:
        raise NoTermEnds
    leaves = today
    if version.notice is not None and renews(version, today):
        leaves = exit_if_given(today, version.notice)
    last = term_end(version, leaves)
    if last is None:
        raise NoTermEnds(_("Nobody knows how long it runs: nobody can say what follows."))
    if last < today:
        raise NoTermEnds(_("It ended on {day}: nothing follows it.", day=show_day(last)))
    return last


def _check_it_runs(version: Version, day: date) -> None:
    """Raises DayOutOfPlace for a day before its start or after its end."""
    start, last = version.start, last_day(version)
    if start is not UNKNOWN and day < start:
        raise DayOutOfPlace(
            _("{day} lies before its start, {start}.", day=show_day(day), start=show_day(start)),
            hint=_("Give a day from its start on."),
        )
    final = last if isinstance(last, date) else NEVER
    if day > final:
        raise DayOutOfPlace(
            _("It ends on {last} anyway, before {day}.", last=show_day(final), day=show_day(day)),
            hint=_("Give a day until then, or leave it to end."),
        )
