"""The postbox through Slack's Web API: every call is made once, by whoever keeps the outbox."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from blocks.kit import Message
from bot.directory import SlackDirectory
from bot.outcomes import asked
from contracts.people import is_person
from notifications.postbox import InDoubt

EVENT = "contract_bot_notice"
EARLIER = timedelta(minutes=10)  # our clock may be ahead of Slack's
PAGE = 200


class SlackPost:
    """Looks like a Postbox. Who reads a channel, and who is one of us, *directory* knows."""

    def __init__(self, client: WebClient, directory: SlackDirectory) -> None:
        self._client, self._directory = client, directory
        self._directs: dict[str, str] = {}

    def is_inside(self, recipient: str) -> bool:
        known = self._directory
        look = known.may_look_up if is_person(recipient) else known.is_inside
        return asked(lambda: look(recipient))

    def direct(self, user_id: str) -> str:
        if user_id not in self._directs:
            said = asked(lambda: self._client.conversations_open(users=user_id))
            self._directs[user_id] = _text(said.get("channel"), "id")
        return self._directs[user_id]

    def post(self, channel: str, message: Message, token: str) -> str:
        said = asked(
            lambda: self._client.chat_postMessage(
                channel=channel,
                **_content(message),
                metadata={"event_type": EVENT, "event_payload": {"key": token}},
                unfurl_links=False,
                unfurl_media=False,
            )
        )
        return _text(said.data, "ts")

    def update(self, channel: str, ts: str, message: Message) -> None:
        asked(lambda: self._client.chat_update(channel=channel, ts=ts, **_content(message)))

    def withdraw(self, channel: str, ts: str) -> None:
        asked(lambda: self._client.chat_delete(channel=channel, ts=ts))

    def look(self, channel: str, token: str, since: datetime) -> str | None:
        oldest = f"{(since - EARLIER).timestamp():.6f}"
        said = (m for page in self._pages(channel, oldest) for m in page.get("messages") or ())
        return next((_text(message, "ts") for message in said if _key(message) == token), None)

    def _pages(self, channel: str, oldest: str) -> Iterator[SlackResponse]:
        """The channel's history with what apps wrote into the messages, the newest first."""
        cursor = ""
        while True:
            page = asked(
                partial(
                    self._client.conversations_history,
                    channel=channel,
                    oldest=oldest,
                    include_all_metadata=True,
                    limit=PAGE,
                    cursor=cursor or None,
                )
            )
            yield page
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return


def _content(message: Message) -> dict[str, Any]:
    return {"text": message.text, "blocks": list(message.blocks)}


def _key(message: Mapping[str, Any]) -> object:
    """The token in a message of ours."""
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return payload.get("key") if metadata.get("event_type") == EVENT else None


def _text(said: Any, name: str) -> str:
    """A text in an answer; without it nobody knows what Slack did."""
    found = said.get(name) if isinstance(said, Mapping) else None
    if not isinstance(found, str):
        raise InDoubt(f"no {name}")
    return found
