"""People talk with the echo app over every transport, and read what Slack would show."""

import pytest

from sandbox.people.find import NotThere
from sandbox.slack import Slack


def test_a_command_is_answered_for_one_person(any_way: Slack) -> None:
    seen = any_way.person("anna").types("/contract terms ACME", in_="#sales")
    assert "you typed terms ACME" in seen
    assert seen.is_ephemeral
    assert any_way.person("ben").sees("#sales") == []


def test_a_press_replaces_the_ephemeral(any_way: Slack) -> None:
    anna = any_way.person("anna")
    card = anna.types("/contract card", in_="#sales")
    assert "again ACME-1" in anna.presses("Again", on=card)
    assert [message.text for message in anna.sees("#sales")] == ["again ACME-1"]


def test_a_confirm_dialog_comes_first_and_can_be_declined(any_way: Slack) -> None:
    anna = any_way.person("anna")
    anna.types("/contract card", in_="#sales")
    declined = anna.presses("Delete", confirm=False)
    assert declined.confirms[0]["title"]["text"] == "Sure?"
    assert len(anna.sees("#sales")) == 1
    assert anna.presses("Delete").deleted
    assert anna.sees("#sales") == []


def test_an_answer_may_be_for_the_channel(any_way: Slack) -> None:
    any_way.person("anna").types("/contract post", in_="#sales")
    maria = any_way.person("maria")
    assert not maria.presses("Publish").is_ephemeral
    assert any_way.person("ben").reads("for everybody", in_="#sales").user == "U0BOT0001"


def test_menus_offer_what_the_app_finds(any_way: Slack) -> None:
    anna = any_way.person("anna")
    card = anna.types("/contract card", in_="#sales")
    assert anna.searches("account", "ac", on=card).options == ["ACME", "Acorn"]
    assert "account: Acorn" in anna.chooses("account", "Acorn", on=card)
    assert "more: history" in anna.presses("History", on=card)


def test_a_modal_is_filled_in_and_refused_beside_its_field(any_way: Slack) -> None:
    anna = any_way.person("anna")
    opened = anna.types("/contract open", in_="#sales")
    assert opened.view.content["title"]["text"] == "New draft"
    refused = anna.submits(opened, {"Reference": "bad", "Ends": "2026-12-31", "Owner": "ben"})
    assert refused.errors == {"ref": "Nothing is called bad"}
    assert anna.submits(values={"Reference": "good"}).closed
    assert anna.modal is None


@pytest.mark.parametrize(
    ("reference", "stack"),
    [
        ("next", ["Step two"]),
        ("push", ["New draft", "On top"]),
        ("all", []),
        ("odd", ["New draft"]),
    ],
)
def test_a_submission_can_steer_the_stack(any_way: Slack, reference: str, stack: list[str]) -> None:
    anna = any_way.person("anna")
    anna.types("/contract open", in_="#sales")
    anna.submits(values={"Reference": reference})
    shown = [view.content["title"]["text"] for view in any_way.world.views.stack(anna.id)]
    assert shown == stack


def test_what_slack_checks_itself_never_reaches_the_app(echo: Slack) -> None:
    anna = echo.person("anna")
    anna.types("/contract open", in_="#sales")
    assert anna.submits().errors == {"ref": "Please complete this required field"}
    assert "no more than 20" in anna.submits(values={"ref": "x" * 21}).errors["ref"]


def test_an_answer_with_wrong_errors_is_shown_as_a_failure(echo: Slack) -> None:
    anna = echo.person("anna")
    anna.types("/contract open", in_="#sales")
    assert anna.submits(values={"ref": "nowhere"}).error == "invalid_response_errors"


def test_views_are_pushed_to_a_stack_of_three(echo: Slack) -> None:
    anna = echo.person("anna")
    anna.types("/contract open", in_="#sales")
    anna.presses("Deeper")
    anna.presses("Deeper")
    assert len(echo.world.views.stack(anna.id)) == 3
    with pytest.raises(AssertionError):
        _ = anna.presses("Deeper", patience=0).view  # push_limit_reached: nothing opens
    assert len(anna.closes(everything=True).closed) == 3


def test_closing_a_modal_is_told(any_way: Slack) -> None:
    anna = any_way.person("anna")
    anna.types("/contract open", in_="#sales")
    anna.closes()
    assert anna.reads("closed False")


def test_home_is_published_when_it_is_opened(any_way: Slack) -> None:
    assert "Hello <@U0ADM0001>" in any_way.person("ada").opens_home()


def test_direct_messages_are_heard_and_others_not(any_way: Slack) -> None:
    anna = any_way.person("anna")
    anna.types("hello")
    assert anna.reads("you said hello")
    anna.types("hello all", in_="#sales")
    assert any_way.postman.settle()
    assert [message.user for message in anna.sees("#sales")] == [anna.id]


def test_an_answer_after_three_seconds_is_an_error_for_the_person(any_way: Slack) -> None:
    seen = any_way.person("anna").types("/contract late", in_="#sales", patience=0)
    assert seen.error == "operation_timeout"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("/contract wrong", "invalid_command_response"),
        ("/nonsense", "/nonsense is not a valid command"),
    ],
)
def test_what_cannot_be_shown_is_an_error(echo: Slack, typed: str, error: str) -> None:
    assert echo.person("anna").types(typed, in_="#sales").error == error


def test_an_app_that_breaks_is_an_error(echo: Slack) -> None:
    assert echo.person("anna").types("/contract silent", in_="#sales").error == "dispatch_failed"


def test_nobody_at_the_other_end_is_an_error(slack: Slack) -> None:
    assert slack.person("anna").types("/contract help").error == "dispatch_failed"


def test_what_is_typed_is_escaped_and_mentions_are_named(echo: Slack) -> None:
    anna = echo.person("anna")
    seen = anna.types(
        "/contract role grant @Ben Okafor rep in #sales & <!channel> @here", in_="#sales"
    )
    assert seen.message.text == (
        "you typed role grant <@U0REP0002|ben> rep in <#C0SAL0001|sales>"
        " &amp; &lt;!channel&gt; <!here>"
    )


def test_people_type_only_where_they_are(slack: Slack) -> None:
    with pytest.raises(NotThere):
        slack.person("sue").types("/contract help", in_="#sales")
