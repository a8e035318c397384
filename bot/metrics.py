"""What is counted and timed, for /metrics: never a name, an id or an amount as a label."""

from collections.abc import Callable, Container
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.errors import Outcome

BUCKETS = (0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
PREFIX = "contract_bot"
OTHER = "other"


class Metrics:
    """The counters of one process, in a registry of its own."""

    def __init__(self, commands: Container[str]) -> None:
        self._commands = commands
        self.registry = CollectorRegistry()
        self._requests = self._counter(
            "requests", "Commands and presses, and how they ended", "command", "outcome"
        )
        self._seconds = self._histogram("request_seconds", "From request to answer", "command")
        self._undelivered = self._counter("undelivered_answers", "Answers Slack did not take")
        self._rejected = self._counter("rejected_requests", "Requests not let in", "status")
        self._reconnects = self._counter("socket_reconnects", "Sockets opened anew")
        self._up = Gauge(f"{PREFIX}_up", "1 while Slack can reach us", registry=self.registry)

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(f"{PREFIX}_{name}", meaning, labels, registry=self.registry)

    def _histogram(self, name: str, meaning: str, *labels: str) -> Histogram:
        return Histogram(
            f"{PREFIX}_{name}", meaning, labels, buckets=BUCKETS, registry=self.registry
        )

    def name_of(self, line: str) -> str:
        """The subcommand in *line* if it is one of ours: what people type is no label."""
        word = line.split(maxsplit=1)[0].lower() if line.strip() else OTHER
        return word if word in self._commands else OTHER

    def answered(self, command: str, outcome: Outcome, started: float) -> None:
        """Count one answer; *started* is a reading of ``perf_counter``."""
        self._requests.labels(command, outcome).inc()
        self._seconds.labels(command).observe(perf_counter() - started)

    def undelivered(self) -> None:
        self._undelivered.inc()

    def rejected(self, status: int) -> None:
        self._rejected.labels(str(status)).inc()

    def watch(self, is_up: Callable[[], bool]) -> None:
        """Ask *is_up* whenever somebody asks us."""
        self._up.set_function(is_up)

    def reconnected(self) -> None:
        self._reconnects.inc()

    def page(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self.registry)
