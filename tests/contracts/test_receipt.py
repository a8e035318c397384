"""A notice that was sent arrives: both days are kept, and the end follows from the right one."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from contracts.notice_forms import is_agreed_form
from contracts.receipt import NothingOnItsWay, arrived, awaits_receipt, counted_from
from contracts.renewal import Notice, NoticeGiven, Receipt
from contracts.version import Version

AUTOMATIC = {"kind": "automatic", "for": "12 months"}
SENT = {"on": "2026-09-25", "by": "us", "how": "sent", "ends": "2026-12-31"}


def a_version(given: dict[str, Any] | None, **fields: Any) -> Version:
    facts = {"number": 1, "state": "active", "start": "2026-01-01", "end": "2026-12-31"}
    agreed = {"renewal": AUTOMATIC, "notice": {"period": "3 months"}}
    return Version.model_validate(facts | agreed | fields | {"notice_given": given})


@pytest.mark.parametrize(
    ("fields", "given", "on", "ends"),
    [
        ({}, SENT, "2026-09-30", "2026-12-31"),
        ({}, SENT, "2026-10-01", "2027-12-31"),
        ({"renewal": AUTOMATIC | {"times": 1}}, SENT, "2027-01-05", "2027-12-31"),
        ({}, SENT | {"ends": "2026-11-15"}, "2026-10-01", "2026-11-15"),
        ({"notice": None}, SENT, "2026-10-01", "2026-12-31"),
        ({"notice": {"period": "3 months", "counts": "sent"}}, SENT, "2026-10-05", "2026-12-31"),
        (
            {"renewal": {"kind": "evergreen"}, "end": None},
            SENT | {"ends": "2026-12-25"},
            "2026-10-02",
            "2027-01-02",
        ),
    ],
)
def test_the_end_follows_from_the_day_that_counts(fields, given, on, ends) -> None:
    version = a_version(given, **fields)
    found = arrived(version, Receipt(on=on))
    assert (found.on, found.receipt.on) == (date(2026, 9, 25), date.fromisoformat(on))
    assert found.ends == date.fromisoformat(ends)
    assert not awaits_receipt(version.model_copy(update={"notice_given": found}))


def test_a_receipt_that_is_put_right_moves_the_end_again() -> None:
    late = arrived(a_version(SENT), Receipt(on="2026-10-01"))
    again = arrived(a_version(late.model_dump()), Receipt(on="2026-09-29"))
    assert (late.ends, again.ends) == (date(2027, 12, 31), date(2026, 12, 31))


@pytest.mark.parametrize("given", [None, SENT | {"how": "received"}])
def test_only_what_was_sent_arrives(given) -> None:
    with pytest.raises(NothingOnItsWay):
        arrived(a_version(given), Receipt(on="2026-10-01"))


def test_nothing_arrives_before_it_was_sent_and_nothing_received_arrives_again() -> None:
    with pytest.raises(ValidationError, match="before it was sent"):
        NoticeGiven.model_validate(SENT | {"receipt": {"on": "2026-09-24"}})
    with pytest.raises(ValidationError, match="Only a notice that was sent"):
        NoticeGiven.model_validate(SENT | {"how": "received", "receipt": {"on": "2026-09-26"}})


def test_it_waits_only_where_receipt_counts() -> None:
    assert awaits_receipt(a_version(SENT))
    assert not awaits_receipt(a_version(SENT | {"how": "received"}))
    assert not awaits_receipt(a_version(SENT, notice={"period": "1 day", "counts": "sent"}))
    assert not awaits_receipt(a_version(SENT, notice=None))
    assert not awaits_receipt(a_version(None))


def test_the_day_that_counts_is_the_one_that_was_agreed() -> None:
    given = NoticeGiven.model_validate(SENT | {"receipt": {"on": "2026-10-02"}})
    by_post = {"notice": {"period": "1 day", "counts": "sent"}}
    assert counted_from(a_version(None), given) == date(2026, 10, 2)
    assert counted_from(a_version(None, **by_post), given) == date(2026, 9, 25)


@pytest.mark.parametrize(
    ("agreed", "used", "fits"),
    [
        ("registered letter", "Registered  Letter", True),
        ("registered letter", "e-mail", False),
        ("registered letter", "letter", False),
        ("letter", "registered letter", True),
        ("written", "letter by courier", True),
        ("Written", "e-mail", False),
        ("text form", "e-mail", True),
        ("registered letter", None, False),
        (None, "orally", True),
        (None, None, True),
    ],
)
def test_another_form_than_agreed_is_known_as_such(agreed, used, fits) -> None:
    assert is_agreed_form(Notice(period="3 months", form=agreed), used) is fits
    assert is_agreed_form(None, used)
