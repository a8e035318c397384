"""What cannot be delivered is set aside with the reason, and every admin is told of it once."""

from contracts.people import Role
from notifications.attempt import Result
from sandbox.cast import ADA, MARIA
from sandbox.faults import FaultKind
from store import OPERATOR, NoticeState
from tests.notifications.delivery.house import RENEWALS, SALES, House

MESSAGE = "ACME ends soon"


def test_every_admin_is_told_what_and_why_and_what_to_do(house: House) -> None:
    with house.store.writing(OPERATOR, house.clock()) as work:
        work.people.grant(MARIA.id, Role.ADMIN)
    house.slack.office.archive("sales")
    house.say(MESSAGE)
    assert house.settle() == [Result.SET_ASIDE, Result.SAID, Result.SAID]
    for admin in (ADA.id, MARIA.id):
        [message] = house.messages(admin)
        assert message.text == "A message of mine did not arrive."
        shown = message.blocks[0]["text"]["text"]
        assert f"A message to <#{SALES}> could not be delivered: the channel is archived" in shown
        assert "It is message 1 (tiny)" in shown
        assert "contract-bot outbox retry 1" in shown
        assert "ACME" not in shown


def test_trying_again_in_vain_tells_nobody_again(house: House) -> None:
    house.slack.office.archive("sales")
    house.say(MESSAGE)
    house.settle()
    house.retry(MESSAGE)
    assert house.settle() == [Result.SET_ASIDE]
    assert len(house.said(ADA.id)) == 1


def test_of_what_was_dealt_with_meanwhile_nobody_is_told(house: House) -> None:
    house.slack.office.archive("sales")
    house.say(MESSAGE)
    assert house.delivery.step() is Result.SET_ASIDE
    house.slack.world.directory.channel(SALES).is_archived = False
    house.retry(MESSAGE)
    assert sorted(house.settle()) == [Result.MOOT, Result.SAID]
    assert house.said() == [MESSAGE]


def test_where_no_admin_can_be_told_that_is_the_end_of_it(house: House) -> None:
    house.slack.office.change_user(ADA.id, deleted=True)
    house.slack.office.archive("sales")
    house.say(MESSAGE)
    assert house.settle() == [Result.SET_ASIDE, Result.SET_ASIDE]
    assert house.states() == {NoticeState.REFUSED: 2}


def test_a_change_that_cannot_be_shown_is_told_as_such(house: House) -> None:
    house.say("decide", subject="request:1")
    house.settle()
    house.broken("chat.update", FaultKind.ERROR, error="edit_window_closed")
    house.change("request:1", "decided")
    house.settle()
    [message] = house.messages(ADA.id)
    assert "could not be brought up to date: edit_window_closed" in str(message.blocks)


def test_in_doubt_is_told_as_such(house: House) -> None:
    house.slack.office.allow(*(house.slack.world.app.scopes - {"channels:history"}))
    house.say(MESSAGE)
    house.broken("chat.postMessage", FaultKind.REPLY_DROPPED)
    house.settle()
    [message] = house.messages(ADA.id)
    assert "I do not know whether a message to" in str(message.blocks)
    assert "(missing_scope)" in str(message.blocks)


def test_a_message_that_cannot_be_made_does_not_stop_the_others(house: House) -> None:
    house.say(MESSAGE, subject="deadline:ACME-1/3")
    house.say("fine", to=RENEWALS)
    house.mistakes.add("deadline:ACME-1/3")
    house.settle()
    assert house.said(RENEWALS) == ["fine"]
    [aside] = house.notices([NoticeState.REFUSED])
    [message] = house.messages(ADA.id)
    reference = (aside.reason or "").removeprefix("broken ")
    assert f"it broke on our side ({reference})" in str(message.blocks)
    assert "240,000" not in str(message.blocks)
    house.mistakes.clear()
    house.retry(MESSAGE)
    house.settle()
    assert house.said() == [MESSAGE]
