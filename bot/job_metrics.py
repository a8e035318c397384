"""What is counted of the jobs that nobody asked for."""

from collections.abc import Mapping
from time import monotonic

from prometheus_client import CollectorRegistry, Counter, Gauge

from bot.metrics import PREFIX
from notifications.attempt import Result
from store import NoticeState


class JobMetrics:
    """In the registry of the other counters."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._notices = Counter(
            f"{PREFIX}_notices", "What came of notices", ["result"], registry=registry
        )
        self._failed = Counter(
            f"{PREFIX}_job_failures", "Rounds that broke off or were missed", ["job", "how"],
            registry=registry,
        )  # fmt: skip
        self._pending = Gauge(
            f"{PREFIX}_notices_pending", "Notices that are not settled", ["state"],
            registry=registry,
        )  # fmt: skip
        self._since = Gauge(
            f"{PREFIX}_job_seconds_since_round", "Since the last round of a job", ["job"],
            registry=registry,
        )  # fmt: skip
        self._rounds: dict[str, float] = {}

    def delivered(self, result: Result) -> None:
        self._notices.labels(result.value).inc()

    def pending(self, counts: Mapping[NoticeState, int]) -> None:
        for state, count in counts.items():
            self._pending.labels(state.value).set(count)

    def beat(self, job: str) -> None:
        """*job* is alive."""
        self._rounds[job] = monotonic()
        self._since.labels(job).set_function(lambda: monotonic() - self._rounds[job])

    def failed(self, job: str, how: str) -> None:
        self._failed.labels(job, how).inc()
