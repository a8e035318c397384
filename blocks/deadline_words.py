"""What each kind of deadline is called, in a list, on a line and in a notification."""

from collections.abc import Mapping

from contracts.deadlines import Deadline, DeadlineKind
from contracts.i18n import _
from contracts.terms.obligation import Obligation
from contracts.version import Version

NAMES: Mapping[DeadlineKind, str] = {
    DeadlineKind.NOTICE: "Last day for notice",
    DeadlineKind.RENEWAL: "Renewal",
    DeadlineKind.END: "End",
    DeadlineKind.ANNIVERSARY: "Anniversary",
    DeadlineKind.OBLIGATION: "Obligation",
    DeadlineKind.REVIEW: "Price review",
    DeadlineKind.PROMOTION: "End of a promotion",
    DeadlineKind.COMMITMENT: "Purchase commitment",
}

WHAT: Mapping[DeadlineKind, str] = {
    DeadlineKind.NOTICE: "last day for notice, else it renews for {length}",
    DeadlineKind.RENEWAL: "renews for {length}",
    DeadlineKind.END: "ends",
    DeadlineKind.ANNIVERSARY: "another year is over; it runs on until notice",
    DeadlineKind.OBLIGATION: "{term}",
    DeadlineKind.REVIEW: "{term}",
    DeadlineKind.PROMOTION: "{term}; it ends",
    DeadlineKind.COMMITMENT: "{term}; a period ends",
}

BRIEF: Mapping[tuple[DeadlineKind, bool], str] = {
    (DeadlineKind.NOTICE, False): "{who}: notice is possible until {day}",
    (DeadlineKind.NOTICE, True): "{who}: the last day for notice was {day}",
    (DeadlineKind.RENEWAL, False): "{who}: renews on {day}",
    (DeadlineKind.RENEWAL, True): "{who}: renewed on {day}",
    (DeadlineKind.END, False): "{who}: ends on {day}",
    (DeadlineKind.END, True): "{who}: ended on {day}",
    (DeadlineKind.ANNIVERSARY, False): "{who}: another year is over on {day}",
    (DeadlineKind.ANNIVERSARY, True): "{who}: another year was over on {day}",
    (DeadlineKind.OBLIGATION, False): "{who}: something is to be done by {day}",
    (DeadlineKind.OBLIGATION, True): "{who}: something was to be done by {day}",
    (DeadlineKind.REVIEW, False): "{who}: prices are reviewed on {day}",
    (DeadlineKind.REVIEW, True): "{who}: prices were to be reviewed on {day}",
    (DeadlineKind.PROMOTION, False): "{who}: a promotion ends on {day}",
    (DeadlineKind.PROMOTION, True): "{who}: a promotion ended on {day}",
    (DeadlineKind.COMMITMENT, False): "{who}: a purchase commitment is due on {day}",
    (DeadlineKind.COMMITMENT, True): "{who}: a purchase commitment was due on {day}",
}
"""What a notification says: whose contract it is and which day; True: it has passed. No amounts."""


def what(version: Version, deadline: Deadline) -> str:
    """“renews for 12 months”, “We: Report the service levels”."""
    length, term = version.renewal.length, term_words(version, deadline)
    return _(WHAT[deadline.kind], length=length, term=term)


def term_words(version: Version, deadline: Deadline) -> str:
    """The term that *deadline* comes from; empty: it comes from the version's own dates.

    Of an obligation without its days: it is about this one of them.
    """
    if not deadline.place:
        return ""
    term = version.terms[deadline.place - 1]
    return term.task if isinstance(term, Obligation) else term.words()
