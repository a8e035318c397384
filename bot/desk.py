"""Between Bolt and the door: whatever Slack sends, whatever happens inside, there is an answer."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import structlog

from bot import payloads
from bot.errors import Outcome, explain
from bot.metrics import Metrics
from bot.payloads import Body, Payload
from bot.respond import Respond
from commands.asked import Asked, Door, Reply
from contracts.errors import NotAllowed

log = structlog.get_logger(__name__)


class OtherWorkspace(NotAllowed):
    """I answer only in our own workspace."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown, to whom, and how it ended."""

    reply: Reply
    outcome: Outcome


def settled(run: Callable[[], Reply]) -> Answer:
    """What *run* replies, or what there is to say about its failure. Never raises."""
    try:
        return Answer(run(), Outcome.ANSWERED)
    except Exception as error:  # noqa: BLE001 - the one boundary of a request
        explained = explain(error)
        return Answer(Reply(explained.message), explained.outcome)


class Desk:
    """Takes what Slack sent to the door, and brings back what is to be shown."""

    def __init__(self, door: Door, team_id: str, respond: Respond, metrics: Metrics) -> None:
        self._door, self._team_id = door, team_id
        self._respond, self._metrics = respond, metrics

    def command(self, body: Body) -> Payload:
        """The answer to a slash command, for its ack."""
        return payloads.shown(self._answer(body, payloads.typed(body)).reply)

    def press(self, body: Body) -> None:
        """Answer a press through its ``response_url``.

        The answer takes the place of the ephemeral message that was pressed. A message that
        others see stays, and so does one whose button did not work.
        """
        answer = self._answer(body, payloads.pressed(body))
        payload = payloads.shown(answer.reply)
        moved = answer.outcome is not Outcome.ANSWERED or answer.reply.shared
        payload["replace_original"] = payloads.is_ephemeral(body) and not moved
        if not self._respond(payloads.response_url(body), payload):
            self._metrics.undelivered()

    def _answer(self, body: Body, asked: Asked) -> Answer:
        started = perf_counter()
        command = self._metrics.name_of(asked.line)
        answer = settled(lambda: self._ask(payloads.request_team(body), asked))
        self._metrics.answered(command, answer.outcome, started)
        log.info("answered", command=command, outcome=answer.outcome.value, user=asked.user_id)
        return answer

    def _ask(self, team_id: str, asked: Asked) -> Reply:
        if team_id != self._team_id:
            raise OtherWorkspace
        return self._door(asked)
