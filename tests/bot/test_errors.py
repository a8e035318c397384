"""What people read when something goes wrong, and what the log keeps of it."""

import sqlite3

import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from blocks.plain import plain_text
from bot.errors import Outcome, explain
from contracts.errors import NotAllowed, NotFound, Refusal


def raised(error: Exception) -> Exception:
    with pytest.raises(type(error)) as caught:
        raise error
    return caught.value


def test_a_refusal_is_its_sentence_and_below_it_what_to_do() -> None:
    explained = explain(NotFound("There is no account <ACME>.", hint="Try `find`."))
    assert explained.outcome is Outcome.REFUSED
    assert plain_text(explained.message) == "There is no account <ACME>.\nTry find."
    assert explained.message.text == "There is no account &lt;ACME&gt;."


def test_who_may_not_is_told_whom_to_ask() -> None:
    explained = explain(NotAllowed(hint="Ask one of these:", whom=["U1", "U2"]))
    assert explained.outcome is Outcome.FORBIDDEN
    assert plain_text(explained.message).endswith("Ask one of these: @U1 and @U2")


def test_ten_thousand_characters_are_refused_in_one_message() -> None:
    shown = plain_text(explain(Refusal("There is no “" + "<" * 10_000 + "”.")).message)
    assert shown.count("<") == 10_000


@pytest.mark.parametrize("why", ["database is locked", "no such table: version"])
def test_a_database_that_does_not_answer_is_told_plainly(why: str) -> None:
    with capture_logs() as logs:
        error = OperationalError("SELECT x", {"name": "ACME"}, sqlite3.OperationalError(why))
        explained = explain(raised(error))
    assert explained.outcome is Outcome.UNAVAILABLE
    assert "try again in a minute" in explained.message.text
    [line] = logs
    assert line["reference"] in explained.message.text
    assert "ACME" not in str(line)


def test_our_own_bug_has_a_reference_that_stands_in_the_log_without_what_it_held() -> None:
    with capture_logs() as logs:
        explained = explain(raised(ZeroDivisionError("ACME pays 87.50")))
    assert explained.outcome is Outcome.FAILED
    [line] = logs
    assert line["reference"] in explained.message.text
    assert line["error"] == "ZeroDivisionError"
    assert line["at"][-1].endswith("raised")
    assert "ACME" not in str(line)
    assert "ACME" not in explained.message.text
