"""What stands on a warning beside its deadline: who did what, what was missed, long names."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from blocks.plain import plain_text
from contracts.approval.policy import Verb
from contracts.deadlines import Deadline, DeadlineKind
from contracts.matter import Matter
from contracts.requests import Request, RequestState
from notifications.kinds.warning import warning
from tests.examples import TODAY, a_contract, a_version
from tests.notifications.warning_views import ACME, LAST_NOTICE, NOTICE, VIEWS, a_view, said

pytestmark = pytest.mark.words


def a_matter(**said_of_it: Any) -> Matter:
    return Matter("ACME-1", 1, LAST_NOTICE.deadline, **said_of_it)


PUT_OFF = a_matter(until=date(2026, 9, 15), why="They decide then.", put_off_by="U0REP0001")
PROPOSED = Request(
    *(1, "ACME-1", 1, 1, "0" * 64, "U0REP0001", datetime(2026, 8, 14, 9, tzinfo=UTC)),
    state=RequestState.OPEN,
    verb=Verb.LAPSE,
)


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        (
            {"missed": (90,)},
            ("The warning 90 days before the day was missed: this one stands for it, too."),
        ),
        (
            {"missed": (1,)},
            ("The warning 1 day before the day was missed: this one stands for it, too."),
        ),
        (
            {"missed": (90, 60)},
            (
                "The warnings 90 and 60 days before the day were missed: this one"
                " stands for them, too."
            ),
        ),
        ({"matter": a_matter(taken_by="U0MGR0001")}, "@U0MGR0001 looks after it."),
        ({"matter": PUT_OFF}, "@U0REP0001 put it off until 15 Sep 2026: They decide then."),
        (
            {"matter": PUT_OFF, "today": date(2026, 9, 15)},
            "@U0REP0001 had put it off until 15 Sep 2026: They decide then.",
        ),
        ({"proposed": PROPOSED}, "@U0REP0001 proposed: Let it lapse. That waits for approval."),
    ],
)
def test_what_people_did_and_what_was_missed_stands_below(fact, line) -> None:
    assert said(replace(LAST_NOTICE, **fact))[2:-1] == [line]


@pytest.mark.parametrize(
    ("note", "outcome"),
    [
        (None, "Settled. @U0REP0001 dealt with it on 16 Aug 2026."),
        ("Agreed by phone.", "Settled. @U0REP0001 dealt with it on 16 Aug 2026: Agreed by phone."),
        ("Prices stay", "Settled. @U0REP0001 dealt with it on 16 Aug 2026: Prices stay."),
    ],
)
def test_what_is_dealt_with_says_who_did_and_stops_once(note: str | None, outcome: str) -> None:
    matter = a_matter(done_by="U0REP0001", done_on=TODAY, note=note)
    assert said(replace(LAST_NOTICE, matter=matter))[0] == outcome


LAPSE = {"on": "2026-12-31", "reason": "They buy elsewhere.", "by": "U0MGR0001"}
RED = (
    ":red_circle: @U0MGR0001 decided that nothing follows: They buy elsewhere."
    " It still renews unless a notice is recorded as sent or received."
)


@pytest.mark.parametrize(
    "deadline", [LAST_NOTICE.deadline, Deadline(DeadlineKind.RENEWAL, date(2027, 1, 1))]
)
def test_a_lapse_that_ends_nothing_keeps_the_card_red(deadline: Deadline) -> None:
    view = a_view(NOTICE | {"lapses": [LAPSE]}, deadline.kind, deadline.day)
    assert said(view)[2] == RED
    assert "[Record a notice] notice ACME-1" in plain_text(warning.render(view))


def test_only_a_notice_takes_the_red_mark_away() -> None:
    given = {"on": "2026-08-10", "ends": "2026-12-31"}
    view = a_view(
        NOTICE | {"lapses": [LAPSE], "notice_given": given},
        DeadlineKind.NOTICE,
        LAST_NOTICE.day,
    )
    assert said(view)[0] == (
        "Settled. Notice received on 10 Aug 2026: it ends on 31 Dec (in 137 days)."
    )
    assert ":red_circle:" not in plain_text(warning.render(view))


def test_a_lapse_of_what_ends_by_itself_settles_it() -> None:
    view = a_view({"lapses": [LAPSE]}, DeadlineKind.END, date(2026, 12, 31))
    assert said(view)[0] == (
        "Settled. @U0MGR0001 decided that nothing follows: They buy elsewhere."
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 customer buys under it"), (3, "3 customers buy under it")],
)
def test_an_end_of_shared_terms_says_for_how_many_they_end(count: int, words: str) -> None:
    view = replace(VIEWS["end"], account=None, under=count)
    assert said(view)[1] == f"{words}: without a next version its terms end for them, too."


LONG = "Gesellschaft für Hafenumschlag und Lagerei " * 5


def test_long_names_leave_room_for_the_day() -> None:
    account = ACME.model_copy(update={"name": LONG[:200]})
    contract = LAST_NOTICE.contract.model_copy(update={"title": LONG[:200]})
    message = warning.render(replace(LAST_NOTICE, account=account, contract=contract))
    name = "Gesellschaft für Hafenumschlag und Lagerei Gesellschaft für Hafenumschlag und…"
    assert plain_text(message).splitlines()[0] == f"{name} · ACME-1/1 · {name}"
    assert message.text == f"{name}: notice is possible until 30 Sep 2026"


MUCH = "Prices & terms, " * 120


def test_what_people_wrote_at_length_leaves_room_for_the_rest() -> None:
    lapse = LAPSE | {"reason": MUCH}
    view = a_view(NOTICE | {"lapses": [lapse]}, DeadlineKind.NOTICE, LAST_NOTICE.day)
    put_off = replace(PUT_OFF, why=MUCH[:500])
    lines = said(replace(view, matter=put_off, missed=(90, 60)))
    assert max(map(len, lines)) < 400
    assert lines[2].endswith(
        "Prices…. It still renews unless a notice is recorded as sent or received."
    )
    assert lines[3].endswith("terms, Prices…")


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        ("end", ["ACME-1/2 is a draft: that alone changes nothing."]),
        ("review", ["ACME-1/2 is a draft: that alone changes nothing."]),
        ("obligation of ours", []),
        ("commitment", []),
    ],
)
def test_a_draft_is_named_where_it_can_change_something(name: str, stands: list[str]) -> None:
    view = VIEWS[name]
    draft = a_contract("ACME-1", a_version(2, start="2029-01-01", end=None, state="draft"))
    versions = (*view.contract.versions, *draft.versions)
    both = view.contract.model_copy(update={"versions": versions})
    lines = said(replace(view, contract=both))
    assert [line for line in lines if "ACME-1/2" in line] == stands
