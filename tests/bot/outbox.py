"""Notices that the bot delivers, and whether they arrived."""

from collections import Counter

from bot.clock import now
from notifications.records import SET_ASIDE
from sandbox.slack import Slack
from store import OPERATOR, Lease, NewNotice, NoticeState, Store

LEASE = Lease("somebody")


def an_aside(store: Store) -> int:
    """One notice that was set aside: of it others can be told."""
    with store.writing(OPERATOR, now()) as work:
        work.outbox.add(NewNotice("aside", "warning", "C0GONE001", "aside", {}), now())
    with store.writing(OPERATOR, now()) as work:
        notice = work.outbox.claim(now(), LEASE)
        assert notice
        work.outbox.settle(notice, LEASE, NoticeState.REFUSED, "is_archived")
        return notice.id


def tell(store: Store, aside: int, name: str, recipients: list[str]) -> None:
    """Tell each of *recipients* of it."""
    with store.writing(OPERATOR, now()) as work:
        for recipient in recipients:
            key = f"{name} {recipient}"
            told = NewNotice(key, SET_ASIDE, recipient, key, {"notice": aside})
            assert work.outbox.add(told, now())


def arrivals(slack: Slack) -> Counter[str]:
    """How often each notice stands in Slack, by its mark."""
    return Counter(
        message.metadata["event_payload"]["key"]
        for channel in slack.world.directory.channels()
        for message in slack.world.messages.public(channel.id)
        if message.metadata
    )


def waiting(store: Store) -> int:
    with store.reading() as work:
        return work.outbox.counts([NoticeState.WAITING])[NoticeState.WAITING]
