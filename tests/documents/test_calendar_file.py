"""A calendar file, read back as a calendar reads it."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from documents.calendar_file import Entry, calendar_file, uid

AT = datetime(2026, 8, 16, 9, tzinfo=UTC)
HARD = "Größe, Søn; & Co \\ “株式会社” 😀\nBEGIN:VEVENT"


def entry(**fields: object) -> Entry:
    known = {"key": "ACME-1:end", "day": date(2026, 12, 31), "summary": "ACME: End",
             "description": "Two\nlines", "kind": "end"}  # fmt: skip
    return Entry(**known | fields)  # type: ignore[arg-type]


def events(content: bytes) -> list:
    calendar = Calendar.from_ical(content)
    assert calendar.errors == []
    return calendar.walk("VEVENT")


def test_an_entry_is_a_whole_day_in_every_time_zone() -> None:
    content = calendar_file("Deadlines", [entry()], AT)
    [event] = events(content)
    assert event.decoded("DTSTART") == date(2026, 12, 31)
    assert event.decoded("DTEND") == date(2027, 1, 1)
    assert b"DTSTART;VALUE=DATE:20261231\r\n" in content
    assert b"TZID" not in content
    assert b"VTIMEZONE" not in content
    assert b"VALARM" not in content
    assert event.decoded("DTSTAMP") == AT
    assert (str(event["STATUS"]), str(event["TRANSP"])) == ("CONFIRMED", "TRANSPARENT")


def test_a_newer_file_brings_the_same_entry_up_to_date() -> None:
    [old] = events(calendar_file("x", [entry()], AT))
    [new] = events(calendar_file("x", [entry(over=True)], AT + timedelta(minutes=1)))
    assert old["UID"] == new["UID"] == uid("ACME-1:end")
    assert int(old["SEQUENCE"]) < int(new["SEQUENCE"]) < 2**31
    assert str(new["STATUS"]) == "CANCELLED"
    assert "ACME" not in uid("ACME-1:end")


# What XML and calendars take for text: no controls, no halves of pairs.
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=400)


@given(summary=TEXTS, description=TEXTS, name=TEXTS)
@example(summary=HARD, description=HARD, name=HARD)
@example(summary="é" * 300, description="😀" * 300, name="x")
@example(summary="; \\n , :", description="\\", name='"')
def test_any_text_comes_back_from_lines_that_are_short(
    summary: str, description: str, name: str
) -> None:
    content = calendar_file(name, [entry(summary=summary, description=description)], AT)
    [event] = events(content)
    assert str(event["SUMMARY"]) == " ".join(summary.split())
    assert str(event["DESCRIPTION"]) == description
    assert str(Calendar.from_ical(content)["X-WR-CALNAME"]) == " ".join(name.split())
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_no_entry_and_the_last_day_there_is_are_files_too() -> None:
    assert events(calendar_file("x", [], AT)) == []
    [event] = events(calendar_file("x", [entry(day=date.max)], AT))
    assert event.decoded("DTSTART") == date.max
