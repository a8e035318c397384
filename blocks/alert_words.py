"""What a channel wants to be warned of, in plain words; and when somebody reads."""

from contracts.alerts import EVERYTHING, Filters
from contracts.deadlines import DeadlineKind
from contracts.i18n import _, many, quoted, show_time, weekdays
from contracts.rhythm import Quiet, Weekly


def wanted(filters: Filters) -> str:
    """“accounts of the segment “retail”, worth 100,000 EUR or more, only notice deadlines”."""
    parts = [_about(filters.segment)]
    if filters.min_value is not None:
        parts.append(_("worth {amount} or more", amount=filters.min_value.short))
    if filters.kind is not None:
        parts.append(_("only {kind} deadlines", kind=kind_words(filters.kind)))
    if filters.within != EVERYTHING.within:
        day, days = "at most {count} day ahead", "at most {count} days ahead"
        parts.append(many(day, days, filters.within))
    return ", ".join(parts)


def kind_words(kind: DeadlineKind) -> str:
    """“notice”: the kind of a deadline as it is typed."""
    return _(kind.value)


def _about(segment: str) -> str:
    if segment:
        return _("accounts of the segment {segment}", segment=quoted(segment))
    return _("every account")


def flags(filters: Filters) -> str:
    """The same as it is typed behind a command."""
    said = f" --segment {_as_one_word(filters.segment)}" if filters.segment else ""
    said += f" --kind {_as_one_word(filters.kind.value)}" if filters.kind else ""
    said += f" --min-value {_as_one_word(filters.min_value.written)}" if filters.min_value else ""
    return said + (f" --within {filters.within}" if filters.within != EVERYTHING.within else "")


def _as_one_word(text: str) -> str:
    """In quotes where it is several; a quote within a word is just a sign (3")."""
    return text if len(text.split()) == 1 else f'"{text}"'


def week(weekly: Weekly) -> str:
    """“each Monday at 09:00”."""
    return _("each {day} at {hour}", day=weekdays()[weekly.on], hour=show_time(weekly.at))


def quiet_hours(quiet: Quiet) -> str:
    """“from 18:00 to 08:00 and on weekends and public holidays”."""
    span = _("from {begins} to {ends}", begins=show_time(quiet.begins), ends=show_time(quiet.ends))
    parts = [span] if quiet.begins != quiet.ends else []
    if quiet.workdays:
        parts.append(_("on weekends and public holidays"))
    return _(", and ").join(parts)
