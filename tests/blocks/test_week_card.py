"""What the week of a person and of a channel says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from blocks.plain import plain_text
from blocks.week_card import week_message
from contracts.account import Account
from contracts.contract import Contract
from contracts.deadlines import Deadline, DeadlineKind
from contracts.lifecycle import State
from contracts.version import Version
from sandbox.checks.surfaces import check_message
from tests.examples import ACME, TODAY, a_contract, a_version

pytestmark = pytest.mark.words

MARIA, SALES = "U0MGR0001", "C0SAL0001"
TERMS = [
    {"kind": "obligation", "who": "them", "what": "Send the forecast", "due": "2026-09-16"},
    {"kind": "price_review", "every": "12 months"},
    {"kind": "promotion", "percent": -5, "valid_to": "2026-09-30"},
    {"kind": "purchase_commitment", "amount": "200000 EUR", "per": "year"},
]
RENEWING: dict[str, Any] = {
    "renewal": {"kind": "automatic", "for": "12 months"},
    "notice": {"period": "3 months"},
    "value": "240000 EUR",
    "terms": TERMS,
}
CONTRACT = a_contract("ACME-1", a_version(**RENEWING))


@dataclass(frozen=True, slots=True)
class Due:
    deadline: Deadline
    contract: Contract = CONTRACT
    account: Account | None = ACME
    taken_by: str | None = None

    @property
    def version(self) -> Version:
        return CONTRACT.versions[0]


@dataclass(frozen=True, slots=True)
class Request:
    ref: str = "ACME-2/1"
    requested_by: str = "U0REP0001"
    requested_at: datetime = datetime(2026, 8, 14, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Draft:
    state: State
    ref: str = "ACME-3/1"
    customer: str = "ACME Industries"


@dataclass(frozen=True, slots=True)
class Week:
    reader: str
    deadlines: Sequence[Due] = ()
    waiting: Sequence[Request] = ()
    drafts: Sequence[Draft] = ()
    complete: bool = True
    today: date = TODAY
    days: int = 90


def said(week: Week) -> list[str]:
    message = week_message(week)
    assert check_message(list(message.blocks))
    return plain_text(message).splitlines()


def a_due(kind: DeadlineKind, day: date, place: int = 0) -> Due:
    return Due(Deadline(kind, day, place))


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (
            a_due(DeadlineKind.NOTICE, date(2026, 9, 30)),
            (
                "30 Sep (in 45 days) · ACME Industries · ACME-1/1"
                " · last day for notice, else it renews for 12 months · 240,000 EUR"
            ),
        ),
        (
            a_due(DeadlineKind.NOTICE, date(2026, 9, 20)),
            (
                "20 Sep (in 35 days) · ACME Industries · ACME-1/1"
                " · last day for notice, else it renews for 12 months; act by 18 Sep 2026"
                " · 240,000 EUR"
            ),
        ),
        (
            a_due(DeadlineKind.RENEWAL, date(2026, 9, 30)),
            "30 Sep (in 45 days) · ACME Industries · ACME-1/1 · renews for 12 months · 240,000 EUR",
        ),
        (
            a_due(DeadlineKind.END, date(2026, 9, 30)),
            "30 Sep (in 45 days) · ACME Industries · ACME-1/1 · ends · 240,000 EUR",
        ),
        (
            a_due(DeadlineKind.ANNIVERSARY, date(2026, 9, 30)),
            (
                "30 Sep (in 45 days) · ACME Industries · ACME-1/1"
                " · another year is over; it runs on until notice · 240,000 EUR"
            ),
        ),
        (
            a_due(DeadlineKind.OBLIGATION, date(2026, 9, 16), 1),
            (
                "16 Sep (in 31 days) · ACME Industries · ACME-1/1"
                " · The customer: Send the forecast · 240,000 EUR"
            ),
        ),
        (
            a_due(DeadlineKind.REVIEW, date(2026, 9, 30), 2),
            (
                "30 Sep (in 45 days) · ACME Industries · ACME-1/1"
                " · Prices reviewed every 12 months · 240,000 EUR"
            ),
        ),
        (
            a_due(DeadlineKind.PROMOTION, date(2026, 9, 30), 3),
            (
                "30 Sep (in 45 days) · ACME Industries · ACME-1/1 · Promotion: −5 %; it ends"
                " · 240,000 EUR"
            ),
        ),
        (
            a_due(DeadlineKind.COMMITMENT, date(2026, 9, 30), 4),
            (
                "30 Sep (in 45 days) · ACME Industries · ACME-1/1"
                " · The customer buys for at least 200,000 EUR a year; a period ends · 240,000 EUR"
            ),
        ),
    ],
)
def test_each_kind_of_deadline_is_one_line_with_day_customer_and_value(due, words) -> None:
    assert said(Week(SALES, [due]))[:3] == [
        "The week in #C0SAL0001 · 16 Aug 2026",
        "1 deadline in the next 90 days",
        f"• {words}",
    ]


def test_what_waits_comes_before_deadlines_and_drafts_after_them() -> None:
    drafts = [Draft(State.DRAFT), Draft(State.REJECTED), Draft(State.APPROVED)]
    due = a_due(DeadlineKind.END, date(2026, 9, 30))
    assert said(Week(MARIA, [due], [Request()], drafts)) == [
        "Your week · 16 Aug 2026",
        "1 request waits for your decision",
        "• ACME-2/1, from @U0REP0001 since 14 Aug 2026",
        "1 deadline in the next 90 days",
        "• 30 Sep (in 45 days) · ACME Industries · ACME-1/1 · ends · 240,000 EUR",
        "3 drafts of yours",
        "• ACME-3/1 · ACME Industries · not submitted yet",
        "• ACME-3/1 · ACME Industries · rejected: change it, or give it up",
        "• ACME-3/1 · ACME Industries · approved: record the customer’s acceptance",
        "  [Decide] queue",
        "  [All deadlines] expiring --within 90 --mine",
    ]


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        (
            MARIA,
            "Nothing comes due in the next 90 days, nothing waits for you, and you have no drafts.",
        ),
        (SALES, "Nothing comes due in the next 90 days."),
    ],
)
def test_a_week_without_anything_says_only_what_that_reader_could_have(reader, words) -> None:
    assert said(Week(reader))[1:] == [words]


def test_of_many_deadlines_the_first_are_named_and_the_others_counted() -> None:
    days = [TODAY + timedelta(days=day) for day in range(60)]
    found = [a_due(DeadlineKind.END, day) for day in days]
    lines = said(Week(SALES, found, complete=False))
    assert lines[1] == "60 deadlines in the next 90 days"
    assert len([line for line in lines if line.startswith("•")]) == 25
    assert lines[-3:-1] == ["… and 35 more", "There are more: these come first."]
