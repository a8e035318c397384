"""What Slack answers when it refuses."""

from collections.abc import Sequence
from typing import Any


class SlackError(Exception):
    """A refusal with Slack's own name for it, and what else stands in the answer."""

    def __init__(self, error: str, messages: Sequence[str] = (), **more: Any) -> None:
        super().__init__(error, *messages)
        self.error = error
        self.messages = tuple(messages)
        self.more = more

    def body(self) -> dict[str, Any]:
        """The JSON that Slack answers with."""
        body: dict[str, Any] = {"ok": False, "error": self.error, **self.more}
        if self.messages:
            body["response_metadata"] = {"messages": list(self.messages)}
        return body
