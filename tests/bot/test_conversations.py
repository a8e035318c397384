"""People type and press, over both transports, and read what the bot answers."""

import re

import pytest

from sandbox.slack import Slack

pytestmark = pytest.mark.words


def test_a_command_is_answered_for_one_person(any_way: Slack) -> None:
    seen = any_way.person("anna").types("/contract find acme", in_="#sales")
    assert "ACME Industries" in seen
    assert seen.is_ephemeral
    assert any_way.person("ben").sees("#sales") == []


def test_a_press_takes_the_place_of_what_was_pressed(any_way: Slack, many_roles: None) -> None:
    ada = any_way.person("ada")
    first = ada.types("/contract role list", in_="#sales")
    assert "Page 1 of" in first
    second = ada.presses("Next", on=first)
    assert "Page 2 of" in second
    assert second.is_ephemeral
    assert "Page 1 of" in ada.presses("Previous", on=second)
    assert [message.ts for message in ada.sees("#sales")] == [first.message.ts]


def test_a_press_that_is_refused_leaves_what_was_pressed(office: Slack, many_roles: None) -> None:
    ada, ben = office.person("ada"), office.person("ben")
    ada.types("/contract role grant @ben admin", in_="#sales")
    listed = ben.types("/contract role list", in_="#sales")
    ada.types("/contract role revoke @ben admin", in_="#sales")
    refused = ben.presses("Next", on=listed)
    assert "You may not grant roles." in refused
    assert "@ada" in refused or "U0ADM0001" in refused.text
    assert [message.ts for message in ben.sees("#sales")] == [
        listed.message.ts,
        refused.message.ts,
    ]


def test_what_is_typed_arrives_as_it_was_typed(any_way: Slack) -> None:
    anna = any_way.person("anna")
    assert "O'Neil & Sons" in anna.types("/contract find O’Neil & Sons", in_="#sales")
    assert "Payload Logistics" in anna.types("/contract find payload", in_="#sales")


@pytest.mark.parametrize(
    "typed",
    [
        "terms <!channel> @here",
        "terms <https://evil.example|Acme>",
        "terms “Nobody” — \u202egnp\u200b\x07",
        "terms " + "x" * 10_000,
        "terms " + "&" * 3_000,
        "find " + "payload=" * 100,
        "--on",
        "`" * 50,
    ],
)
def test_whatever_is_typed_is_answered_with_a_sentence(office: Slack, typed: str) -> None:
    seen = office.person("anna").types(f"/contract {typed}", in_="#sales")
    assert seen.error is None
    assert seen.is_ephemeral
    assert "Something broke" not in seen
    sent = f"{seen.message.text} {seen.message.blocks}"
    assert not re.search("<[!@#h]|[\u202e\u200b\x07]", sent)


def test_an_answer_is_shared_where_only_colleagues_read(any_way: Slack) -> None:
    seen = any_way.person("anna").types("/contract find acme --share", in_="#sales")
    assert not seen.is_ephemeral
    assert any_way.person("ben").reads("ACME Industries", in_="#sales")


@pytest.mark.parametrize(
    ("who", "channel"), [("anna", "#general"), ("anna", "#acme-shared")], ids=["guest", "outside"]
)
def test_nothing_is_shared_where_others_read(office: Slack, who: str, channel: str) -> None:
    seen = office.person(who).types("/contract find acme --share", in_=channel)
    assert seen.is_ephemeral
    assert "nothing was posted" in seen
    assert "ACME" not in seen


def test_a_shared_answer_stays_when_somebody_presses_it(office: Slack) -> None:
    office.person("anna").types("/contract find acme --share", in_="#sales")
    pressed = office.person("ben").presses("Terms")
    assert pressed.is_ephemeral
    assert len(office.person("anna").sees("#sales")) == 1


def test_guests_and_strangers_learn_nothing(any_way: Slack) -> None:
    for who, channel in (("gus", "#general"), ("sue", "#acme-shared")):
        seen = any_way.person(who).types("/contract find acme", in_=channel)
        assert seen.is_ephemeral
        assert "only" in seen
        assert "ACME" not in seen


def test_roles_are_granted_by_admins_and_count_at_once(any_way: Slack) -> None:
    ada, ben = any_way.person("ada"), any_way.person("ben")
    assert "You may not" in ben.types("/contract role list", in_="#sales")
    assert "now has the role" in ada.types("/contract role grant @ben admin", in_="#sales")
    assert "You may not" not in ben.types("/contract role list", in_="#sales")
