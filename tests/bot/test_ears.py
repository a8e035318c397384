"""What Slack tells of its own accord, over both transports; and what is no event of ours."""

from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.clock import now
from bot.ears import Ears
from bot.identity import Identity
from contracts.people import Person
from sandbox.cast import ANNA, TEAM
from sandbox.slack import Slack
from store import OPERATOR, Store
from tests.bot.conftest import SALES, open_store
from tests.bot.patience import until

AT = datetime(2026, 8, 16, 9, tzinfo=UTC)
OURS = Identity(TEAM.id, "U0BOT0001")


def body(event: Any, **more: Any) -> dict[str, Any]:
    return {"team_id": TEAM.id, "event_id": "Ev1", "event": event} | more


def test_whoever_leaves_is_known_to_have_left(any_way: Slack, database: str) -> None:
    any_way.person("anna").types("/contract terms ACME", in_="#sales")
    with open_store(database) as store:
        until(lambda: known(store) is not None)
        any_way.office.change_user(ANNA.id, deleted=True)
        any_way.postman.settle()
        person = known(store)
    assert person is not None
    assert person.deleted
    assert person.locale == "en_US"  # Slack did not repeat it


def known(store: Store) -> Person | None:
    with store.reading() as work:
        found = work.people.find(ANNA.id)
    return found[0] if found else None


@pytest.mark.parametrize(
    "odd",
    [
        {},
        body(None),
        body("channel_archive"),
        body({"type": "message", "text": "hello"}),
        body({"type": "channel_archive"}),
        body({"type": "channel_archive", "channel": 7}),
        body({"type": "channel_rename", "channel": {"id": None}}),
        body({"type": "user_change"}),
        body({"type": "user_change", "user": {"id": "U0UNKNOWN"}}),
        body({"type": "channel_archive", "channel": SALES}, team_id="T0OTHER01"),
    ],
)
def test_what_is_odd_changes_nothing_and_is_not_told_again(store: Store, odd: Any) -> None:
    assert Ears(store, OURS, now).heard(odd)
    with store.reading() as work:
        assert work.unreachable.since(SALES, "archived") is None
        assert not work.outbox.is_due(now())


def test_what_could_not_be_kept_is_told_again(store: Store) -> None:
    said = body({"type": "channel_archive", "channel": SALES})
    with store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE heard_event RENAME TO gone")
    ears = Ears(store, OURS, lambda: AT)
    assert not ears.heard(said)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE gone RENAME TO heard_event")
    assert ears.heard(said)
    with store.writing(OPERATOR, AT) as work:
        assert not work.heard.add("Ev1", AT)


@pytest.mark.parametrize(("user", "closed"), [("U0REP0001", False), (OURS.bot_user_id, True)])
def test_only_our_own_leaving_closes_a_channel(database: str, user: str, *, closed: bool) -> None:
    event = {"type": "member_left_channel", "channel": SALES, "user": user}
    with closing(Store.at(database, alert_channel=SALES)) as store:
        assert Ears(store, OURS, lambda: AT).heard(body(event))
        with store.reading() as work:
            assert (work.unreachable.since(SALES, "left") is not None) is closed
