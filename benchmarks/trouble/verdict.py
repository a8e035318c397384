"""What became of it, by what stands in Slack: what is lost, said twice, out of order, too fast."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from benchmarks.trouble.scene import Step
from sandbox.slack import Slack
from sandbox.state.journal import Kind
from sandbox.state.model import Message
from store import Notice, NoticeState, Store

MOST = 1_000_000


@dataclass(slots=True)
class Verdict:
    """Numbers of warnings, and of each fault of ours."""

    warnings: int = 0
    lost: int = 0
    twice: int = 0
    never_due: int = 0
    disordered: int = 0
    too_fast: int = 0
    uncertain: int = 0
    withdrawn: int = 0
    kills: int = 0
    stalls: int = 0
    seconds: float = 0.0
    steps: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)

    @property
    def clean(self) -> bool:
        """Whether all that was promised was held."""
        broken = (self.lost, self.twice, self.never_due, self.disordered, self.too_fast)
        return not any(broken)


def judged(store: Store, slack: Slack, due: Iterable[Step], pace: float) -> Verdict:
    """Compare what stands in *slack* with what was *due*, and with what *store* knows."""
    with store.reading() as work:
        written = [n for n in work.outbox.listed(tuple(NoticeState), MOST) if n.kind == "warning"]
    known = {notice.token: notice for notice in written}
    standing = _standing(slack)
    said = Counter(_step(known[token]) for token in standing if token in known)
    wanted = set(due)
    return Verdict(
        warnings=len(wanted),
        lost=sum(not said[step] for step in wanted),
        twice=sum(len(there) - 1 for there in standing.values()),
        never_due=sum(step not in wanted for step in said) + len(standing.keys() - known.keys()),
        disordered=_disordered(standing, known),
        too_fast=_too_fast(slack, pace),
        uncertain=sum(one.state is NoticeState.UNCERTAIN for one in written),
        withdrawn=sum(one.kind is Kind.DELETED for one in slack.world.journal.since(0)),
    )


def _step(notice: Notice) -> Step:
    return notice.facts["contract"], notice.facts["step"]


def _standing(slack: Slack) -> dict[str, list[Message]]:
    """What stands in Slack, by its mark."""
    found: dict[str, list[Message]] = defaultdict(list)
    for channel in slack.world.directory.channels():
        for message in slack.world.messages.public(channel.id):
            if message.metadata:
                found[_token(message.metadata)].append(message)
    return found


def _token(metadata: Mapping[str, Any]) -> str:
    return str(metadata["event_payload"]["key"])


def _disordered(standing: Mapping[str, Sequence[Message]], known: Mapping[str, Notice]) -> int:
    """How often something stands above what was written on an earlier day, in one channel."""
    channels: dict[str, list[tuple[float, Notice]]] = defaultdict(list)
    for token, messages in standing.items():
        for message in messages:
            if token in known:
                channels[message.channel].append((float(message.ts), known[token]))
    in_order = (sorted(there, key=lambda one: one[0]) for there in channels.values())
    return sum(
        above[1].created_at > below[1].created_at
        for there in in_order
        for above, below in pairwise(there)
    )


def _too_fast(slack: Slack, pace: float) -> int:
    """How often a channel was told two things within less than *pace* seconds."""
    times: dict[str, list[float]] = defaultdict(list)
    for change in slack.world.journal.since(0):
        if change.kind is Kind.POSTED and change.message:
            times[change.message.channel].append(float(change.message.ts))
    return sum(
        later - earlier < pace for there in times.values() for earlier, later in pairwise(there)
    )
