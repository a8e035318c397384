"""Channels that are closed and people who leave: somebody else is warned, and admins know once."""

import pytest

from contracts.people import Role
from notifications.kind import Moment
from notifications.waking import wake
from sandbox.cast import ADA, ANNA, BOT, MARIA
from sandbox.faults import Fault, FaultKind
from store import NoticeState, Store
from tests.examples import ACME, NOW, TODAY
from tests.notifications.sweeping import HERE, swept
from tests.scenarios.approving import cards

SALES, RENEWALS, GENERAL = "C0SAL0001", "C0REN0001", "C0GEN0001"


@pytest.fixture
def alert_channel() -> str:
    return RENEWALS


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    """ACME is warned about in #sales; what has no channel comes to #renewals, where all read."""
    with store.writing("operator", NOW) as work:
        work.people.grant(ANNA.id, Role.REP)
        work.people.grant(MARIA.id, Role.MANAGER)
    keeping(accounts=(ACME.model_copy(update={"channel": SALES}),))


@pytest.fixture
def warns(store, watch, deliver):
    """``warns()``: what is due today is swept and delivered."""

    def warning() -> None:
        swept(store, watch(), channel=RENEWALS)
        deliver()

    return warning


def warned(slack, channel: str, who: str = "maria") -> list[str]:
    """The warnings about ACME in a channel."""
    said = slack.person(who).sees(channel)
    return [str(one.blocks) for one in said if "ACME-1/3" in str(one.blocks)]


def told(slack, words: str, who: str = "ada") -> list[str]:
    return [one for one in cards(slack, who) if words in one]


def states(store: Store) -> dict[str, NoticeState]:
    with store.reading() as work:
        found = work.outbox.listed(tuple(NoticeState), 100)
    return {one.recipient: one.state for one in found if one.kind == "warning"}


CLOSED = [
    (lambda office: office.archive("sales"), "the channel is archived"),
    (lambda office: office.leave(BOT.id, "sales"), "I am not a member of the channel any more"),
    (lambda office: office.share("sales"), "people from outside read that channel"),
    (lambda office: office.join("U0GST0001", "sales"), "people from outside read that channel"),
]


@pytest.mark.parametrize(("close", "why"), CLOSED, ids=["archived", "left", "shared", "guest"])
def test_what_a_channel_cannot_get_goes_to_another_with_a_note(
    slack, store, warns, close, why
) -> None:
    close(slack.office)
    warns()
    [moved] = warned(slack, "#renewals")
    assert f"This was meant for <#{SALES}>, but cannot go there: {why}" in moved
    assert warned(slack, "#sales") == []
    [once] = told(slack, "cannot be warned any more")
    assert f"*<#{SALES}> cannot be warned any more*: {why}" in once
    assert f"The warnings go to <#{RENEWALS}>, each with a note." in once
    assert states(store)[SALES] is NoticeState.MOVED
    assert states(store)[RENEWALS] is NoticeState.SAID


def test_admins_are_told_once_however_much_is_moved(slack, watch, warns) -> None:
    slack.office.archive("sales")
    for _day in range(4):
        warns()
        watch.turn(days=20)
    assert len(warned(slack, "#renewals")) == 4
    assert len(told(slack, "cannot be warned any more")) == 1


def test_slack_tells_before_anything_is_due_and_tells_of_the_end(
    slack, store, watch, deliver, warns
) -> None:
    slack.office.archive("sales")
    slack.postman.settle()
    deliver()
    assert len(told(slack, "the channel is archived")) == 1
    slack.office.unarchive("sales")
    slack.postman.settle()
    deliver()
    assert told(slack, "cannot be warned any more") == []
    assert len(told(slack, f"<#{SALES}> can be warned again.")) == 1
    warns()
    assert len(warned(slack, "#sales")) == 1
    watch.turn(minutes=1)
    slack.office.archive("sales")
    slack.postman.settle()
    deliver()
    assert len(told(slack, "the channel is archived")) == 1


def test_without_events_the_next_message_that_arrives_ends_it(slack, store, watch, warns) -> None:
    slack.inject(Fault(kind=FaultKind.ERROR, on="chat.postMessage", error="is_archived"))
    warns()
    assert len(told(slack, "the channel is archived")) == 1
    watch.turn(days=30)
    warns()
    assert len(warned(slack, "#sales")) == 1
    assert len(told(slack, "can be warned again")) == 1


def test_an_event_that_is_told_twice_counts_once(slack, store, deliver) -> None:
    slack.inject(Fault(kind=FaultKind.EVENT_REPEATED, on="channel_rename"))
    slack.office.rename("sales", "sales-emea")
    slack.postman.settle()
    deliver()
    [once] = told(slack, "is called")
    assert f"is called <#{SALES}> now.*" in once
    assert "It is still warned of deadlines, as its readers are the same." in once


def test_a_renamed_channel_is_named_as_it_was_known(slack, store, types, deliver, warns) -> None:
    types("alerts here", by="maria")  # so that it is known who reads it, and its name
    slack.office.rename("sales", "sales-emea")
    slack.postman.settle()
    deliver()
    assert len(told(slack, f"*#sales is called <#{SALES}> now.*")) == 1
    warns()
    assert len(warned(slack, "#sales-emea")) == 1


def test_what_happens_to_a_channel_that_is_not_warned_is_nobodys_business(
    slack, store, keeping, deliver
) -> None:
    keeping(accounts=(ACME,))
    slack.office.rename("sales", "sales-emea")
    slack.office.archive("sales-emea")
    slack.postman.settle()
    assert deliver() == []


def test_where_the_channel_of_the_settings_is_closed_the_admins_are_warned(
    slack, store, warns
) -> None:
    slack.office.archive("sales")
    slack.office.archive("renewals")
    warns()
    [card] = told(slack, "ACME-1/3")
    assert (
        f"This was meant for <#{RENEWALS}>, but cannot go there: the channel is archived." in card
    )
    assert len(told(slack, "cannot be warned any more")) == 2


def test_two_closed_channels_make_one_warning_in_the_third(slack, store, types, warns) -> None:
    types("alerts here", by="maria", in_="#sales")
    slack.office.join(BOT.id, "general")
    slack.office.leave("U0GST0001", "general")
    types("alerts here", by="maria", in_="#general")
    slack.office.archive("sales")
    slack.office.archive("general")
    warns()
    assert len(warned(slack, "#renewals")) == 1
    assert len(told(slack, "cannot be warned any more")) == 2


@pytest.mark.parametrize("change", [{"deleted": True}, {"is_restricted": True}])
def test_an_owner_who_left_is_warned_no_more_but_their_manager(
    slack, store, types, warns, change
) -> None:
    types("terms ACME")  # so that it is known who Anna is
    types("manager <@U0REP0001> <@U0MGR0001>", by="ada")
    slack.office.change_user(ANNA.id, **change)
    slack.postman.settle()
    warns()
    [card] = [one for one in cards(slack, "maria") if "ACME-1/3" in one]
    assert "Its owner, <@U0REP0001>, is no longer with us, so you get it." in card
    assert "`/contract account ACME --owner @somebody`" in card
    assert ANNA.id not in states(store)


def test_whoever_turns_out_to_have_left_when_they_are_told_is_stood_in_for(
    slack, store, types, warns
) -> None:
    types("manager <@U0REP0001> <@U0MGR0001>", by="ada")
    slack.world.directory.change_user(ANNA.id, deleted=True)  # Slack tells nobody
    warns()
    [card] = [one for one in cards(slack, "maria") if "ACME-1/3" in one]
    assert (
        "This was meant for <@U0REP0001>, but cannot go there: they are no longer with us" in card
    )
    [once] = told(slack, "cannot be warned any more")
    assert "The warnings go to <@U0MGR0001>, each with a note." in once
    assert "`/contract account ACCOUNT --owner @somebody`" in once


def test_what_another_workspace_tells_is_not_heard(slack, store, deliver) -> None:
    slack.world.team = type(slack.world.team)("T0OTHER01", "Other", "other")
    slack.office.archive("sales")
    slack.postman.settle()
    assert deliver() == []


def test_a_test_that_cannot_be_posted_goes_nowhere_else(slack, store, types, deliver) -> None:
    types("alerts test", by="maria")
    slack.office.archive("sales")
    deliver()
    assert warned(slack, "#renewals") == []
    assert len(told(slack, "could not be delivered: the channel is archived")) == 1


def test_the_manager_hears_of_the_last_steps(slack, store, types, watch, warns) -> None:
    types("manager <@U0REP0001> <@U0MGR0001>", by="ada")
    warns()
    assert [one for one in cards(slack, "maria") if "ACME-1/3" in one] == []
    watch.turn(days=(TODAY.replace(month=9, day=24) - TODAY).days)
    warns()
    [card] = [one for one in cards(slack, "maria") if "ACME-1/3" in one]
    assert "as the manager of <@U0REP0001>: nobody had reacted by then." in card
    assert ADA.id not in states(store)


def test_what_waits_until_the_morning_is_not_said_twice_then(
    slack, store, types, watch, warns
) -> None:
    """At night the owner turns out to have left, and their manager is to be told already."""
    types("manager <@U0REP0001> <@U0MGR0001>", by="ada")
    types("quiet 18:00-08:00", by="maria")
    slack.world.directory.change_user(ANNA.id, deleted=True)
    watch.turn(days=38, hours=11)  # 23 September in the evening: seven days are left
    warns()
    assert [one for one in cards(slack, "maria") if "ACME-1/3" in one] == []
    watch.turn(hours=12)
    wake(store, Moment(watch(), HERE))
    warns()
    [card] = [one for one in cards(slack, "maria") if "ACME-1/3" in one]
    assert "as the manager of <@U0REP0001>: nobody had reacted by then." in card
    assert len(told(slack, "cannot be warned any more")) == 1
