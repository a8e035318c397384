"""Notices delivered to a Slack on loopback, beside a bare client and beside Slack's own pace."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.apps import settings_for
from benchmarks.figures import Figure
from benchmarks.run import Run
from benchmarks.scratch import copied
from benchmarks.slash import Refused
from benchmarks.timing import MS, Timing
from benchmarks.told import READERS, delivery, workspace, write_notices
from bot import house
from bot.clients import web_client
from bot.clock import now
from notifications.attempt import Result
from sandbox.slack import Slack

A_READER = 1.0  # messages that Slack takes in a second
A_WORKSPACE = 300 / 60  # the same; Slack says: a few hundred a minute


def delivering(run: Run) -> Sequence[Figure]:
    """From a copy of the smallest store: each message by the delivery, then by a bare client.

    The sandbox keeps no pace. Whoever is told is looked up once, which is counted.
    """
    smallest = run.stores[min(run.stores)]
    with copied(smallest, run.folder) as path, Slack.running(workspace()) as slack:
        ours, bare = _delivered(path, slack)
    return list(_figures(ours, bare))


def _delivered(path: Path, slack: Slack) -> tuple[Timing, Timing]:
    """Raises Refused for a message that was not said."""
    ours, bare = Timing(), Timing()
    settings = settings_for(path)
    client = web_client(slack.url, slack.bot_token)
    with closing(house.opened(settings)) as store, ThreadPoolExecutor(1) as lookups:
        delivers = delivery(settings, store, (slack.url, slack.bot_token), lookups)
        for _ in range(write_notices(store, now().date())):
            mark = slack.world.journal.mark
            result = ours.take(delivers.step)
            if result is not Result.SAID:
                raise Refused(result)
            bare.take(partial(client.chat_postMessage, **_posted(slack, mark)))
    return ours, bare


def _posted(slack: Slack, mark: int) -> dict[str, Any]:
    """The one message that *slack* took since *mark*, as it can be posted again."""
    said = [change.message for change in slack.world.journal.since(mark)]
    [message] = filter(None, said)
    return {
        "channel": message.channel,
        "text": message.text,
        "blocks": list(message.blocks),
        "metadata": message.metadata,
    }


def _figures(ours: Timing, bare: Timing) -> Iterator[Figure]:
    yield Figure(f"delivery of {len(ours.seconds)} messages", 0, ours.rate, "/s")
    yield Figure("delivery of a message, mean", 0, MS / ours.rate, "ms")
    yield Figure("the same, bare WebClient", 0, bare.rate, "/s")
    yield Figure("the same, bare WebClient, mean", 0, MS / bare.rate, "ms")
    yield Figure("delivery to bare WebClient", 0, bare.rate / ours.rate, "×")
    yield Figure(
        f"delivery to Slack's pace, {READERS} readers", 0, ours.rate / (READERS * A_READER), "×"
    )
    yield Figure("delivery to Slack's pace, a workspace", 0, ours.rate / A_WORKSPACE, "×")
