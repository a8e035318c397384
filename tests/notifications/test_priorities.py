"""Whose turn comes first is said where a notice is made."""

from datetime import date

from contracts.deadlines import Deadline, DeadlineKind
from contracts.events import AlertsTested
from notifications.digests import Gathered
from notifications.testing import trial
from notifications.warnings import Warned
from store import Priority
from tests.examples import NOW

DAY = date(2026, 12, 31)
DEADLINE = Deadline(DeadlineKind.END, DAY)


def test_a_warning_comes_before_a_digest() -> None:
    warned = Warned("ACME-1", 3, DEADLINE, 30).notice("C1")
    gathered = Gathered("C1", DAY).notice("C1")
    assert (warned.priority, gathered.priority) == (Priority.WARNING, Priority.DIGEST)
    assert warned.priority < gathered.priority


def test_whoever_tries_out_where_warnings_go_waits_for_it() -> None:
    event = AlertsTested("C1", "ACME-1", 3, DEADLINE, 30, "U1")
    assert trial(event, NOW).priority is Priority.WAITED_FOR
