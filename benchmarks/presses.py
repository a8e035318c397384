"""A press of a button on a card in a direct message, as the signed request that Slack sends."""

from queue import SimpleQueue
from time import time

from slack_bolt import App

from benchmarks.slash import SECRET, TEAM, answered
from bot.payloads import Payload as Said
from notifications.kinds.approval import approval
from sandbox.delivery.receiver import Payload, PayloadKind
from sandbox.delivery.signing import SignedRequest, signed

CHANNEL, TS = "D0BENCH01", "1700000000.000100"
PATIENCE_SECONDS = 10.0
CARD = approval.render(approval.example)


def press(line: str, user: str) -> SignedRequest:
    """*user* presses, just now, a button that runs *line*; Slack sends the card along."""
    button = {"type": "button", "action_id": "run:approve", "block_id": "card", "value": line}
    body = {
        "type": "block_actions",
        "token": "verification",
        "api_app_id": "A0BENCH01",
        "user": {"id": user, "username": "maria", "name": "maria", "team_id": TEAM},
        "team": {"id": TEAM, "domain": "example"},
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": "1.2.abc",
        "container": {"type": "message", "message_ts": TS, "channel_id": CHANNEL},
        "channel": {"id": CHANNEL, "name": "directmessage"},
        "message": {"type": "message", "ts": TS, "text": CARD.text, "blocks": list(CARD.blocks)},
        "response_url": "https://hooks.slack.com/actions/T0BENCH01/1/abc",
        "actions": [button | {"action_ts": TS}],
    }
    return signed(Payload(PayloadKind.INTERACTIVE, body), SECRET, time())


class Answers:
    """Takes what the bot says after an ack, in the place of a ``response_url``."""

    def __init__(self) -> None:
        self._said: SimpleQueue[Said] = SimpleQueue()

    def take(self, _url: str, said: Said) -> bool:
        self._said.put(said)
        return True

    def to(self, app: App, sent: SignedRequest) -> Said:
        """What *app* says to *sent*, once its ack is out."""
        answered(app, sent)
        return self._said.get(timeout=PATIENCE_SECONDS)
