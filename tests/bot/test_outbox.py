"""The outbox on the command line: what waits, what was set aside, tried again or let be."""

from datetime import timedelta

import pytest

from bot.cli.outbox_table import age
from bot.clock import now
from store import OPERATOR, Lease, NewNotice, NoticeState, Rate
from tests.bot.conftest import Run, open_store

AT_ONCE = Lease("a delivery", rate=Rate(workspace=timedelta(0)))


@pytest.fixture
def notices(database: str) -> None:
    """The first was set aside, the second is in doubt, the third waits, the fourth was moot."""
    ends = (
        (NoticeState.REFUSED, "is_archived"),
        (NoticeState.UNCERTAIN, "missing_scope"),
        (None, ""),
        (NoticeState.MOOT, ""),
    )
    with open_store(database) as store:
        for number, (state, reason) in enumerate(ends, 1):
            told = NewNotice(f"n{number}", "warning", f"C{number}", "deadline:ACME-1/3", {})
            with store.writing(OPERATOR, now()) as work:
                work.outbox.add(told, now())
            with store.writing(OPERATOR, now()) as work:
                notice = work.outbox.claim(now(), AT_ONCE)
                assert notice
                if state:
                    work.outbox.settle(notice, AT_ONCE, state, reason)


def rows(run: Run, *words: str) -> dict[str, str]:
    """The state of each notice in the list."""
    listed = run("outbox", "list", *words, COLUMNS="200")
    assert listed.code == 0
    cells = [line.split("│") for line in listed.out.splitlines() if "│" in line]
    return {cell[1].strip(): cell[2].strip() for cell in cells}


@pytest.mark.usefixtures("notices")
def test_what_is_not_settled_is_listed(run: Run) -> None:
    assert rows(run) == {"1": "refused", "2": "uncertain", "3": "waiting"}
    assert rows(run, "--all").keys() == {"1", "2", "3", "4"}
    listed = run("outbox", "list", COLUMNS="200").out
    assert "the channel is archived (is_archived)" in listed
    assert "ACME" not in listed


@pytest.mark.usefixtures("notices")
def test_the_list_takes_filters_and_counts(run: Run) -> None:
    assert rows(run, "--state", "refused") == {"1": "refused"}
    assert rows(run, "--state", "refused", "--state", "moot").keys() == {"1", "4"}
    assert rows(run, "--to", "C3") == {"3": "waiting"}
    assert rows(run, "--kind", "digest") == {}
    assert run("outbox", "list", COLUMNS="200").out.endswith("1 refused, 1 uncertain, 1 waiting\n")
    few = run("outbox", "list", "--most", "1", COLUMNS="200").out
    assert few.endswith("… and 2 more.\n1 refused, 1 uncertain, 1 waiting\n")
    assert run("outbox", "list", "--to", "C9").out.endswith("Nothing.\n")
    for wrong in (("--state", "lost"), ("--all", "--state", "moot"), ("--most", "0")):
        assert run("outbox", "list", *wrong).code == 2


def test_an_age_is_told_in_its_largest_unit() -> None:
    ages = {
        0: "0 min",
        3599: "59 min",
        3600: "1 h",
        86_399: "23 h",
        86_400: "1 day",
        200_000: "2 days",
    }
    assert {seconds: age(timedelta(seconds=seconds)) for seconds in ages} == ages


@pytest.mark.usefixtures("notices")
def test_what_is_tried_again_may_be_chosen(run: Run) -> None:
    assert run("outbox", "retry", "--to", "C2").out == "1 message is tried again.\n"
    assert rows(run) == {"1": "refused", "2": "waiting", "3": "waiting"}
    assert run("outbox", "retry", "--kind", "digest").out == "0 messages are tried again.\n"
    assert run("outbox", "retry", "1", "--kind", "warning").code == 2


@pytest.mark.usefixtures("notices")
def test_several_are_dropped_or_none(run: Run) -> None:
    assert run("outbox", "drop", "1", "4", "--reason", "old").code == 1
    assert rows(run)["1"] == "refused"
    assert run("outbox", "drop", "1", "2", "--reason", "old").code == 0
    assert rows(run) == {"3": "waiting"}


@pytest.mark.usefixtures("notices")
def test_what_was_set_aside_is_tried_again(run: Run) -> None:
    assert run("outbox", "retry", "1").out == "1 message is tried again.\n"
    assert rows(run) == {"1": "waiting", "2": "uncertain", "3": "waiting"}
    assert run("outbox", "retry", "--all").out == "1 message is tried again.\n"
    assert set(rows(run).values()) == {"waiting"}


@pytest.mark.usefixtures("notices")
def test_one_that_cannot_be_tried_again_keeps_the_others_as_they_are(run: Run) -> None:
    refused = run("outbox", "retry", "1", "4")
    assert (refused.code, refused.err) == (1, "Message 4 is moot: nothing was changed.\n")
    assert rows(run)["1"] == "refused"
    assert run("outbox", "retry", "77").err == "There is no message 77.\n"


@pytest.mark.usefixtures("notices")
def test_a_notice_is_dropped_for_a_reason_and_the_journal_remembers(
    run: Run, database: str
) -> None:
    dropped = run("outbox", "drop", "2", "--reason", "told by telephone")
    assert (dropped.code, dropped.out) == (0, "Message 2 was dropped.\n")
    assert rows(run, "--all")["2"] == "dropped"
    assert run("outbox", "drop", "2", "--reason", "again").code == 1
    with open_store(database) as store, store.reading() as work:
        entry = work.journal.of("house")[-1]
    assert (entry.what, entry.actor) == ("notice dropped", OPERATOR)
    assert entry.old == {"notice": 2, "kind": "warning", "to": "C2"}
    assert entry.new == {"reason": "told by telephone"}


@pytest.mark.parametrize(
    "words", [("retry",), ("retry", "1", "--all"), ("drop", "1"), ("drop", "1", "--reason", " ")]
)
def test_what_is_not_said_is_a_wrong_usage(run: Run, words: tuple[str, ...]) -> None:
    assert run("outbox", *words).code == 2
