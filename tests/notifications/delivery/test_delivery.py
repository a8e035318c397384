"""What is said arrives, is kept up to date, and says nothing where there is nothing to say."""

import pytest

from notifications.attempt import Result
from sandbox.cast import ADA, ANNA, BEN, GUS, SUE
from store import NoticeState
from tests.notifications.delivery.house import GENERAL, SALES, SHARED, House


def test_what_is_said_to_a_channel_and_to_a_person_arrives(house: House) -> None:
    house.say("ACME ends soon")
    house.say("please decide", to=ANNA.id)
    assert house.deliver() == [Result.SAID, Result.SAID]
    assert house.said(SALES) == ["ACME ends soon"]
    assert house.said(ANNA.id) == ["please decide"]
    assert house.states() == {NoticeState.SAID: 2}
    assert house.deliver() == []


def test_what_was_said_is_brought_up_to_date_where_it_stands(house: House) -> None:
    for name, to in (("one", ANNA.id), ("two", BEN.id)):
        house.say(f"decide, {name}", to=to, subject="request:1")
    house.deliver()
    house.clock.advance(2)
    house.change("request:1", "decided")
    assert house.deliver() == [Result.UPDATED, Result.UPDATED]
    assert house.said(ANNA.id) == house.said(BEN.id) == ["decided"]


def test_many_changes_at_once_are_shown_once(house: House) -> None:
    house.say("decide", subject="request:1")
    house.deliver()
    house.clock.advance(2)
    for text in ("recalled", "submitted again", "approved"):
        house.change("request:1", text)
    assert house.deliver() == [Result.UPDATED]
    assert house.said() == ["approved"]


def test_what_changed_before_it_was_said_is_said_as_it_is(house: House) -> None:
    house.say("decide", subject="request:1")
    house.change("request:1", "decided")
    assert house.settle() == [Result.SAID]
    assert house.said() == ["decided"]


def test_where_nothing_is_left_to_say_nothing_is_said(house: House) -> None:
    house.say("ACME ends soon", subject="deadline:ACME-1/3")
    house.change("deadline:ACME-1/3", None)
    assert house.settle() == [Result.MOOT]
    assert house.said() == []
    assert house.states() == {NoticeState.MOOT: 1}


def test_what_there_is_to_say_again_while_it_is_found_moot_is_said(house: House) -> None:
    """Somebody who had handed a decision over is asked again just then."""

    class Meanwhile(dict[str, str | None]):
        def get(self, subject: str, _text: object = None) -> str | None:
            if not self:
                house.change(subject, "decide after all")
                return None
            return self[subject]

    house.today = Meanwhile()
    house.say("decide", subject="request:1")
    house.settle()
    assert house.said() == ["decide after all"]


def test_what_was_said_stays_where_nothing_is_left_to_say(house: House) -> None:
    house.say("ACME ends soon", subject="deadline:ACME-1/3")
    house.settle()
    house.change("deadline:ACME-1/3", None)
    assert house.settle() == [Result.LEFT]
    assert house.said() == ["ACME ends soon"]


def test_what_somebody_deleted_stays_deleted(house: House) -> None:
    house.say("ACME ends soon", subject="deadline:ACME-1/3")
    house.settle()
    place = house.notice("ACME ends soon")
    house.slack.world.messages.delete(place.channel or "", place.ts or "")
    house.change("deadline:ACME-1/3", "ACME ends sooner")
    assert house.settle() == [Result.LEFT]
    assert house.said() == []
    assert house.states() == {NoticeState.SAID: 1}


@pytest.mark.parametrize("channel", [SHARED, GENERAL])
def test_nothing_is_said_where_people_from_outside_read(house: House, channel: str) -> None:
    house.slack.office.join(house.slack.world.app.bot_user, "general")
    house.say("ACME ends soon", to=channel)
    assert house.deliver()[0] == Result.SET_ASIDE
    assert house.said(channel) == []
    [aside] = house.notices([NoticeState.REFUSED])
    assert aside.reason == "outsiders"


def test_what_was_said_in_a_channel_is_not_told_to_those_who_came_later(house: House) -> None:
    house.say("decide", subject="request:1")
    house.settle()
    house.clock.advance(600)
    house.slack.office.join(GUS.id, "sales")
    house.change("request:1", "decided for 240,000")
    assert house.settle() == [Result.LEFT]
    assert house.said() == ["decide"]


@pytest.mark.parametrize("to", [GUS.id, SUE.id, "U0NOBODY1"])
def test_whoever_is_not_one_of_us_gets_nothing(house: House, to: str) -> None:
    house.say("please decide", to=to)
    assert house.deliver()[0] == Result.SET_ASIDE
    assert house.notice("please decide").reason in {"outsiders", "user_not_found"}


def test_whoever_has_left_gets_nothing(house: House) -> None:
    house.slack.office.change_user(BEN.id, deleted=True)
    house.say("please decide", to=BEN.id)
    assert house.deliver()[0] == Result.SET_ASIDE
    assert house.said(ADA.id) == ["A message of mine did not arrive."]
