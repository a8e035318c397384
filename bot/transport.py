"""What carries Slack's requests to the app: by socket or by HTTP."""

from typing import Protocol


class Transport(Protocol):
    """Started once, stopped once; in between it mends itself."""

    def start(self) -> None:
        """Be reachable when this returns. Raises Refusal with a sentence for the operator."""

    @property
    def address(self) -> str:
        """Where it is, for the operator; known once started."""

    def is_up(self) -> bool:
        """Whether Slack can reach us now."""

    def drain(self, seconds: float) -> bool:
        """Take in nothing new and wait for the answers in flight; whether all went out."""

    def close(self) -> None:
        """Let go of connections and threads."""
