"""What people put into every kind of field, and what they then are told to have chosen."""

from typing import Any

import pytest

from sandbox.clock import ManualClock
from sandbox.core import Core
from sandbox.people.find import NotThere
from sandbox.people.words import words
from sandbox.slack import Slack
from sandbox.state.model import View
from sandbox.state.values import KEEPS
from tests.sandbox.echo import SURE, plain
from tests.sandbox.examples import ACTIVE, OPTION, TYPED
from tests.sandbox.listening import listening
from tests.sandbox.long_form import long_form

WANTED: list[tuple[str, Any, Any]] = [
    ("plain_text_input", "words", "words"),
    ("plain_text_input", "", None),
    ("number_input", 12, "12"),
    ("email_text_input", "a@example.com", "a@example.com"),
    ("url_text_input", "https://example.com", "https://example.com"),
    ("datepicker", "2026-12-31", "2026-12-31"),
    ("timepicker", "08:30", "08:30"),
    ("datetimepicker", "1790000000", 1_790_000_000),
    ("static_select", "Text", OPTION),
    ("static_select", None, None),
    ("radio_buttons", "v", OPTION),
    ("checkboxes", ["Text"], [OPTION]),
    ("multi_static_select", "Text", [OPTION]),
    ("users_select", "Ben Okafor", "U0REP0002"),
    ("multi_users_select", ["@ben", "anna"], ["U0REP0002", "U0REP0001"]),
    ("channels_select", "#sales", "C0SAL0001"),
    ("multi_channels_select", ["sales"], ["C0SAL0001"]),
    ("conversations_select", "#renewals", "C0REN0001"),
    ("multi_conversations_select", "D0REP0001", ["D0REP0001"]),
]


def opened(slack: Core, element: dict[str, Any], **block: Any) -> View:
    """A modal with one field."""
    asks = {"type": "input", "block_id": "b", "label": plain("Field"), "element": element, **block}
    view = {"type": "modal", "title": plain("T"), "submit": plain("Go"), "blocks": [asks]}
    return slack.world.views.open("U0REP0001", view)


@pytest.mark.parametrize(("kind", "given", "kept"), WANTED)
def test_a_field_keeps_what_is_put_in(slack: Slack, kind: str, given: Any, kept: Any) -> None:
    view = opened(slack, {"type": kind, "action_id": "a", **(ACTIVE | TYPED)[kind]})
    slack.person("anna").fills(view, {"Field": given})
    state = slack.world.views.filled(view.id)["b", "a"]
    assert state == {"type": kind, KEEPS[kind].key: kept}


@pytest.mark.parametrize(
    ("element", "given", "complaint"),
    [
        ({"type": "plain_text_input", "min_length": 3}, "ab", "at least 3"),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "whole number"),
        ({"type": "number_input", "is_decimal_allowed": True}, "many", "valid number"),
        ({"type": "number_input", "is_decimal_allowed": True, "min_value": "2"}, "1", "no less"),
        ({"type": "number_input", "is_decimal_allowed": True, "max_value": "2"}, "3", "no more"),
        ({"type": "email_text_input"}, "anna", "valid email"),
        ({"type": "datepicker"}, None, "complete this required field"),
    ],
)
def test_slacks_own_checks(
    slack: Slack, element: dict[str, Any], given: Any, complaint: str
) -> None:
    view = opened(slack, {"action_id": "a", **element})
    assert complaint in slack.person("anna").submits(view, {"Field": given}).errors["b"]


def test_what_an_app_sets_at_first_is_submitted_untouched(echo: Slack) -> None:
    anna = echo.person("anna")
    anna.types("/contract open", in_="#sales")
    anna.submits(values={"Reference": "bad"})
    values = echo.world.views.values(anna.submits(values={"Reference": "bad"}).view)
    assert values["ends", "ends-value"] == {"type": "datepicker", "selected_date": None}


def test_what_is_not_there_is_named(echo: Slack) -> None:
    anna = echo.person("anna")
    card = anna.types("/contract card", in_="#sales")
    with pytest.raises(NotThere, match="Nothing"):
        anna.presses("Nothing", on=card)
    with pytest.raises(NotThere, match="no modal open"):
        anna.submits()
    anna.types("/contract open", in_="#sales")
    with pytest.raises(NotThere, match="no field 'Colour' among"):
        anna.submits(values={"Colour": "red"})
    with pytest.raises(NotThere, match="no message with 'blue'"):
        anna.reads("blue", in_="#sales", patience=0)
    with pytest.raises(NotThere, match="nobody called"):
        echo.person("nobody")


def test_somebody_presses_what_they_saw_even_if_it_has_changed(echo: Slack) -> None:
    anna = echo.person("anna")
    card = anna.types("/contract card", in_="#sales")
    anna.presses("Again", on=card)
    assert "again ACME-1" in anna.presses("Again", on=card.message)


def test_of_several_alike_one_is_named_by_what_stands_beside_it(slack: Slack) -> None:
    top = slack.world.views.open("U0REP0001", long_form([1, 2, 3]))
    anna = slack.person("anna")
    with listening(slack) as app:
        anna.presses(("Term 2", "Edit"), patience=0)
        anna.presses(("term-3", "Remove"), on=top, patience=0)
    acted = [payload["actions"][0] for payload in app.got]
    assert [action["block_id"] for action in acted] == ["term-2", "term-3"]
    assert [action["selected_option"]["value"] for action in acted] == ["edit", "remove"]
    with pytest.raises(NotThere, match="Term 4"):
        anna.presses(("Term 4", "Edit"))


def test_a_date_picker_takes_days_only(slack: Slack) -> None:
    view = opened(slack, {"type": "datepicker", "action_id": "a"})
    with pytest.raises(ValueError, match="31 December"):
        slack.person("anna").fills(view, {"Field": "31 December"})


def test_words_are_read_in_order_with_entities_resolved() -> None:
    block = {"type": "section", "text": plain("A &amp; B"), "fields": [plain("C")]}
    assert words([block, {"confirm": SURE}]) == "A & B\nC"


def test_a_clock_that_is_turned_wakes_those_who_wait() -> None:
    clock = ManualClock(100.0)
    clock.advance(5)
    assert clock.now() == 105.0
