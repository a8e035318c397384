"""What is said arrives, once, and is kept up to date."""

from notifications.attempt import Result
from sandbox.cast import ANNA
from store import NoticeState
from tests.notifications.delivery.house import SALES, House


def test_what_is_said_to_a_channel_and_to_a_person_arrives(house: House) -> None:
    house.say("ACME ends soon")
    house.say("please decide", to=ANNA.id)
    assert house.deliver() == [Result.SAID, Result.SAID]
    assert house.said(SALES) == ["ACME ends soon"]
    assert house.said(ANNA.id) == ["please decide"]
    assert house.states() == {NoticeState.SAID: 2}
    assert house.deliver() == []
