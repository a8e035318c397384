"""What is counted and timed, for /metrics: never a name, an id or an amount as a label."""

from collections.abc import Callable, Container
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.errors import Outcome

BUCKETS = (0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
OTHER = "other"


class Metrics:
    """The counters of one process, in a registry of its own."""

    def __init__(self, commands: Container[str]) -> None:
        self._commands = commands
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "contract_bot_requests",
            "Commands and presses by subcommand and how they ended",
            ["command", "outcome"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "contract_bot_request_seconds",
            "From Slack's request to our answer",
            ["command"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._undelivered = Counter(
            "contract_bot_undelivered_answers",
            "Answers to presses that Slack did not take",
            registry=self.registry,
        )
        self._rejected = Counter(
            "contract_bot_rejected_requests",
            "HTTP requests that were not let in, by status",
            ["status"],
            registry=self.registry,
        )
        self._up = Gauge(
            "contract_bot_up",
            "1 while Slack can reach us",
            registry=self.registry,
        )
        self._reconnects = Counter(
            "contract_bot_socket_reconnects",
            "Times that the socket had to be opened anew",
            registry=self.registry,
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
