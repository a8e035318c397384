"""What comes due of a customer, of oneself, of a team: by month, as a file, as a chart."""

from datetime import date

import pytest
from icalendar import Calendar

from contracts.account import Account
from contracts.people import Role
from sandbox.cast import ANNA, BEN, MARIA
from store import MOST_DUE
from tests.examples import ACME, NOW, a_contract, a_version

RENEWING = {
    "renewal": {"kind": "automatic", "for": "12 months"},
    "notice": {"period": "3 months"},
    "value": "240000 EUR",
}
WHOSE = "ACME Industries · ACME-1/3 · 240,000 EUR · <@U0REP0001>"
GLOBEX = Account(code="GLOBEX", name="Globex; Søn, & Co", owner=BEN.id)


@pytest.fixture
def both(store, keeping) -> None:
    """Anna has ACME, Ben has Globex, and both report to Maria."""
    keeping(a_contract("GLOBEX-1", a_version(end="2026-10-15"), account="GLOBEX"),
            accounts=(GLOBEX,))  # fmt: skip
    with store.writing("operator", NOW) as work:
        for user_id in (ANNA.id, BEN.id):
            work.people.report(user_id, MARIA.id)


def test_deadlines_of_a_customer_stand_under_their_months(types) -> None:
    said = types("calendar acme")
    assert "*ACME Industries: 2 deadlines in the next 365 days*" in said
    texts = [block["text"]["text"] for block in said.message.blocks if block["type"] == "section"]
    assert texts[1:] == [
        "*September 2026*",
        f"*30 Sep 2026* · in 45 days · last day for notice, else it renews for 12 months\n{WHOSE}",
        "*January 2027*",
        f"*1 Jan 2027* · in 138 days · renews for 12 months\n{WHOSE}",
    ]


def test_the_day_to_act_is_the_working_day_before(types, keeping) -> None:
    late = a_version(**RENEWING, end="2026-12-26")  # notice by 26 Sep, a Saturday
    keeping(a_contract("ACME-5", late))
    assert (
        "*26 Sep 2026* · in 41 days · last day for notice, else it renews for 12 months; act by 25"
        " Sep 2026"
    ) in types("calendar ACME")


@pytest.mark.parametrize("command", ["calendar ACME", "expiring 90"])
def test_what_is_urgent_has_a_mark(types, watch, command) -> None:
    watch.turn(days=30)
    assert "_circle:" not in types(command)
    watch.turn(days=1)
    said = "*30 Sep 2026* · in 14 days · last day for notice"
    assert f":large_orange_circle: {said}" in types(command)
    watch.turn(days=13)
    assert ":red_circle: *30 Sep 2026* · tomorrow · last day for notice" in types(command)


def test_by_itself_it_is_about_my_accounts(types, both) -> None:
    assert "*Your accounts: 2 deadlines" in types("calendar")
    assert "*Your accounts: 1 deadline in the next 365 days*" in types("calendar --mine", by="ben")
    nothing = types("calendar", by="viktor")
    assert "Your accounts: No deadline in the next 365 days." in nothing
    assert "As a calendar file" not in str(nothing.message.blocks)


def test_a_team_is_those_of_one_manager_unless_accounts_say_otherwise(types, both, keeping) -> None:
    said = types("calendar --team")
    assert "*Your team: 3 deadlines in the next 365 days*" in said
    assert "Accounts of <@U0REP0001> and <@U0REP0002>." in str(said.message.blocks)
    keeping(accounts=(ACME.model_copy(update={"team": "Key accounts"}),))
    said = types("calendar --team")
    assert "*Your team: 2 deadlines" in said
    assert "Accounts of team “Key accounts”, and of <@U0REP0001>." in str(said.message.blocks)
    assert "I do not know who your team is." in types("calendar --team", by="viktor")


def test_the_manager_reads_those_who_report_to_them(types, both) -> None:
    assert "*Your team: 3 deadlines" in types("calendar --team", by="maria")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("expiring 150 mine", "Your accounts: 2 deadlines in the next 150 days"),
        ("expiring next 150 days team", "Your team: 3 deadlines in the next 150 days"),
        ("expiring this quarter", "1 deadline from 16 Aug 2026 to 30 Sep 2026"),
        ("expiring next quarter Globex", "1 deadline from 1 Oct 2026 to 31 Dec 2026"),
        ("expiring ACME", "ACME Industries: 1 deadline in the next 90 days"),
        ("expiring acme industries 150", "ACME Industries: 2 deadlines in the next 150 days"),
        ("expiring 9 years ACME --mine", "Whose do you mean: ACME and mine?"),
        ("expiring mine team", "Whose do you mean: mine and team?"),
        ("expiring 30 this quarter", "Which time do you mean: in the next 30 days and from"),
        ("expiring 30 --within 20", "Which time do you mean"),
        (
            "expiring frobnicate",
            "I do not understand “frobnicate”: it is no customer, and no time.",
        ),
        ("expiring ACME frobnicate", "I do not understand “frobnicate”"),
        ("expiring", "2 deadlines in the next 90 days"),
        ("calendar globex next 30 days", "No deadline in the next 30 days."),
    ],
)
def test_plain_words_are_understood(types, both, line: str, found: str) -> None:
    assert found in types(line)


def test_a_misspelt_customer_is_offered_with_the_rest_of_the_line(types, slack, both) -> None:
    offered = types("expiring globx 90")
    assert "1 deadline in the next 90 days" in slack.person("anna").presses(
        "GLOBEX · Globex; Søn, & Co", on=offered
    )


def test_a_customer_may_be_called_like_a_word_of_ours(types, keeping) -> None:
    rocket = Account(code="ROCKET", name="Team Rocket 90")
    mine = Account(code="MINE", name="Next Days Ltd")
    keeping(
        a_contract("ROCKET-1", account="ROCKET"), a_contract("MINE-1", account="MINE"),
        accounts=(rocket, mine),
    )  # fmt: skip
    assert "*Team Rocket 90: 1 deadline in the next 150 days*" in types(
        "expiring team rocket 90 150"
    )
    assert "*Next Days Ltd: 1 deadline in the next 365 days*" in types("calendar mine")
    assert "Next Days Ltd: No deadline in the next 30 days." in types("expiring next days ltd 30")


def test_where_nothing_comes_due_a_button_looks_further_at_the_same(types, slack, both) -> None:
    none = types("expiring team 10")
    assert "*Your team: 2 deadlines" in slack.person("anna").presses("Look 90 days ahead", on=none)


def test_with_the_right_name_it_still_is_the_file_that_was_asked_for(types, slack) -> None:
    wrong = types("calendar ACNE 90 --ics")
    found = slack.person("anna").presses("ACME · ACME Industries", on=wrong)
    assert "it comes to you in a direct message in a moment" in found


def test_an_answer_that_is_not_all_says_from_which_day_on(types, keeping) -> None:
    keeping(*(a_contract(f"ACME-{n}", a_version(end="2026-12-01")) for n in range(2, MOST_DUE + 9)))
    said = types("calendar ACME")
    assert f"*ACME Industries: {MOST_DUE} deadlines" in said
    assert "from 1 Dec 2026 on these are not all" in str(said.message.blocks)
    assert "Page 1 of" in said


def files_of(slack, user_id: str):
    """The messages with a file between somebody and the bot, with the file."""
    world = slack.world
    channel = world.directory.direct_message(user_id, world.app.bot_user).id
    messages = world.messages.public(channel)
    return [(m, world.files.get(file_id)) for m in messages for file_id in m.files]


def test_the_calendar_file_comes_in_a_direct_message(slack, types, work, deliver, both) -> None:
    listed = types("calendar globex", by="ben")
    said = slack.person("ben").presses("As a calendar file", on=listed)
    assert "it comes to you in a direct message in a moment" in said
    assert said.is_ephemeral
    assert deliver() == []
    assert work.step()
    assert not work.step()
    assert deliver() == ["said"]
    [(message, file)] = files_of(slack, BEN.id)
    assert message.text == (
        "Here is 1 deadline of Globex; Søn, &amp; Co as a calendar file. Open it to put them into"
        " your calendar; opening a newer one brings them up to date."
    )
    assert (file.name, file.title) == ("deadlines-globex.ics", "Deadlines of Globex; Søn, & Co")
    [event] = Calendar.from_ical(file.content).walk("VEVENT")
    assert event["SUMMARY"] == "Globex; Søn, & Co: End (GLOBEX-1)"
    assert event.decoded("DTSTART") == date(2026, 10, 15)
    assert deliver() == []


DATA = (b"UID", b"DTSTAMP", b"SEQUENCE")


def test_no_amount_stands_in_a_calendar_file(slack, types, work, deliver) -> None:
    types("calendar ACME --ics")
    work.step()
    deliver()
    [(_message, file)] = files_of(slack, ANNA.id)
    whole = file.content.replace(b"\r\n ", b"")
    assert b"/contract notice ACME-1" in whole
    assert b"240" not in b"".join(line for line in whole.splitlines() if not line.startswith(DATA))


def test_what_holds_no_more_is_cancelled_in_a_newer_file(
    slack, types, work, deliver, store
) -> None:
    """Under the same identity, so that the calendar lets go of it."""
    types("calendar ACME --ics")
    work.step()
    deliver()
    with store.writing("operator", NOW) as granting:
        granting.people.grant(ANNA.id, Role.REP)
    types("notice ACME-1 received --on 2026-08-15 --by them")
    types("calendar ACME --ics")
    work.step()
    deliver()
    [before, after] = [
        {str(e["UID"]): e for e in Calendar.from_ical(file.content).walk("VEVENT")}
        for _message, file in files_of(slack, ANNA.id)
    ]
    assert before.keys() < after.keys()
    gone = [after[uid] for uid in before]
    assert {str(event["STATUS"]) for event in gone} == {"CANCELLED"}
    [new] = [after[uid] for uid in after.keys() - before.keys()]
    assert (str(new["STATUS"]), new.decoded("DTSTART")) == ("CONFIRMED", date(2026, 12, 31))


def test_the_chart_comes_with_its_figures_in_words(slack, types, work, deliver) -> None:
    listed = types("calendar ACME")
    drawing = slack.person("anna").presses("Chart", on=listed)
    assert "I am drawing the chart" in drawing
    assert "I am at it already" in types("calendar ACME --chart")
    work.step()
    assert deliver() == ["said"]
    [(message, file)] = files_of(slack, ANNA.id)
    assert file.name == "deadlines-acme.png"
    assert file.content.startswith(b"\x89PNG")
    assert len(file.content) < 200_000
    assert file.alt == (
        "ACME Industries: deadlines of the coming twelve months. September 2026: 1 deadline"
        " (Last day for notice: 1); 240,000 EUR. January 2027: 1 deadline (Renewal: 1);"
        " 240,000 EUR."
    )
    assert "240" not in message.text


def test_whoever_lost_their_role_meanwhile_gets_no_file(slack, types, work, deliver) -> None:
    """Anna left the company after she had asked."""
    types("calendar ACME --ics")
    work.step()
    slack.office.change_user(ANNA.id, deleted=True)
    assert "set_aside" in deliver()
    assert files_of(slack, ANNA.id) == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("calendar ACME --ics --chart", "ask for one after the other"),
        ("calendar ACME --ics --share", "A file comes to you alone, in a direct message."),
        ("calendar ONEIL --ics", "O'Neil & Sons: No deadline in the next 365 days."),
    ],
)
def test_where_no_file_comes_a_sentence_says_why(types, work, line: str, sentence: str) -> None:
    assert sentence in types(line)
    assert not work.step()


def test_that_the_shared_terms_end_stands_in_the_calendar_of_whoever_buys_under_them(
    types, keeping, both
) -> None:
    shared = {"account": None, "kind": "base", "title": "Nordic terms"}
    keeping(
        a_contract("BASE-N", a_version(end="2026-11-15"), **shared),
        a_contract("BASE-S", a_version(end="2027-11-15"), base="BASE-N", **shared),
    )
    keeping(
        a_contract("GLOBEX-2", a_version(end="2028-12-31"), account="GLOBEX", base="BASE-S"),
        a_contract("ACME-6", a_version(end="2026-06-30"), base="BASE-N"),
    )
    ends = "*15 Nov 2026* · in 91 days · ends\nshared terms · BASE-N/1"
    for line, by in (
        ("calendar GLOBEX", "anna"),
        ("calendar --mine", "ben"),
        ("expiring 100 team", "anna"),
    ):
        assert ends in types(line, by=by)
    for line in ("calendar ACME", "calendar --mine"):  # of ACME nothing runs under them any more
        assert "BASE-N" not in types(line)
