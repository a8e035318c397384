"""An app that only listens: keeps every payload and answers what it was told to."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs

from sandbox.core import Core
from sandbox.delivery.signing import SignedRequest

Json = dict[str, Any]


class Listening:
    """What came, the newest last; *ack* is the body of the next acks."""

    def __init__(self) -> None:
        self.got: list[Json] = []
        self.ack: Json | None = None

    def send(self, request: SignedRequest) -> tuple[int, str]:
        fields = parse_qs(request.body)
        payload = fields["payload"][0] if "payload" in fields else json.dumps(fields)
        self.got.append(json.loads(payload))
        return 200, json.dumps(self.ack) if self.ack else ""

    @property
    def last(self) -> Json:
        return self.got[-1]


@contextmanager
def listening(slack: Core) -> Iterator[Listening]:
    app = Listening()
    slack.send_by(app.send)
    yield app
