"""Deadlines of each kind, as a warning shows them, and what it says of them."""

from datetime import date
from typing import Any

from blocks.plain import plain_text
from blocks.warning_view import WarningView
from contracts.account import Account
from contracts.deadlines import Deadline, DeadlineKind
from notifications.kinds.warning import warning
from sandbox.checks.surfaces import check_message
from tests.examples import TODAY, a_contract, a_version

ACME = Account(code="ACME", name="ACME Industries", owner="U0REP0001", holidays="NL")
AUTOMATIC: dict[str, Any] = {"renewal": {"kind": "automatic", "for": "12 months"}}
NOTICE: dict[str, Any] = AUTOMATIC | {"notice": {"period": "3 months"}, "value": "240000 EUR"}
THEIRS: dict[str, Any] = AUTOMATIC | {
    "notice": {"period": "3 months", "by": "them", "counts": "sent"}
}
RUNNING: dict[str, Any] = {
    "start": "2020-03-01",
    "end": None,
    "renewal": {"kind": "evergreen"},
    "notice": {"period": "3 months"},
}
OURS = {"kind": "obligation", "who": "us", "what": "Report the figures", "due": "2026-09-16"}
FORECAST = OURS | {"who": "them", "what": "Send the forecast", "every": "3 months"}
REVIEW = {"kind": "price_review", "every": "12 months"}
PROMOTION = {"kind": "promotion", "percent": -5, "valid_to": "2026-09-30"}
COMMITMENT = {"kind": "purchase_commitment", "amount": "200000 EUR", "per": "year"}
OWED = {"end": "2028-12-31", "terms": [OURS, FORECAST, REVIEW, PROMOTION, COMMITMENT]}


def a_view(fields: dict[str, Any], kind: DeadlineKind, day: date, place: int = 0) -> WarningView:
    contract = a_contract("ACME-1", a_version(**fields))
    deadline = Deadline(kind, day, place)
    return WarningView(contract, contract.versions[0], ACME, deadline, TODAY)


LAST_NOTICE = a_view(NOTICE, DeadlineKind.NOTICE, date(2026, 9, 30))
VIEWS = {
    "notice": LAST_NOTICE,
    "their notice": a_view(THEIRS, DeadlineKind.NOTICE, date(2026, 9, 30)),
    "renewal": a_view(NOTICE, DeadlineKind.RENEWAL, date(2027, 1, 1)),
    "renewal without notice": a_view(AUTOMATIC, DeadlineKind.RENEWAL, date(2027, 1, 1)),
    "end": a_view({}, DeadlineKind.END, date(2026, 12, 31)),
    "anniversary": a_view(RUNNING, DeadlineKind.ANNIVERSARY, date(2027, 3, 1)),
    "obligation of ours": a_view(OWED, DeadlineKind.OBLIGATION, date(2026, 9, 16), 1),
    "obligation of theirs": a_view(OWED, DeadlineKind.OBLIGATION, date(2026, 9, 16), 2),
    "review": a_view(OWED, DeadlineKind.REVIEW, date(2027, 1, 1), 3),
    "promotion": a_view(OWED, DeadlineKind.PROMOTION, date(2026, 9, 30), 4),
    "commitment": a_view(OWED, DeadlineKind.COMMITMENT, date(2026, 12, 31), 5),
}


def said(view: WarningView) -> list[str]:
    """The lines of the card below its first, without the buttons."""
    message = warning.render(view)
    assert check_message(list(message.blocks))
    lines = plain_text(message).splitlines()
    return [line for line in lines[1:] if not line.startswith("  [")]
